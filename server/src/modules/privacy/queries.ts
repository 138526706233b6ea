import { sql } from 'kysely'
import { type ListQuery, type ListShape, listPage } from '#platform/lists'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { ErasureProof, Export } from './contract.ts'

const exportColumns = [
  'id',
  'scope',
  'person_id',
  'status',
  'job_id',
  'file_hash',
  'size_bytes',
  'row_count',
  'file_count',
  'created_by',
  'created_at',
  'expires_at',
] as const

/** Archives one asked for; all of them for those who may. */
function visible(tx: TenantTx, who: Who, sees_all: boolean) {
  const rows = tx
    .selectFrom('privacy.exports')
    .where('organization_id', '=', who.organization_id)
    .select(exportColumns)
    .$narrowType<{ scope: Export['scope']; status: Export['status'] }>()
  return sees_all ? rows : rows.where('created_by', '=', who.user_id)
}

export type ExportRow = NonNullable<Awaited<ReturnType<typeof findExport>>>

export function findExport(tx: TenantTx, who: Who, id: string, sees_all: boolean) {
  return visible(tx, who, sees_all).where('id', '=', id).executeTakeFirst()
}

const byDate: ListShape = {
  sorts: { created_at: { column: 'created_at', cast: 'timestamptz' } },
  default_sort: '-created_at',
  tie_breaker: { column: 'id', cast: 'uuid' },
}

export function listExports(tx: TenantTx, who: Who, query: ListQuery, sees_all: boolean) {
  return listPage(tx, visible(tx, who, sees_all), query, byDate)
}

export async function insertExport(
  tx: TenantTx,
  who: Who,
  row: { id: string; scope: Export['scope']; person_id: string | null; job_id: string },
): Promise<void> {
  await tx
    .insertInto('privacy.exports')
    .values({ ...row, organization_id: who.organization_id, created_by: who.user_id })
    .execute()
}

export async function updateExport(
  tx: TenantTx,
  organization_id: string,
  id: string,
  change: {
    status: Export['status']
    file_hash?: string
    size_bytes?: number
    row_count?: number
    file_count?: number
    expires_at?: Date
  },
): Promise<void> {
  await tx
    .updateTable('privacy.exports')
    .set(change)
    .where('organization_id', '=', organization_id)
    .where('id', '=', id)
    .execute()
}

/** Marks archives as gone whose time is over; answers their files. */
export async function expireExports(tx: TenantTx, organization_id: string, now: Date): Promise<string[]> {
  const rows = await tx
    .updateTable('privacy.exports')
    .set({ status: 'expired' })
    .where('organization_id', '=', organization_id)
    .where('status', '=', 'ready')
    .where('expires_at', '<=', now)
    .returning('file_hash')
    .execute()
  return rows.map(({ file_hash }) => file_hash!)
}

/** Whether an archive that is still offered has these bytes. */
export async function needsFile(tx: TenantTx, who: Who, hash: string): Promise<boolean> {
  return (await listArchiveHashes(tx, who.organization_id)).includes(hash)
}

/** Files of archives that are still offered. */
export async function listArchiveHashes(tx: TenantTx, organization_id: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('privacy.exports')
    .where('organization_id', '=', organization_id)
    .where('status', '=', 'ready')
    .where('file_hash', 'is not', null)
    .select('file_hash')
    .execute()
  return rows.map(({ file_hash }) => file_hash!)
}

export function listErasures(tx: TenantTx, who: Who, query: ListQuery) {
  const rows = tx
    .selectFrom('privacy.erasures')
    .where('organization_id', '=', who.organization_id)
    .select(['id', 'person_id', 'erased_by', 'erased_at', sql<ErasureProof>`proof`.as('proof')])
  return listPage(tx, rows, query, {
    sorts: { erased_at: { column: 'erased_at', cast: 'timestamptz' } },
    default_sort: '-erased_at',
    tie_breaker: { column: 'id', cast: 'uuid' },
  })
}

/** Nothing happens when it is there already. */
export async function insertErasure(
  tx: TenantTx,
  who: Who,
  row: { id: string; person_id: string; erased_at: Date; proof: ErasureProof },
): Promise<void> {
  await tx
    .insertInto('privacy.erasures')
    .values({
      ...row,
      proof: JSON.stringify(row.proof),
      organization_id: who.organization_id,
      erased_by: who.user_id,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'id']).doNothing())
    .execute()
}
