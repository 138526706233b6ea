import { NewItemInput } from '#modules/stock/contract'
import { type Routes, route } from '#platform/route'
import {
  Currency,
  DateOnly,
  Id,
  IdParams,
  Input,
  Instant,
  ListOf,
  listQuery,
  Money,
  Nullable,
  OneOf,
  type Static,
  Type,
} from '#platform/schema'

export const notStockKinds = ['service', 'deposit', 'freight', 'discount', 'other'] as const
const Status = OneOf(['open', 'mapped', 'not_stock'])
export const statusFilters = ['open', 'mapped', 'not_stock', 'all'] as const

const Proposal = Type.Object({
  item_id: Id,
  item_name: Type.String(),
  item_unit: Type.String(),
  pack: Nullable(Type.Number({ description: 'Of our unit in one of theirs, when the description tells.' })),
  score: Type.Number({ minimum: 0, maximum: 1 }),
  because: OneOf(['same_supplier', 'other_supplier', 'item_name']),
})
export type Proposal = Static<typeof Proposal>

export const Mapping = Type.Object({
  id: Id,
  supplier_id: Id,
  supplier_name: Type.String(),
  code: Nullable(Type.String({ description: 'The supplier’s article number.' })),
  description: Type.String({ examples: ['Strong white flour 25 kg'] }),
  unit: Nullable(Type.String({ examples: ['bag'] })),
  status: Status,
  not_stock_kind: Nullable(OneOf(notStockKinds)),
  item_id: Nullable(Id),
  item_name: Nullable(Type.String()),
  item_unit: Nullable(Type.String()),
  item_is_active: Nullable(Type.Boolean({ description: 'false: it was archived; choose another.' })),
  pack: Nullable(Type.Number({ description: 'Of our unit in one of theirs.', examples: [25] })),
  confirmed_by: Nullable(Id),
  confirmed_at: Nullable(Instant),
  line_count: Type.Integer({ description: 'Lines of drafts and posted invoices.' }),
  draft_count: Type.Integer({ description: 'Drafts that wait with such a line.' }),
  spend: Type.Array(Type.Object({ currency: Currency, amount: Money })),
  last_price: Nullable(Type.Number({ description: 'Per unit of theirs, as last posted.' })),
  last_currency: Nullable(Currency),
  last_seen: Nullable(DateOnly),
  proposals: Type.Array(Proposal, { description: 'Best first; for open ones only.' }),
})
export type Mapping = Static<typeof Mapping>

export const mappingRoutes = {
  listMappings: route({
    method: 'GET',
    path: '/supplier/mappings',
    permission: 'items.read',
    summary: 'List supplier articles and their mappings',
    description:
      'One row for each distinct article of a supplier on drafts and posted invoices, the most frequent first. `open` holds those without an item and those whose item was archived.',
    query: listQuery({
      status: Type.Optional(OneOf(statusFilters, { default: 'open' })),
      supplier_id: Type.Optional(Id),
      item_id: Type.Optional(Id),
      search: Type.Optional(Type.String({ maxLength: 100, description: 'Part of the description or code.' })),
    }),
    response: ListOf(Mapping),
  }),
  getMapping: route({
    method: 'GET',
    path: '/supplier/mappings/{id}',
    permission: 'items.read',
    summary: 'Get a supplier article',
    description: 'One article with what it is mapped to, or with proposals.',
    params: IdParams,
    response: Mapping,
    errors: ['not_found'],
  }),
  updateMapping: route({
    method: 'PUT',
    path: '/supplier/mappings/{id}',
    permission: 'items.manage',
    summary: 'Map a supplier article',
    description:
      'Says which item it is (`item_id`), makes the item in the same step (`new_item`), sets it apart as no stock (`not_stock`), or takes that back (`status: open`). It holds at once for every line of this article, drafts and books alike, and for those to come. Without `pack` what the description tells is taken, else 1.',
    params: IdParams,
    body: Input(
      {
        item_id: Type.Optional(Id),
        new_item: Type.Optional(NewItemInput),
        not_stock: Type.Optional(OneOf(notStockKinds)),
        status: Type.Optional(OneOf(['open'])),
        pack: Type.Optional(Type.Number({ minimum: 0.000001, maximum: 1_000_000 })),
      },
      { minProperties: 1 },
    ),
    response: Mapping,
    errors: [
      'not_found',
      'validation_failed',
      'reference_not_found',
      'constraint_violated',
      'already_exists',
    ],
  }),
} satisfies Routes
