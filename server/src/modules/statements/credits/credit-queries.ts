import { sql } from 'kysely'
import { type ListQuery, type ListShape, listPage } from '#platform/lists'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { CreditState } from '../credits-contract.ts'
import type { DisputeReason } from '../items-contract.ts'

/** A person limited to some restaurants sees what is owed to those alone. */
export function visibleCredits(tx: TenantTx, who: Who) {
  const rows = tx.selectFrom('statements.credits as c').where('c.organization_id', '=', who.organization_id)
  return who.restaurant_ids
    ? rows.where(sql<boolean>`c.restaurant_ids <@ ${who.restaurant_ids}::uuid[] and c.restaurant_ids <> '{}'`)
    : rows
}

const supplierName = sql<string>`(
  select s.name from suppliers.suppliers s where s.organization_id = c.organization_id and s.id = c.supplier_id)`

function selected(tx: TenantTx, who: Who) {
  return visibleCredits(tx, who)
    .select([
      ...([
        'c.id',
        'c.supplier_id',
        'c.reconciliation_id',
        'c.item_id',
        'c.invoice_number',
        'c.invoice_date',
      ] as const),
      ...([
        'c.currency',
        'c.amount',
        'c.received_amount',
        'c.state',
        'c.note',
        'c.opened_by',
        'c.opened_at',
      ] as const),
      ...(['c.closed_by', 'c.closed_at'] as const),
    ])
    .select([
      sql<DisputeReason>`c.reason`.as('reason'),
      sql<string>`c.amount - c.received_amount`.as('open_amount'),
      supplierName.as('supplier_name'),
    ])
}

export type CreditRow = NonNullable<Awaited<ReturnType<typeof findCreditRow>>>

export function findCreditRow(tx: TenantTx, who: Who, id: string) {
  return selected(tx, who).where('c.id', '=', id).executeTakeFirst()
}

/** The same, held against changes until the transaction ends. */
export function findCreditForUpdate(tx: TenantTx, who: Who, id: string) {
  return selected(tx, who).where('c.id', '=', id).forUpdate('c').executeTakeFirst()
}

export interface CreditFilters extends ListQuery {
  supplier_id?: string
  reconciliation_id?: string
  state?: CreditState
  is_open?: boolean
}

const listShape: ListShape = {
  sorts: {
    opened_at: { column: 'c.opened_at', cast: 'timestamptz' },
    amount: { column: 'c.amount', cast: 'numeric' },
    open_amount: { column: 'c.amount - c.received_amount', cast: 'numeric' },
    supplier_name: { column: supplierName, cast: 'text' },
    state: { column: 'c.state', cast: 'text' },
  },
  default_sort: 'opened_at',
  tie_breaker: { column: 'c.id', cast: 'uuid' },
}

export function listCreditRows(tx: TenantTx, who: Who, filters: CreditFilters) {
  let rows = selected(tx, who)
  if (filters.supplier_id) rows = rows.where('c.supplier_id', '=', filters.supplier_id)
  if (filters.reconciliation_id) rows = rows.where('c.reconciliation_id', '=', filters.reconciliation_id)
  if (filters.state) rows = rows.where('c.state', '=', filters.state)
  if (filters.is_open !== undefined)
    rows = rows.where('c.state', filters.is_open ? 'in' : 'not in', ['open', 'partly'])
  return listPage(tx, rows, filters, listShape)
}

export function listCreditsOfItems(tx: TenantTx, who: Who, item_ids: readonly string[]) {
  return selected(tx, who).where(sql<boolean>`c.item_id = any(${item_ids}::uuid[])`).forUpdate('c').execute()
}

/** What is still owed, by currency. */
export function sumOpenCredits(
  tx: TenantTx,
  who: Who,
  of: { supplier_id: string } | { reconciliation_id: string },
) {
  const rows = visibleCredits(tx, who).where('c.state', 'in', ['open', 'partly'])
  const narrowed =
    'supplier_id' in of
      ? rows.where('c.supplier_id', '=', of.supplier_id)
      : rows.where('c.reconciliation_id', '=', of.reconciliation_id)
  return narrowed
    .groupBy('c.currency')
    .orderBy('c.currency')
    .select('c.currency')
    .select(sql<number>`count(*)::integer`.as('count'))
    .select(sql<string>`sum(c.amount - c.received_amount)`.as('open_amount'))
    .execute()
}

export interface NewCredit {
  id: string
  supplier_id: string
  reconciliation_id: string
  item_id: string
  restaurant_ids: string[]
  invoice_number: string | null
  invoice_date: string | null
  currency: string
  amount: string
  reason: DisputeReason
  note: string | null
}

const rowsAtOnce = 1_000

export async function insertCredits(tx: TenantTx, who: Who, credits: readonly NewCredit[]): Promise<void> {
  for (let start = 0; start < credits.length; start += rowsAtOnce)
    await tx
      .insertInto('statements.credits')
      .values(
        credits
          .slice(start, start + rowsAtOnce)
          .map((credit) => ({ ...credit, organization_id: who.organization_id, opened_by: who.user_id })),
      )
      .execute()
}

export async function updateCreditRow(
  tx: TenantTx,
  who: Who,
  id: string,
  set: Partial<{
    amount: string
    received_amount: string
    state: CreditState
    reason: DisputeReason
    note: string | null
    closed_by: string | null
    closed_at: Date | null
  }>,
): Promise<void> {
  await tx
    .updateTable('statements.credits')
    .set(set)
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .execute()
}

export async function deleteCredits(tx: TenantTx, who: Who, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .deleteFrom('statements.credits')
    .where('organization_id', '=', who.organization_id)
    .where('id', 'in', ids)
    .execute()
}
