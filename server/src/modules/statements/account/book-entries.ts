import { type RawBuilder, sql } from 'kysely'
import type { Who } from '#platform/who'

/**
 * What the books say of a supplier as entries with what each does to the debt: invoices (those called paid without
 * payments do nothing any more) and payments, those for several restaurants by the restaurants of their invoices.
 * Columns: id, restaurant_id, currency, day, effect, open_amount, on_account, is_payment. The sum of `effect` is that
 * of `open_amount` and `on_account`, of all or of one restaurant, for whoever looks.
 */
export function bookEntries(who: Who, supplier_id: string): RawBuilder<unknown> {
  const mine = (column: string) =>
    who.restaurant_ids ? sql`and ${sql.ref(column)} = any(${who.restaurant_ids}::uuid[])` : sql``
  const payments = sql`p.organization_id = ${who.organization_id} and p.supplier_id = ${supplier_id}
    and p.voided_at is null`
  const ofSeveral = sql`
    union all
    select p.id, null, p.currency, p.paid_on, p.allocated_amount - p.amount, 0, p.allocated_amount - p.amount, true
    from purchasing.payments p
    where ${payments} and p.restaurant_id is null`
  return sql`
    select v.id, v.restaurant_id, v.currency, v.invoice_date as day,
      case v.status when 'active' then v.total_amount else v.paid_amount end as effect,
      case v.status when 'active' then v.total_amount - v.paid_amount else 0 end as open_amount,
      0::numeric as on_account, false as is_payment
    from purchasing.invoices v
    where v.organization_id = ${who.organization_id} and v.supplier_id = ${supplier_id}
      and (v.status = 'active' or v.paid_amount <> 0) ${mine('v.restaurant_id')}
    union all
    select p.id, p.restaurant_id, p.currency, p.paid_on, -p.amount, 0, p.allocated_amount - p.amount, true
    from purchasing.payments p
    where ${payments} and p.restaurant_id is not null ${mine('p.restaurant_id')}
    union all
    select p.id, v.restaurant_id, p.currency, p.paid_on, -a.amount, 0, 0, true
    from purchasing.payments p
    join purchasing.payment_allocations a on a.organization_id = p.organization_id and a.payment_id = p.id
    join purchasing.invoices v on v.organization_id = a.organization_id and v.id = a.invoice_id
    where ${payments} and p.restaurant_id is null ${mine('v.restaurant_id')}
    ${who.restaurant_ids ? sql`` : ofSeveral}`
}
