import { AppError, notFound } from '#platform/errors'
import type { Who } from '#platform/who'
import type { Desk } from '../desk.ts'
import { cancelInvitation } from '../invitations/invite.ts'
import { moveAccounts } from '../second-factor/move-accounts.ts'
import { listOrganizationIdsOf } from '../sign-in/door-queries.ts'
import { recordUser } from './add-user.ts'
import { deleteMember, endSessionsOf, hasActiveAdmin, lockAdmins } from './queries.ts'
import { getUser } from './users.ts'

/**
 * Takes a person out of the organization. Their account goes, too, unless they belong to another one: then it moves
 * there. Of somebody who is only invited the invitation goes. Errors: not_found, last_admin.
 */
export async function removeUser(desk: Desk, who: Who, id: string): Promise<void> {
  const { withDoor, withTenant, clock } = desk.platform
  if (await withTenant(who, (tx) => cancelInvitation(tx, who, id))) return
  const organizations = await withDoor((tx) => listOrganizationIdsOf(tx, id), { read_only: true })
  if (!organizations.includes(who.organization_id)) throw notFound('person')
  const works_elsewhere = organizations.length > 1

  await withTenant(who, async (tx) => {
    await lockAdmins(tx, who)
    const before = await getUser(tx, who, id)
    await endSessionsOf(tx, who, id, { at: clock.now(), reason: 'deactivated', everywhere: false })
    await deleteMember(tx, who, id, { keep_account: works_elsewhere })
    if (before.role === 'admin' && !(await hasActiveAdmin(tx, who))) throw new AppError('last_admin')
    await recordUser(tx, who, 'deleted', { before })
  })
  desk.forget.user(id)
  if (works_elsewhere) await withDoor((tx) => moveAccounts(tx, desk.platform, who.organization_id, id))
}
