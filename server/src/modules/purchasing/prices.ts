import { sql } from 'kysely'
import { findItem } from '#modules/stock/index'
import { notFound } from '#platform/errors'
import { type ListQuery, type ListShape, listPage } from '#platform/lists'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { getPostingSettings } from './posting-settings.ts'

/** Prices are not kept apart from the books: they are the posted lines themselves, so that corrections hold at once. */

interface PriceFilters extends ListQuery {
  supplier_id?: string
  restaurant_id?: string
  store_id?: string
  item_id?: string
  date_from?: string
  date_to?: string
}

const priced = sql`i.status <> 'cancelled' and i.kind = 'invoice' and l.quantity > 0 and l.unit_price > 0`
const paid = sql`purchasing.paid_price(l.quantity, l.unit_price, l.line_total)`

const here = (who: Who, alias: string) =>
  who.restaurant_ids
    ? sql`and ${sql.ref(`${alias}.restaurant_id`)} = any(${who.restaurant_ids}::uuid[])`
    : sql``

interface PriceRow {
  line: string
  price_date: string
  unit_price: string
  unit: string
  currency: string
  supplier_id: string
  supplier_name: string
  restaurant_id: string
  store_id: string | null
  source: 'invoice'
  invoice_id: string
  invoice_number: string
}

const priceShape: ListShape = {
  sorts: {
    price_date: { column: 'p.price_date', cast: 'date' },
    unit_price: { column: 'p.unit_price', cast: 'numeric' },
  },
  default_sort: '-price_date',
  tie_breaker: { column: 'p.line', cast: 'text' },
}

/** What one unit of an item cost, newest first. Errors: not_found. */
export async function listItemPrices(tx: TenantTx, who: Who, item_id: string, filters: PriceFilters) {
  if (!(await findItem(tx, who, item_id))) throw notFound('item')
  const prices = sql<PriceRow>`(
    select i.id || ' ' || lpad(l.position::text, 5, '0') as line, i.invoice_date as price_date,
      round(${paid} / a.pack, 6) as unit_price, t.unit, i.currency, i.supplier_id, s.name as supplier_name,
      i.restaurant_id, i.store_id, 'invoice' as source, i.id as invoice_id, i.invoice_number
    from purchasing.supplier_items a
      join stock.items t on t.organization_id = a.organization_id and t.id = a.item_id
      join purchasing.invoice_items l on l.organization_id = a.organization_id and l.supplier_item_id = a.id
      join purchasing.invoices i on i.organization_id = l.organization_id and i.id = l.invoice_id
      join suppliers.suppliers s on s.organization_id = i.organization_id and s.id = i.supplier_id
    where a.organization_id = ${who.organization_id} and a.item_id = ${item_id} and ${priced} ${here(who, 'i')})`
  let rows = tx.selectFrom(prices.as('p')).selectAll('p')
  if (filters.supplier_id) rows = rows.where('p.supplier_id', '=', filters.supplier_id)
  if (filters.restaurant_id) rows = rows.where('p.restaurant_id', '=', filters.restaurant_id)
  if (filters.store_id) rows = rows.where('p.store_id', '=', filters.store_id)
  if (filters.date_from) rows = rows.where('p.price_date', '>=', filters.date_from)
  if (filters.date_to) rows = rows.where('p.price_date', '<=', filters.date_to)
  return listPage(tx, rows, filters, priceShape)
}

interface StepRow {
  line: string
  supplier_item_id: string
  description: string
  supplier_id: string
  supplier_name: string
  item_id: string | null
  item_name: string | null
  restaurant_id: string
  invoice_id: string
  invoice_number: string
  price_date: string
  currency: string
  unit: string | null
  unit_price: string
  last_price: string
  last_date: string
  percent: string
}

const stepShape: ListShape = {
  sorts: {
    price_date: { column: 'p.price_date', cast: 'date' },
    percent: { column: 'p.percent', cast: 'numeric' },
  },
  default_sort: '-price_date',
  tie_breaker: { column: 'p.line', cast: 'text' },
}

/** Posted lines that cost another price than the last one of their article, newest first. */
export async function listPriceChanges(
  tx: TenantTx,
  who: Who,
  filters: PriceFilters & { min_percent?: number },
) {
  const least = filters.min_percent ?? (await getPostingSettings(tx, who)).price_warning_percent
  const since = filters.date_from ? sql`and i.invoice_date >= ${filters.date_from}::date` : sql``
  const until = filters.date_to ? sql`and i.invoice_date <= ${filters.date_to}::date` : sql``
  const steps = sql<StepRow>`(
    select i.id || ' ' || lpad(l.position::text, 5, '0') as line, a.id as supplier_item_id, l.description,
      i.supplier_id, s.name as supplier_name, a.item_id, t.name as item_name, i.restaurant_id,
      i.id as invoice_id, i.invoice_number, i.invoice_date as price_date, i.currency, l.unit,
      round(${paid}, 6) as unit_price, round(b.price, 6) as last_price, b.invoice_date as last_date,
      round((${paid} - b.price) / b.price * 100, 2) as percent
    from purchasing.invoices i
      join purchasing.invoice_items l on l.organization_id = i.organization_id and l.invoice_id = i.id
      join purchasing.supplier_items a on a.organization_id = l.organization_id and a.id = l.supplier_item_id
      join suppliers.suppliers s on s.organization_id = i.organization_id and s.id = i.supplier_id
      left join stock.items t on t.organization_id = a.organization_id and t.id = a.item_id
      cross join lateral (
        select purchasing.paid_price(m.quantity, m.unit_price, m.line_total) as price, j.invoice_date
        from purchasing.invoice_items m
          join purchasing.invoices j on j.organization_id = m.organization_id and j.id = m.invoice_id
        where m.organization_id = l.organization_id and m.supplier_item_id = l.supplier_item_id
          and j.status <> 'cancelled' and j.kind = 'invoice' and j.currency = i.currency
          and m.quantity > 0 and m.unit_price > 0 and (j.invoice_date, j.id) < (i.invoice_date, i.id)
          ${here(who, 'j')}
        order by j.invoice_date desc, j.id desc, m.position limit 1) b
    where i.organization_id = ${who.organization_id} and ${priced} and a.status <> 'not_stock'
      ${here(who, 'i')} ${since} ${until}
      and b.price > 0 and abs(${paid} - b.price) / b.price * 100 >= ${least}
      and round(${paid}, 4) <> round(b.price, 4))`
  let rows = tx.selectFrom(steps.as('p')).selectAll('p')
  if (filters.supplier_id) rows = rows.where('p.supplier_id', '=', filters.supplier_id)
  if (filters.restaurant_id) rows = rows.where('p.restaurant_id', '=', filters.restaurant_id)
  if (filters.item_id) rows = rows.where('p.item_id', '=', filters.item_id)
  return listPage(tx, rows, filters, stepShape)
}
