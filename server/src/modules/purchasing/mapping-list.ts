import { sql } from 'kysely'
import { type ListQuery, type ListShape, listPage } from '#platform/lists'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { Mapping, statusFilters } from './mapping-contract.ts'

export interface MappingFilters extends ListQuery {
  status?: (typeof statusFilters)[number]
  supplier_id?: string
  item_id?: string
  search?: string
}

export type MappingRow = Omit<
  Mapping,
  'proposals' | 'pack' | 'last_price' | 'confirmed_at' | 'supplier_name'
> & {
  supplier_name: string
  pack: string | null
  last_price: string | null
  confirmed_at: Date | null
}

const shape: ListShape = {
  sorts: {
    line_count: { column: 'm.line_count', cast: 'bigint' },
    description: { column: 'lower(m.description)', cast: 'text' },
    supplier_name: { column: 'lower(m.supplier_name)', cast: 'text' },
    last_seen: { column: 'm.last_seen', cast: 'date', when_null: '-infinity' },
  },
  default_sort: '-line_count',
  tie_breaker: { column: 'm.id', cast: 'uuid' },
}

/** Articles with what they are mapped to, and what the caller's restaurants bought of them. */
function articles(who: Who) {
  const here = (alias: string) =>
    who.restaurant_ids
      ? sql`and ${sql.ref(`${alias}.restaurant_id`)} = any(${who.restaurant_ids}::uuid[])`
      : sql``
  return sql<MappingRow>`(
    select a.id, a.supplier_id, s.name as supplier_name, a.code, a.description, a.unit, a.status,
      a.not_stock_kind, a.item_id, t.name as item_name, t.unit as item_unit, t.is_active as item_is_active,
      a.pack, a.confirmed_by, a.confirmed_at, b.line_count + w.line_count as line_count, w.draft_count,
      coalesce(b.spend, '[]') as spend, p.unit_price as last_price, p.currency as last_currency,
      p.invoice_date as last_seen
    from purchasing.supplier_items a
      join suppliers.suppliers s on s.organization_id = a.organization_id and s.id = a.supplier_id
      left join stock.items t on t.organization_id = a.organization_id and t.id = a.item_id
      cross join lateral (
        select coalesce(sum(c.lines), 0)::int as line_count,
          jsonb_agg(jsonb_build_object('currency', c.currency, 'amount', c.amount) order by c.currency) as spend
        from (select i.currency, count(*) as lines, sum(l.line_total) as amount
          from purchasing.invoice_items l
            join purchasing.invoices i on i.organization_id = l.organization_id and i.id = l.invoice_id
          where l.organization_id = a.organization_id and l.supplier_item_id = a.id
            and i.status <> 'cancelled' ${here('i')}
          group by i.currency) c) b
      cross join lateral (
        select count(*)::int as line_count, count(distinct l.draft_id)::int as draft_count
        from purchasing.draft_lines l
          join purchasing.drafts d on d.organization_id = l.organization_id and d.id = l.draft_id
        where l.organization_id = a.organization_id and l.supplier_item_id = a.id ${here('d')}) w
      left join lateral (
        select l.unit_price, i.currency, i.invoice_date
        from purchasing.invoice_items l
          join purchasing.invoices i on i.organization_id = l.organization_id and i.id = l.invoice_id
        where l.organization_id = a.organization_id and l.supplier_item_id = a.id
          and i.status <> 'cancelled' and i.kind = 'invoice' ${here('i')}
        order by i.invoice_date desc, i.id desc limit 1) p on true
    where a.organization_id = ${who.organization_id})`
}

/** A page of articles; an open one that stands on no line any more is left out. */
export function listMappingRows(tx: TenantTx, who: Who, filters: MappingFilters) {
  let rows = tx.selectFrom(articles(who).as('m')).selectAll('m')
  const status = filters.status ?? 'open'
  if (status === 'open')
    rows = rows.where(
      sql<boolean>`m.line_count > 0 and (m.status = 'open' or m.item_is_active is not distinct from false)`,
    )
  else if (status !== 'all') rows = rows.where('m.status', '=', status)
  if (filters.supplier_id) rows = rows.where('m.supplier_id', '=', filters.supplier_id)
  if (filters.item_id) rows = rows.where('m.item_id', '=', filters.item_id)
  const search = filters.search?.trim()
  if (search) {
    const pattern = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`
    rows = rows.where(sql<boolean>`(m.description ilike ${pattern} or m.code ilike ${pattern})`)
  }
  return listPage(tx, rows, filters, shape)
}

export function findMappingRow(tx: TenantTx, who: Who, id: string) {
  return tx.selectFrom(articles(who).as('m')).selectAll('m').where('m.id', '=', id).executeTakeFirst()
}
