import { type Routes, route } from '#platform/route'
import {
  Changes,
  Id,
  IdParams,
  Input,
  Instant,
  ListOf,
  listQuery,
  Nullable,
  OptionalText,
  type Static,
  Text,
  Type,
} from '#platform/schema'

export const Item = Type.Object({
  id: Id,
  name: Type.String({ examples: ['Strong white flour'] }),
  sku: Nullable(Type.String({ examples: ['FLR-01'] })),
  category: Nullable(Type.String({ examples: ['Dry goods'] })),
  unit: Type.String({ description: 'What it is counted in.', examples: ['kg'] }),
  is_active: Type.Boolean({ description: 'false: archived.' }),
  created_at: Instant,
  updated_at: Instant,
})
export type Item = Static<typeof Item>

const itemFields = {
  name: Text(200, { examples: ['Strong white flour'] }),
  sku: OptionalText(60, { examples: ['FLR-01'] }),
  category: OptionalText(80, { examples: ['Dry goods'] }),
}
const unit = Text(20, { description: 'What it is counted in; `piece` when absent.', examples: ['kg'] })

/** What makes an item, also while a supplier's article is mapped to a new one. */
export const NewItemInput = Input({ ...itemFields, unit: Type.Optional(unit) })
export type NewItemInput = Static<typeof NewItemInput>

const also = ['/supplier/inventory', '/products'] as const
const alsoOne = ['/supplier/inventory/{id}', '/products/{id}'] as const

export const routes = {
  listInventoryItems: route({
    method: 'GET',
    path: '/inventory/items',
    permission: 'items.read',
    also,
    summary: 'List inventory items',
    description: 'What is bought, stocked and cooked with, by name; archived items only when asked for.',
    query: listQuery({
      search: Type.Optional(Type.String({ maxLength: 100, description: 'Part of the name or SKU.' })),
      category: Type.Optional(Type.String({ maxLength: 80 })),
      is_active: Type.Optional(Type.Boolean({ default: true, description: 'false: archived items.' })),
    }),
    response: ListOf(Item),
  }),
  createInventoryItem: route({
    method: 'POST',
    path: '/inventory/items',
    permission: 'items.manage',
    also,
    summary: 'Create an inventory item',
    description:
      'An SKU is an item’s own in the organization, whatever the case; a name is that of one active item.',
    body: NewItemInput,
    response: Item,
    errors: ['already_exists'],
  }),
  getInventoryItem: route({
    method: 'GET',
    path: '/inventory/items/{id}',
    permission: 'items.read',
    also: alsoOne,
    summary: 'Get an inventory item',
    description: 'One item, archived or not.',
    params: IdParams,
    response: Item,
    errors: ['not_found'],
  }),
  updateInventoryItem: route({
    method: 'PUT',
    path: '/inventory/items/{id}',
    permission: 'items.manage',
    also: alsoOne,
    summary: 'Update an inventory item',
    description: 'Changes the fields that are sent. `is_active: true` brings an archived item back.',
    params: IdParams,
    body: Changes(Input({ ...itemFields, unit, is_active: Type.Boolean() })),
    response: Item,
    errors: ['not_found', 'already_exists'],
  }),
  archiveInventoryItem: route({
    method: 'DELETE',
    path: '/inventory/items/{id}',
    permission: 'items.archive',
    also: alsoOne,
    summary: 'Archive an inventory item',
    description:
      'Takes it out of use; invoices and prices that refer to it stay. Supplier articles mapped to it come back to the queue of open mappings.',
    params: IdParams,
    errors: ['not_found'],
  }),
} satisfies Routes
