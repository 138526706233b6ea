import { type Routes, route } from '#platform/route'
import {
  Changes,
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
  OptionalText,
  type Static,
  Type,
} from '#platform/schema'
import { Invoice, ItemInput, Kind } from './invoice-contract.ts'

const Maybe = Nullable(Type.Number())

/** What keeps a draft from the books, or what a person should look at first. */
export const problemCodes = [
  'supplier_missing',
  'restaurant_missing',
  'number_missing',
  'date_missing',
  'currency_missing',
  'total_missing',
  'total_disagrees',
  'duplicate_certain',
  'duplicate_likely',
  'reading_unproven',
  'lines_unmapped',
  'item_archived',
  'price_changed',
] as const

const Problem = Type.Object({
  code: OneOf(problemCodes),
  severity: OneOf(['blocks', 'confirm', 'warns'], {
    description: 'blocks: must be filled in. confirm: posted when a person says so. warns: to look at.',
  }),
  params: Type.Unsafe<Record<string, string | number>>({ type: 'object', additionalProperties: true }),
  text: Type.String({ description: 'In English; clients translate by the code.' }),
})
export type Problem = Static<typeof Problem>

const Duplicate = Type.Object({
  certainty: OneOf(['certain', 'likely']),
  reasons: Type.Array(OneOf(['same_file', 'same_number', 'same_total_and_date'])),
  what: OneOf(['invoice', 'draft']),
  id: Nullable(Id),
  document_id: Nullable(Id),
  document_name: Nullable(Type.String()),
  invoice_number: Nullable(Type.String()),
  invoice_date: Nullable(DateOnly),
  total_amount: Maybe,
})
export type Duplicate = Static<typeof Duplicate>

const PriceChange = Type.Object({
  last_price: Type.Number({ description: 'Per unit of this line, as last paid to this supplier.' }),
  last_date: DateOnly,
  last_invoice_id: Id,
  percent: Type.Number({ examples: [7.5] }),
  is_warning: Type.Boolean({ description: 'Beyond the setting `price_warning_percent`.' }),
})
export type PriceChange = Static<typeof PriceChange>

const DraftLine = Type.Object({
  position: Type.Integer({ examples: [1] }),
  code: Nullable(Type.String()),
  description: Type.String({ examples: ['Salmon fillet'] }),
  quantity: Type.Number({ examples: [12.5] }),
  unit: Nullable(Type.String()),
  unit_price: Type.Number({ examples: [18.4] }),
  line_total: Money,
  supplier_item_id: Nullable(Id),
  mapping: Nullable(OneOf(['open', 'mapped', 'not_stock'])),
  item_id: Nullable(Id),
  item_name: Nullable(Type.String()),
  item_unit: Nullable(Type.String()),
  item_is_active: Nullable(Type.Boolean()),
  pack: Nullable(Type.Number({ description: 'Of our unit in one of theirs.' })),
  price_change: Nullable(PriceChange),
})

export const DraftSummary = Type.Object({
  id: Id,
  status: OneOf(['draft']),
  document_id: Id,
  document_name: Type.String(),
  supplier_id: Nullable(Id),
  supplier_name: Nullable(Type.String()),
  restaurant_id: Nullable(Id),
  restaurant_name: Nullable(Type.String()),
  store_id: Nullable(Id),
  kind: Kind,
  invoice_number: Nullable(Type.String()),
  invoice_date: Nullable(DateOnly),
  due_date: Nullable(DateOnly),
  currency: Nullable(Currency),
  tax_amount: Maybe,
  total_amount: Nullable(Type.Number({ description: 'What is owed; negative for a credit note.' })),
  notes: Nullable(Type.String()),
  proof: Nullable(Type.String({ description: 'The proof state of the reading it comes from.' })),
  line_count: Type.Integer(),
  is_ready: Type.Boolean({ description: 'Nothing blocks it and nothing needs to be confirmed.' }),
  problems: Type.Array(Problem),
  duplicate_of: Type.Array(Duplicate),
  edited_by: Nullable(Id),
  edited_at: Nullable(Instant),
  created_at: Instant,
  updated_at: Instant,
})
export type DraftSummary = Static<typeof DraftSummary>

export const Draft = Type.Object({ ...DraftSummary.properties, lines: Type.Array(DraftLine) })

const DraftInput = Input({
  supplier_id: Nullable(Id),
  restaurant_id: Nullable(Id),
  store_id: Nullable(Id),
  kind: Kind,
  invoice_number: OptionalText(60),
  invoice_date: Nullable(DateOnly),
  due_date: Nullable(DateOnly),
  currency: Nullable(Currency),
  tax_amount: Nullable(Type.Number({ minimum: -1_000_000_000, maximum: 1_000_000_000 })),
  total_amount: Nullable(
    Type.Number({
      minimum: -1_000_000_000,
      maximum: 1_000_000_000,
      description: 'With either sign: the kind says which it has in the books.',
    }),
  ),
  notes: OptionalText(2000),
  lines: Type.Array(ItemInput, { maxItems: 2000 }),
})

export const PostingConfirmations = Input({
  confirm_duplicate: Type.Optional(
    Type.Boolean({ description: 'This is another invoice than the one it looks like.' }),
  ),
  confirm_total: Type.Optional(
    Type.Boolean({ description: 'The total stands on the paper, though the lines do not add up to it.' }),
  ),
})

export const draftRoutes = {
  listDrafts: route({
    method: 'GET',
    path: '/supplier/drafts',
    permission: 'invoices.read',
    summary: 'List draft invoices',
    description:
      'Documents that were read and wait for a person, newest first, each with what is missing. Drafts are not in the books: neither the invoices nor a reconciliation knows them.',
    query: listQuery({
      restaurant_id: Type.Optional(Id),
      supplier_id: Type.Optional(Id),
      document_id: Type.Optional(Id),
      search: Type.Optional(
        Type.String({ maxLength: 100, description: 'Part of the number, supplier or file name.' }),
      ),
    }),
    response: ListOf(DraftSummary),
  }),
  createDrafts: route({
    method: 'POST',
    path: '/supplier/drafts',
    permission: 'invoices.create',
    summary: 'Draft invoices from documents',
    description:
      'Makes a draft of each document that has been read, which happens by itself for invoices and credit notes. A document with a draft answers that one; one whose invoice is in the books is refused.',
    body: Input({ document_ids: Type.Array(Id, { minItems: 1, maxItems: 100, uniqueItems: true }) }),
    response: Type.Object({ items: Type.Array(DraftSummary) }),
    errors: ['reference_not_found', 'document_busy', 'not_an_invoice', 'already_exists'],
  }),
  getDraft: route({
    method: 'GET',
    path: '/supplier/drafts/{id}',
    permission: 'invoices.read',
    summary: 'Get a draft invoice',
    description: 'One draft with its lines, what they are mapped to, and how their prices changed.',
    params: IdParams,
    response: Draft,
    errors: ['not_found'],
  }),
  updateDraft: route({
    method: 'PUT',
    path: '/supplier/drafts/{id}',
    permission: 'invoices.create',
    summary: 'Edit a draft invoice',
    description: 'Changes the fields that are sent; null empties one, `lines` replaces all lines.',
    params: IdParams,
    body: Changes(DraftInput),
    response: Draft,
    errors: ['not_found', 'reference_not_found', 'restaurant_not_permitted', 'constraint_violated'],
  }),
  deleteDraft: route({
    method: 'DELETE',
    path: '/supplier/drafts/{id}',
    permission: 'invoices.create',
    summary: 'Discard a draft invoice',
    description: 'The document stays; it can be drafted again.',
    params: IdParams,
    errors: ['not_found'],
  }),
  postDraft: route({
    method: 'POST',
    path: '/supplier/drafts/{id}/post',
    permission: 'invoices.create',
    summary: 'Post a draft invoice',
    description:
      'Enters it into the books under the same id, with all checks of an invoice. Posting twice posts once: the second answers the same invoice.',
    params: IdParams,
    body: PostingConfirmations,
    response: Invoice,
    errors: [
      'not_found',
      'draft_incomplete',
      'total_unconfirmed',
      'duplicate_invoice',
      'already_exists',
      'reference_not_found',
      'constraint_violated',
    ],
  }),
  takeBackInvoice: route({
    method: 'POST',
    path: '/supplier/invoices/{id}/take-back',
    permission: 'invoices.manage',
    summary: 'Take an invoice back into the drafts',
    description:
      'Cancels it and makes its document a draft again, with what the invoice said. Taken back twice, the second answers the same draft.',
    params: IdParams,
    response: Draft,
    errors: [
      'not_found',
      'constraint_violated',
      'already_exists',
      'document_busy',
      'not_an_invoice',
      'invoice_has_payments',
    ],
  }),
} satisfies Routes
