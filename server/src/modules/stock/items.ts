import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { audit } from '#platform/audit'
import { blankToNull } from '#platform/blank'
import { notFound } from '#platform/errors'
import { type ListQuery, type ListShape, listPage } from '#platform/lists'
import { notify } from '#platform/live'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { NewItemInput } from './contract.ts'
import { findItem, type ItemFields, type ItemRow, insertItem, selectItems, updateItemRow } from './queries.ts'

const shape: ListShape = {
  sorts: {
    name: { column: 'lower(name)', cast: 'text' },
    sku: { column: 'sku', cast: 'text', when_null: '' },
    category: { column: 'category', cast: 'text', when_null: '' },
    created_at: { column: 'created_at', cast: 'timestamptz' },
  },
  default_sort: 'name',
  tie_breaker: { column: 'id', cast: 'uuid' },
}

export interface ItemFilters extends ListQuery {
  search?: string
  category?: string
  is_active?: boolean
}

/** A page of the catalogue, by name; archived items only when asked for. */
export function listItems(tx: TenantTx, who: Who, query: ItemFilters) {
  let rows = selectItems(tx, who).where('is_active', '=', query.is_active ?? true)
  const search = query.search?.trim()
  if (search) {
    const pattern = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`
    rows = rows.where(sql<boolean>`(name ilike ${pattern} or sku ilike ${pattern})`)
  }
  if (query.category) rows = rows.where(sql<boolean>`lower(category) = lower(${query.category})`)
  return listPage(tx, rows, query, shape)
}

/** One item. Errors: not_found. */
export async function getItem(tx: TenantTx, who: Who, id: string): Promise<ItemRow> {
  const row = await findItem(tx, who, id)
  if (!row) throw notFound('item')
  return row
}

/** Adds an item to the catalogue. Errors: already_exists (its name or SKU). */
export async function createItem(tx: TenantTx, who: Who, input: NewItemInput): Promise<ItemRow> {
  const { name, sku = null, category = null, unit = 'piece' } = trimmed(input)
  const after = await insertItem(tx, who, uuidv7(), { name, sku, category, unit, is_active: true })
  await record(tx, who, 'item.created', { after })
  return after
}

/** Changes what was sent. Errors: not_found, already_exists. */
export async function updateItem(
  tx: TenantTx,
  who: Who,
  id: string,
  input: Partial<ItemFields>,
): Promise<ItemRow> {
  const before = await getItem(tx, who, id)
  const after = await updateItemRow(tx, who, id, trimmed(input))
  await record(tx, who, 'item.updated', { before, after })
  return after
}

/** Takes an item out of use. Errors: not_found. */
export async function archiveItem(tx: TenantTx, who: Who, id: string): Promise<void> {
  const before = await getItem(tx, who, id)
  if (!before.is_active) return
  const after = await updateItemRow(tx, who, id, { is_active: false })
  await record(tx, who, 'item.archived', { before, after })
}

function trimmed<T extends Partial<ItemFields>>(input: T): T {
  const fields = blankToNull(input, ['sku', 'category'])
  if (fields.name !== undefined) fields.name = fields.name.trim()
  if (fields.unit !== undefined) fields.unit = fields.unit.trim()
  return fields
}

async function record(
  tx: TenantTx,
  who: Who,
  action: 'item.created' | 'item.updated' | 'item.archived',
  change: { before?: ItemRow; after: ItemRow },
): Promise<void> {
  const { id, name } = change.after
  await audit(tx, who, action, { type: 'item', id, name }, change)
  await notify(tx, {
    organization_id: who.organization_id,
    channel: 'items',
    type: action.replace('.', '_'),
    data: { id },
  })
}
