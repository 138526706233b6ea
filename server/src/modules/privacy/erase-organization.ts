import { sql } from 'kysely'
import { findOrganizationRow } from '#modules/identity/index'
import { AppError, notFound } from '#platform/errors'
import type { Platform } from '#platform/platform'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { listExportedTables } from './catalogue.ts'

export interface OrganizationNeeds {
  deleteOrganization: (who: Who, id: string) => Promise<void>
}

/**
 * Deletes the organization in use and answers what went: rows by table before, and that none is left after.
 * Errors: wrong_confirmation.
 */
export async function eraseOrganization(
  { deleteOrganization }: OrganizationNeeds,
  platform: Platform,
  who: Who,
  name: string,
) {
  const removed = await platform.withTenant(who, async (tx) => {
    const organization = await findOrganizationRow(tx, who)
    if (!organization) throw notFound('organization')
    if (organization.name.trim() !== name.trim()) throw new AppError('wrong_confirmation')
    return countRows(tx)
  })
  const files_removed = await countFiles(platform, who.organization_id)
  await deleteOrganization(who, who.organization_id)
  const left = await platform.withTenant(who, countRows, { read_only: true })
  return {
    organization_id: who.organization_id,
    erased_at: platform.clock.now(),
    removed,
    files_removed: files_removed - (await countFiles(platform, who.organization_id)),
    rows_left: Object.values(left).reduce((sum, rows) => sum + rows, 0),
  }
}

async function countRows(tx: TenantTx): Promise<Record<string, number>> {
  await sql`set local statement_timeout = 0`.execute(tx)
  const counts: Record<string, number> = {}
  for (const { name } of await listExportedTables(tx)) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}`.execute(tx)
    if (rows[0]?.n) counts[name] = rows[0].n
  }
  return counts
}

async function countFiles({ files, clock }: Platform, organization_id: string): Promise<number> {
  let count = 0
  for await (const _ of files.listOlder(organization_id, new Date(clock.now().getTime() + 86_400_000)))
    count += 1
  return count
}
