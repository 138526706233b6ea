import { defineErrand, sendOnErrand } from '#platform/errands'
import { notFound } from '#platform/errors'
import { tellAuthorityChanged } from '#platform/live'
import { Id, Type } from '#platform/schema'
import type { Who } from '#platform/who'
import type { Desk } from '../desk.ts'
import { moveAccounts } from '../second-factor/move-accounts.ts'
import { deleteOrganizationRow, listMemberIds } from './organization-queries.ts'

/**
 * Deletes the organization in use with all it owns. Accounts of people who belong to another one, too, move there
 * first; the files go last, when no row names them any more. Errors: not_found.
 */
export async function deleteOrganization(desk: Desk, who: Who, id: string): Promise<void> {
  if (id !== who.organization_id) throw notFound('organization')
  const { withDoor, withTenant, files, log } = desk.platform
  await withDoor((tx) => moveAccounts(tx, desk.platform, id))
  const members = await withTenant(who, async (tx) => {
    const ids = await listMemberIds(tx, who)
    await deleteOrganizationRow(tx, who)
    await sendOnErrand(tx, removeFilesErrand, { organization_id: id }, id)
    await tellAuthorityChanged(tx, ids)
    return ids
  })
  for (const user_id of members) desk.forget.user(user_id)
  await files.removeAll(id)
  log.info(
    { organization_id: id, actor_id: who.user_id, request_id: who.request_id },
    'an organization was deleted',
  )
}

/** Again after the deletion: killed between the rows and the files, none of the files is left. */
export const removeFilesErrand = defineErrand({
  task: 'remove_files_of_organization',
  message: Type.Object({ organization_id: Id }),
  max_attempts: 20,
  line: 'remove_files_of_organization',
  run: ({ platform, message }) => platform.files.removeAll(message.organization_id),
})
