import { type Routes, route } from '#platform/route'
import {
  Changes,
  Currency,
  DateOnly,
  Id,
  IdParams,
  Input,
  ListOf,
  listQuery,
  Nullable,
  OneOf,
  type Static,
  Type,
} from '#platform/schema'

const Price = Type.Object({
  price_date: DateOnly,
  unit_price: Type.Number({ description: 'Per unit of ours.', examples: [0.856] }),
  unit: Type.String({ examples: ['kg'] }),
  currency: Currency,
  supplier_id: Id,
  supplier_name: Type.String(),
  restaurant_id: Id,
  store_id: Nullable(Id),
  source: OneOf(['invoice']),
  invoice_id: Id,
  invoice_number: Type.String(),
})

const PriceStep = Type.Object({
  supplier_item_id: Id,
  description: Type.String(),
  supplier_id: Id,
  supplier_name: Type.String(),
  item_id: Nullable(Id),
  item_name: Nullable(Type.String()),
  restaurant_id: Id,
  invoice_id: Id,
  invoice_number: Type.String(),
  price_date: DateOnly,
  currency: Currency,
  unit: Nullable(Type.String({ description: 'The supplier’s unit, which both prices are per.' })),
  unit_price: Type.Number(),
  last_price: Type.Number(),
  last_date: DateOnly,
  percent: Type.Number({ examples: [7.5] }),
})

const percent = (description: string) => Type.Number({ minimum: 0, maximum: 1_000, description })
const settings = {
  posts_by_itself: Type.Boolean({
    description:
      'Drafts post without a person when the reading is proven, the supplier is known, every line is mapped, nothing looks like a duplicate and no price changed by `most_price_change_percent` or more.',
  }),
  most_price_change_percent: percent('Beyond this a person looks at the draft.'),
  price_warning_percent: percent('Price changes of at least this are warned of.'),
}
const PostingSettings = Type.Object(settings)
export type PostingSettings = Static<typeof PostingSettings>

export const priceRoutes = {
  listItemPrices: route({
    method: 'GET',
    path: '/supplier/inventory/{id}/price-history',
    permission: 'items.read',
    also: ['/inventory/items/{id}/price-history'],
    summary: 'List the prices of an item',
    description:
      'What was paid for one unit of ours, newest first: every posted line of the articles mapped to it, cancelled invoices and credit notes apart.',
    params: IdParams,
    query: listQuery({
      supplier_id: Type.Optional(Id),
      restaurant_id: Type.Optional(Id),
      store_id: Type.Optional(Id),
      date_from: Type.Optional(DateOnly),
      date_to: Type.Optional(DateOnly),
    }),
    response: ListOf(Price),
    errors: ['not_found'],
  }),
  listPriceChanges: route({
    method: 'GET',
    path: '/supplier/price-changes',
    permission: 'items.read',
    summary: 'List price changes',
    description:
      'Posted lines whose price differs from the last one of the same article in the same currency by at least `min_percent` (the setting `price_warning_percent` when absent), newest first.',
    query: listQuery({
      date_from: Type.Optional(DateOnly),
      date_to: Type.Optional(DateOnly),
      min_percent: Type.Optional(Type.Number({ minimum: 0, maximum: 1_000 })),
      supplier_id: Type.Optional(Id),
      restaurant_id: Type.Optional(Id),
      item_id: Type.Optional(Id),
    }),
    response: ListOf(PriceStep),
  }),
  getPostingSettings: route({
    method: 'GET',
    path: '/supplier/posting-settings',
    permission: 'invoices.read',
    summary: 'Get how invoices are posted',
    description: 'Whether drafts post by themselves, and from where on prices are warned of.',
    response: PostingSettings,
  }),
  updatePostingSettings: route({
    method: 'PUT',
    path: '/supplier/posting-settings',
    permission: 'organization.manage',
    summary: 'Change how invoices are posted',
    description: 'Changes the fields that are sent.',
    body: Changes(Input(settings)),
    response: PostingSettings,
  }),
} satisfies Routes
