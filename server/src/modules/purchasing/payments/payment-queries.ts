import { sql } from 'kysely'
import { type ListQuery, type ListShape, listPage } from '#platform/lists'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { Payment } from './payment-contract.ts'

/** Payments this person may see: of their restaurants when they are limited, so none that is for several. */
function visible(tx: TenantTx, who: Who) {
  const rows = tx.selectFrom('purchasing.payments as p').where('p.organization_id', '=', who.organization_id)
  return who.restaurant_ids ? rows.where('p.restaurant_id', 'in', who.restaurant_ids) : rows
}

function shown(tx: TenantTx, who: Who) {
  const mine = who.restaurant_ids ? sql`and v.restaurant_id = any(${who.restaurant_ids}::uuid[])` : sql``
  return visible(tx, who)
    .select([
      ...([
        'p.id',
        'p.supplier_id',
        'p.restaurant_id',
        'p.paid_on',
        'p.amount',
        'p.allocated_amount',
      ] as const),
      ...(['p.currency', 'p.method', 'p.reference', 'p.notes', 'p.created_by', 'p.created_at'] as const),
      ...(['p.updated_at', 'p.voided_at', 'p.void_reason'] as const),
    ])
    .select([
      sql<string>`p.amount - p.allocated_amount`.as('on_account_amount'),
      sql<string>`(select s.name from suppliers.suppliers s
        where s.organization_id = p.organization_id and s.id = p.supplier_id)`.as('supplier_name'),
      sql<string | null>`(select r.name from venues.restaurants r
        where r.organization_id = p.organization_id and r.id = p.restaurant_id)`.as('restaurant_name'),
      sql<Payment['allocations']>`coalesce((
        select jsonb_agg(jsonb_build_object('invoice_id', a.invoice_id, 'invoice_number', v.invoice_number,
          'invoice_date', v.invoice_date, 'amount', a.amount) order by v.invoice_date, v.invoice_number)
        from purchasing.payment_allocations a
        join purchasing.invoices v on v.organization_id = a.organization_id and v.id = a.invoice_id
        where a.organization_id = p.organization_id and a.payment_id = p.id ${mine}), '[]')`.as(
        'allocations',
      ),
    ])
}

export type PaymentRow = NonNullable<Awaited<ReturnType<typeof findPaymentRow>>>

export function findPaymentRow(tx: TenantTx, who: Who, id: string) {
  return shown(tx, who).where('p.id', '=', id).executeTakeFirst()
}

/** Holds a payment against changes until the transaction ends; whether there is one. */
export async function holdPayment(tx: TenantTx, who: Who, id: string): Promise<boolean> {
  const row = await visible(tx, who).where('p.id', '=', id).select('p.id').forUpdate('p').executeTakeFirst()
  return row !== undefined
}

export interface PaymentFilters extends ListQuery {
  supplier_id?: string
  restaurant_id?: string
  invoice_id?: string
  is_void?: boolean
  date_from?: string
  date_to?: string
}

const listShape: ListShape = {
  sorts: {
    paid_on: { column: 'p.paid_on', cast: 'date' },
    amount: { column: 'p.amount', cast: 'numeric' },
    created_at: { column: 'p.created_at', cast: 'timestamptz' },
  },
  default_sort: '-paid_on',
  tie_breaker: { column: 'p.id', cast: 'uuid' },
}

export function listPaymentRows(tx: TenantTx, who: Who, filters: PaymentFilters) {
  const { supplier_id, restaurant_id, invoice_id, is_void, date_from, date_to } = filters
  let rows = shown(tx, who)
  if (supplier_id) rows = rows.where('p.supplier_id', '=', supplier_id)
  if (restaurant_id) rows = rows.where('p.restaurant_id', '=', restaurant_id)
  if (is_void !== undefined) rows = rows.where('p.voided_at', is_void ? 'is not' : 'is', null)
  if (date_from) rows = rows.where('p.paid_on', '>=', date_from)
  if (date_to) rows = rows.where('p.paid_on', '<=', date_to)
  if (invoice_id)
    rows = rows.where(
      sql<boolean>`exists (select from purchasing.payment_allocations a
        where a.organization_id = p.organization_id and a.payment_id = p.id and a.invoice_id = ${invoice_id})`,
    )
  return listPage(tx, rows, filters, listShape)
}

export interface NewPayment {
  supplier_id: string
  restaurant_id: string | null
  paid_on: string
  amount: string
  currency: string
  method: Payment['method']
  reference: string | null
  notes: string | null
}

export async function insertPayment(tx: TenantTx, who: Who, id: string, payment: NewPayment): Promise<void> {
  await tx
    .insertInto('purchasing.payments')
    .values({ ...payment, organization_id: who.organization_id, id, created_by: who.user_id })
    .execute()
}

export async function updatePaymentRow(
  tx: TenantTx,
  who: Who,
  id: string,
  set: Partial<Pick<NewPayment, 'method' | 'reference' | 'notes'>> & {
    voided_at?: Date | null
    voided_by?: string | null
    void_reason?: string | null
  },
): Promise<void> {
  await tx
    .updateTable('purchasing.payments')
    .set({ ...set, updated_at: sql`now()` })
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .execute()
}
