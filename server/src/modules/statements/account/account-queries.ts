import { sql } from 'kysely'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { ReconciliationSummary } from '../contract.ts'
import { visibleReconciliations } from '../queries.ts'
import { bookEntries } from './book-entries.ts'

const mostStatements = 1_000

/** A supplier's complete reconciliations, of each document the newest; latest statement first. */
export async function listStatementsOf(tx: TenantTx, who: Who, supplier_id: string) {
  const rows = await visibleReconciliations(tx, who)
    .where('r.supplier_id', '=', supplier_id)
    .where('r.status', '=', 'completed')
    .distinctOn('r.document_id')
    .select(['r.id', 'r.document_id', 'r.is_stale', 'r.created_at'])
    .select([
      sql<ReconciliationSummary>`r.summary`.as('summary'),
      sql<string>`(select d.file_name from documents.documents d
        where d.organization_id = r.organization_id and d.id = r.document_id)`.as('document_name'),
      sql<string[]>`array(select x.restaurant_id from statements.reconciliation_restaurants x
        where x.organization_id = r.organization_id and x.reconciliation_id = r.id
        order by x.restaurant_id)`.as('restaurant_ids'),
    ])
    .orderBy('r.document_id')
    .orderBy('r.created_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(mostStatements)
    .execute()
  const day = (row: (typeof rows)[number]) => row.summary.period_to ?? ''
  return rows.sort((a, b) =>
    day(a) === day(b) ? Number(b.created_at) - Number(a.created_at) : day(a) < day(b) ? 1 : -1,
  )
}

export type StatementRow = Awaited<ReturnType<typeof listStatementsOf>>[number]

/** Items of reconciliations: all, undecided, disputed. */
export async function countDecisions(tx: TenantTx, who: Who, ids: readonly string[]) {
  const rows = await tx
    .selectFrom('statements.reconciliation_items')
    .where('organization_id', '=', who.organization_id)
    .where(sql<boolean>`reconciliation_id = any(${ids}::uuid[])`)
    .groupBy('reconciliation_id')
    .select('reconciliation_id')
    .select([
      sql<number>`count(*)::integer`.as('items'),
      sql<number>`(count(*) filter (where decision = 'open'))::integer`.as('open_items'),
      sql<number>`(count(*) filter (where decision = 'disputed'))::integer`.as('disputed_items'),
    ])
    .execute()
  return new Map(rows.map(({ reconciliation_id, ...counts }) => [reconciliation_id, counts]))
}

/** A statement whose closing balance counts, with the restaurants it is for. */
export interface Counted {
  reconciliation_id: string
  currency: string
  restaurant_ids: string[]
  period_to: string | null
}

export type Place = 'listed' | 'earlier_invoices' | 'later_invoices' | 'other_restaurants'

/** What the books say of a supplier, in hundredths, by where it stands to the counted statements. */
export async function sumBooks(tx: TenantTx, who: Who, supplier_id: string, counted: readonly Counted[]) {
  const { rows } = await sql<{
    currency: string
    place: Place
    effect: number
    invoices: number
    credit_notes: number
    on_account: number
    count: number
    has_payments: boolean
  }>`
    with counted as (
      select * from jsonb_to_recordset(${JSON.stringify(counted)}::jsonb)
        as c (reconciliation_id uuid, currency text, restaurant_ids uuid[], period_to date)
    ), listed as (
      select distinct (e ->> 'invoice_id')::uuid as id, c.currency
      from counted c
      join statements.reconciliation_items i
        on i.organization_id = ${who.organization_id} and i.reconciliation_id = c.reconciliation_id
          and i.currency = c.currency
      cross join jsonb_array_elements(i.details -> 'ledger_entries') e
    ), placed as (
      select b.*,
        case
          when l.id is not null then 'listed'
          when c.reconciliation_id is null then 'other_restaurants'
          when b.day > c.period_to then 'later_invoices'
          else 'earlier_invoices'
        end as place
      from (${bookEntries(who, supplier_id)}) b
      left join listed l on l.id = b.id and l.currency = b.currency
      left join lateral (
        select * from counted c
        where c.currency = b.currency and (b.restaurant_id is null or b.restaurant_id = any(c.restaurant_ids))
        order by c.period_to desc nulls last, c.reconciliation_id limit 1) c on true
    )
    select currency, place, (count(*) filter (where open_amount <> 0))::integer as count,
      bool_or(is_payment) as has_payments, (100 * sum(effect))::float8 as effect,
      (100 * coalesce(sum(open_amount) filter (where open_amount >= 0), 0))::float8 as invoices,
      (100 * coalesce(sum(open_amount) filter (where open_amount < 0), 0))::float8 as credit_notes,
      (100 * sum(on_account))::float8 as on_account
    from placed group by currency, place`.execute(tx)
  return rows.map((row) => ({
    ...row,
    effect: Math.round(row.effect),
    invoices: Math.round(row.invoices),
    credit_notes: Math.round(row.credit_notes),
    on_account: Math.round(row.on_account),
  }))
}

export type BooksSum = Awaited<ReturnType<typeof sumBooks>>[number]
