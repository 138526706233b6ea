import { sql } from 'kysely'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { ReconciliationSummary } from '../contract.ts'
import { visibleReconciliations } from '../queries.ts'

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

/** Open invoices and credit notes of the books, in hundredths, by where they stand to the counted statements. */
export async function sumOpenInvoices(
  tx: TenantTx,
  who: Who,
  supplier_id: string,
  counted: readonly Counted[],
) {
  const mine = who.restaurant_ids ? sql`and v.restaurant_id = any(${who.restaurant_ids}::uuid[])` : sql``
  const { rows } = await sql<{
    currency: string
    place: Place
    invoices: number
    credit_notes: number
    count: number
  }>`
    with counted as (
      select * from jsonb_to_recordset(${JSON.stringify(counted)}::jsonb)
        as c (reconciliation_id uuid, currency text, restaurant_ids uuid[], period_to date)
    ), listed as (
      select distinct (e ->> 'invoice_id')::uuid as invoice_id, c.currency
      from counted c
      join statements.reconciliation_items i
        on i.organization_id = ${who.organization_id} and i.reconciliation_id = c.reconciliation_id
          and i.currency = c.currency
      cross join jsonb_array_elements(i.details -> 'ledger_entries') e
    ), placed as (
      select v.currency, v.total_amount,
        case
          when l.invoice_id is not null then 'listed'
          when c.reconciliation_id is null then 'other_restaurants'
          when v.invoice_date > c.period_to then 'later_invoices'
          else 'earlier_invoices'
        end as place
      from purchasing.invoices v
      left join listed l on l.invoice_id = v.id and l.currency = v.currency
      left join counted c on c.currency = v.currency and v.restaurant_id = any(c.restaurant_ids)
      where v.organization_id = ${who.organization_id} and v.supplier_id = ${supplier_id} and v.status = 'active' ${mine}
    )
    select currency, place, count(*)::integer as count,
      (100 * coalesce(sum(total_amount) filter (where total_amount >= 0), 0))::float8 as invoices,
      (100 * coalesce(sum(total_amount) filter (where total_amount < 0), 0))::float8 as credit_notes
    from placed group by currency, place`.execute(tx)
  return rows.map((row) => ({
    ...row,
    invoices: Math.round(row.invoices),
    credit_notes: Math.round(row.credit_notes),
  }))
}

export type OpenSum = Awaited<ReturnType<typeof sumOpenInvoices>>[number]
