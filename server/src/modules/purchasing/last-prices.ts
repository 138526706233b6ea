import { sql } from 'kysely'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'

export interface LastPrice {
  draft_id: string
  position: number
  /** Per unit of the line. */
  last_price: number
  last_date: string
  last_invoice_id: string
  percent: number
}

/**
 * What the articles on these drafts cost last, where the price differs: by the same article, or by another article
 * of this supplier that is the same item of ours, in the same currency and not after the draft's day.
 */
export async function listLastPrices(
  tx: TenantTx,
  who: Who,
  draft_ids: readonly string[],
): Promise<LastPrice[]> {
  if (draft_ids.length === 0) return []
  const here = who.restaurant_ids ? sql`and i.restaurant_id = any(${who.restaurant_ids}::uuid[])` : sql``
  const { rows } = await sql<Record<keyof LastPrice, string>>`
    select l.draft_id, l.position, round(p.price, 6) as last_price, p.invoice_date as last_date,
      p.invoice_id as last_invoice_id, round((l.paid - p.price) / p.price * 100, 2) as percent
    from (select w.*, d.currency, d.invoice_date, d.kind,
            purchasing.paid_price(w.quantity, w.unit_price, w.line_total) as paid
          from purchasing.draft_lines w
            join purchasing.drafts d on d.organization_id = w.organization_id and d.id = w.draft_id
          where w.organization_id = ${who.organization_id} and w.draft_id = any(${draft_ids}::uuid[])) l
      join purchasing.supplier_items a on a.organization_id = l.organization_id and a.id = l.supplier_item_id
      cross join lateral (
        select purchasing.paid_price(b.quantity, b.unit_price, b.line_total)
            / coalesce(o.pack, 1) * coalesce(a.pack, 1) as price,
          i.invoice_date, i.id as invoice_id
        from purchasing.supplier_items o
          join purchasing.invoice_items b on b.organization_id = o.organization_id and b.supplier_item_id = o.id
          join purchasing.invoices i on i.organization_id = b.organization_id and i.id = b.invoice_id
        where o.organization_id = a.organization_id and o.supplier_id = a.supplier_id
          and (o.id = a.id or o.item_id = a.item_id)
          and i.status <> 'cancelled' and i.kind = 'invoice' and i.currency = l.currency
          and b.quantity > 0 and b.unit_price > 0
          and i.invoice_date <= coalesce(l.invoice_date, 'infinity') ${here}
        order by i.invoice_date desc, i.id desc, b.position limit 1) p
    where l.kind = 'invoice' and a.status <> 'not_stock' and l.quantity > 0 and l.unit_price > 0
      and p.price > 0 and round(l.paid, 4) <> round(p.price, 4)`.execute(tx)
  return rows.map(({ position, last_price, percent, ...row }) => ({
    ...row,
    position: Number(position),
    last_price: Number(last_price),
    percent: Number(percent),
  }))
}
