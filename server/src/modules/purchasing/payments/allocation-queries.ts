import { sql } from 'kysely'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'

/** Part of a payment for one invoice, a decimal text signed as the invoice. */
export interface Allocation {
  invoice_id: string
  amount: string
}

/** Invoices that stand for payment, each with what is open on it. */
export interface OpenInvoice {
  id: string
  restaurant_id: string
  currency: string
  invoice_number: string
  open_amount: string
}

const mostInvoices = 500

/**
 * Invoices of a supplier that money may go to, held against changes until the transaction ends: those named, or all
 * open ones, oldest first. In the order of their ids they are locked, so that two payments do not wait for each other.
 */
export async function holdInvoices(
  tx: TenantTx,
  who: Who,
  asked: { supplier_id: string; restaurant_id: string | null; currency?: string; ids?: readonly string[] },
): Promise<OpenInvoice[]> {
  let rows = tx
    .selectFrom('purchasing.invoices as v')
    .where('v.organization_id', '=', who.organization_id)
    .where('v.supplier_id', '=', asked.supplier_id)
  if (who.restaurant_ids) rows = rows.where('v.restaurant_id', 'in', who.restaurant_ids)
  if (asked.restaurant_id) rows = rows.where('v.restaurant_id', '=', asked.restaurant_id)
  if (asked.ids) rows = rows.where(sql<boolean>`v.id = any(${asked.ids}::uuid[])`)
  else {
    rows = rows.where('v.status', '=', 'active').where('v.total_amount', '>', '0')
    if (asked.currency) rows = rows.where('v.currency', '=', asked.currency)
  }
  const chosen = rows.select('v.id').orderBy('v.invoice_date').orderBy('v.invoice_number').limit(mostInvoices)
  return tx
    .selectFrom('purchasing.invoices as v')
    .where('v.organization_id', '=', who.organization_id)
    .where('v.id', 'in', chosen)
    .select(['v.id', 'v.restaurant_id', 'v.currency', 'v.invoice_number', 'v.invoice_date'])
    .select(
      sql<string>`case when v.status = 'active' then v.total_amount - v.paid_amount else 0 end`.as(
        'open_amount',
      ),
    )
    .orderBy('v.id')
    .forUpdate()
    .execute()
    .then((held) => held.sort(byDay))
}

function byDay(a: { invoice_date: string; invoice_number: string }, b: typeof a): number {
  const [left, right] = [a, b].map((one) => `${one.invoice_date} ${one.invoice_number}`)
  return left === right ? 0 : left! < right! ? -1 : 1
}

/** Adds to what a payment is for. */
export async function addAllocations(
  tx: TenantTx,
  who: Who,
  payment_id: string,
  allocations: readonly Allocation[],
): Promise<void> {
  await tx
    .insertInto('purchasing.payment_allocations')
    .values(allocations.map((one) => ({ ...one, organization_id: who.organization_id, payment_id })))
    .onConflict((conflict) =>
      conflict
        .columns(['organization_id', 'payment_id', 'invoice_id'])
        .doUpdateSet({ amount: sql`payment_allocations.amount + excluded.amount` }),
    )
    .execute()
  await sql`update purchasing.payments p set updated_at = now(), allocated_amount = (
      select sum(a.amount) from purchasing.payment_allocations a
      where a.organization_id = p.organization_id and a.payment_id = p.id)
    where p.organization_id = ${who.organization_id} and p.id = ${payment_id}`.execute(tx)
}

/** What a payment is for, whoever may see it. */
export function listAllocations(tx: TenantTx, who: Who, payment_id: string): Promise<Allocation[]> {
  return tx
    .selectFrom('purchasing.payment_allocations')
    .where('organization_id', '=', who.organization_id)
    .where('payment_id', '=', payment_id)
    .select(['invoice_id', 'amount'])
    .orderBy('invoice_id')
    .execute()
}

/** An invoice whose money moved. */
export interface MovedInvoice {
  id: string
  restaurant_id: string
  invoice_number: string
  status: string
  was_status: string
}

/**
 * Adds money to invoices, or takes it off again. Paid in full an invoice is `paid`; one that was and is no longer is
 * open again; one that somebody called paid without it stays so. The table's checks refuse more than its total.
 */
export async function moveMoney(
  tx: TenantTx,
  who: Who,
  allocations: readonly Allocation[],
  sign: 1 | -1,
): Promise<MovedInvoice[]> {
  const { rows } = await sql<MovedInvoice>`
    with moved as (
      select v.organization_id, v.id, v.status, v.paid_amount + ${sign} * a.amount as paid_now,
        v.paid_amount = v.total_amount as was_full
      from jsonb_to_recordset(${JSON.stringify(allocations)}::jsonb) as a (invoice_id uuid, amount numeric)
      join purchasing.invoices v on v.organization_id = ${who.organization_id} and v.id = a.invoice_id
      order by v.id for update of v
    )
    update purchasing.invoices v set paid_amount = m.paid_now, updated_at = now(),
      status = case
        when m.paid_now = v.total_amount then 'paid' when m.was_full then 'active' else v.status end
    from moved m where v.organization_id = m.organization_id and v.id = m.id
    returning v.id, v.restaurant_id, v.invoice_number, v.status, m.status as was_status`.execute(tx)
  return rows
}
