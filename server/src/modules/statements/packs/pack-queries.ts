import { sql } from 'kysely'
import { type ListQuery, listPage } from '#platform/lists'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { listKeptItems } from '../item-queries.ts'
import type { DisputePack } from '../packs-contract.ts'

/** Who writes: the organization as its letterhead says. */
export function findSender(tx: TenantTx, who: Who) {
  return tx
    .selectFrom('identity.organizations')
    .where('id', '=', who.organization_id)
    .select(['name', 'trade_name', 'cnpj', 'address', 'phone', 'email', 'locale'])
    .executeTakeFirstOrThrow()
}

/** The time zone of the first of these restaurants: the day on the letter is its day. */
export async function findTimezone(
  tx: TenantTx,
  who: Who,
  restaurant_ids: readonly string[],
): Promise<string> {
  const row = await tx
    .selectFrom('venues.restaurants')
    .where('organization_id', '=', who.organization_id)
    .where('id', 'in', restaurant_ids)
    .select('timezone')
    .orderBy('name')
    .limit(1)
    .executeTakeFirst()
  return row?.timezone ?? 'UTC'
}

/** Disputed items of a reconciliation, all or of these ids, in the order of the statement. */
export function listDisputed(tx: TenantTx, who: Who, id: string, item_ids: readonly string[] | undefined) {
  const named = item_ids ? sql`and id = any(${item_ids}::uuid[])` : sql``
  return listKeptItems(tx, who, id, sql<boolean>`(decision = 'disputed' ${named})`)
}

/** What the supplier is asked to credit, by item. */
export async function listAsked(
  tx: TenantTx,
  who: Who,
  reconciliation_id: string,
): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('statements.credits')
    .where('organization_id', '=', who.organization_id)
    .where('reconciliation_id', '=', reconciliation_id)
    .where('item_id', 'is not', null)
    .where('state', 'in', ['open', 'partly'])
    .select('item_id')
    .select(sql<string>`amount - received_amount`.as('open_amount'))
    .execute()
  return new Map(rows.map((row) => [row.item_id!, row.open_amount]))
}

export interface NewPack {
  id: string
  reconciliation_id: string
  language: DisputePack['language']
  items: number
  totals: DisputePack['totals']
  pdf_hash: string
  xlsx_hash: string
}

export async function insertPack(tx: TenantTx, who: Who, { totals, ...pack }: NewPack) {
  return tx
    .insertInto('statements.dispute_packs')
    .values({
      ...pack,
      totals: JSON.stringify(totals),
      organization_id: who.organization_id,
      created_by: who.user_id,
    })
    .returning(['id', 'reconciliation_id', 'language', 'items', 'created_by', 'created_at'])
    .returning(sql<DisputePack['totals']>`totals`.as('totals'))
    .executeTakeFirstOrThrow()
}

export function listPackRows(tx: TenantTx, who: Who, reconciliation_id: string, query: ListQuery) {
  const rows = tx
    .selectFrom('statements.dispute_packs')
    .where('organization_id', '=', who.organization_id)
    .where('reconciliation_id', '=', reconciliation_id)
    .select(['id', 'reconciliation_id', 'language', 'items', 'created_by', 'created_at'])
    .select(sql<DisputePack['totals']>`totals`.as('totals'))
  return listPage(tx, rows, query, {
    sorts: { created_at: { column: 'created_at', cast: 'timestamptz' } },
    default_sort: '-created_at',
    tie_breaker: { column: 'id', cast: 'uuid' },
  })
}

export function findPack(tx: TenantTx, who: Who, reconciliation_id: string, id: string) {
  return tx
    .selectFrom('statements.dispute_packs')
    .where('organization_id', '=', who.organization_id)
    .where('reconciliation_id', '=', reconciliation_id)
    .where('id', '=', id)
    .select(['id', 'pdf_hash', 'xlsx_hash', 'created_at'])
    .executeTakeFirst()
}

export async function isPackFile(tx: TenantTx, who: Who, hash: string): Promise<boolean> {
  const row = await tx
    .selectFrom('statements.dispute_packs')
    .where('organization_id', '=', who.organization_id)
    .where((where) => where.or([where('pdf_hash', '=', hash), where('xlsx_hash', '=', hash)]))
    .select('id')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The files of every pack of a document's reconciliations. */
export async function listPackHashes(tx: TenantTx, who: Who, document_id: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('statements.dispute_packs as p')
    .innerJoin('statements.reconciliations as r', (join) =>
      join.onRef('r.organization_id', '=', 'p.organization_id').onRef('r.id', '=', 'p.reconciliation_id'),
    )
    .where('p.organization_id', '=', who.organization_id)
    .where('r.document_id', '=', document_id)
    .select(['p.pdf_hash', 'p.xlsx_hash'])
    .execute()
  return rows.flatMap((row) => [row.pdf_hash, row.xlsx_hash])
}
