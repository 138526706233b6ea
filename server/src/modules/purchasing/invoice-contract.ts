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
  Text,
  Type,
} from '#platform/schema'

const invoiceStatuses = ['active', 'paid', 'cancelled'] as const
export const Kind = OneOf(['invoice', 'credit_note'])
const Status = OneOf(invoiceStatuses)

export const InvoiceItem = Type.Object({
  position: Type.Integer({ examples: [1] }),
  description: Type.String({ examples: ['Salmon fillet'] }),
  quantity: Type.Number({ examples: [12.5] }),
  unit: Nullable(Type.String({ examples: ['kg'] })),
  unit_price: Type.Number({ examples: [18.4] }),
  line_total: Money,
  code: Type.Optional(Nullable(Type.String({ description: 'The supplier’s article number.' }))),
  supplier_item_id: Type.Optional(Nullable(Id)),
  item_id: Type.Optional(Nullable(Id)),
  item_name: Type.Optional(Nullable(Type.String())),
})

export const InvoiceSummary = Type.Object({
  id: Id,
  supplier_id: Id,
  supplier_name: Type.String(),
  restaurant_id: Id,
  restaurant_name: Type.String(),
  store_id: Nullable(Id),
  document_id: Nullable(Id),
  kind: Kind,
  invoice_number: Type.String({ examples: ['HF-20417'] }),
  invoice_date: DateOnly,
  due_date: Nullable(DateOnly),
  currency: Currency,
  total_amount: Type.Number({ description: 'What is owed; negative for a credit note.', examples: [230] }),
  tax_amount: Type.Optional(Nullable(Type.Number({ description: 'The tax in the total, as stated.' }))),
  paid_amount: Type.Number({
    description: 'What recorded payments paid of it, signed as the total.',
    examples: [0],
  }),
  open_amount: Type.Number({
    description: 'What is left to pay; 0 once it is paid or cancelled.',
    examples: [230],
  }),
  status: Status,
  notes: Nullable(Type.String()),
  created_at: Instant,
  updated_at: Instant,
})
export type InvoiceSummary = Static<typeof InvoiceSummary>

export const Invoice = Type.Object({ ...InvoiceSummary.properties, items: Type.Array(InvoiceItem) })
export type Invoice = Static<typeof Invoice>

export const ItemInput = Input({
  description: Text(500, { examples: ['Salmon fillet'] }),
  quantity: Type.Number({ minimum: -1_000_000_000, maximum: 1_000_000_000, examples: [12.5] }),
  unit: OptionalText(20, { examples: ['kg'] }),
  unit_price: Type.Number({ minimum: -1_000_000_000, maximum: 1_000_000_000, examples: [18.4] }),
  line_total: Type.Optional(
    Type.Number({
      minimum: -1_000_000_000,
      maximum: 1_000_000_000,
      description: 'Quantity × unit price, rounded half-even, when absent.',
    }),
  ),
  code: OptionalText(60, { description: 'The supplier’s article number.' }),
})

const InvoiceInput = Input({
  supplier_id: Id,
  restaurant_id: Type.Optional(Id),
  store_id: Type.Optional(Nullable(Id)),
  document_id: Type.Optional(Nullable(Id)),
  kind: Type.Optional(Kind),
  invoice_number: Text(60, { examples: ['HF-20417'] }),
  invoice_date: DateOnly,
  due_date: Type.Optional(Nullable(DateOnly)),
  currency: Type.Optional(Currency),
  total_amount: Type.Optional(
    Type.Number({
      minimum: -1_000_000_000,
      maximum: 1_000_000_000,
      description: 'The sum of the items when absent; negative for a credit note.',
    }),
  ),
  tax_amount: Type.Optional(Nullable(Type.Number({ minimum: -1_000_000_000, maximum: 1_000_000_000 }))),
  status: Type.Optional(Status),
  notes: OptionalText(2000),
  items: Type.Optional(Type.Array(ItemInput, { maxItems: 2000 })),
})

export const invoiceRoutes = {
  listInvoices: route({
    method: 'GET',
    path: '/supplier/invoices',
    permission: 'invoices.read',
    summary: 'List supplier invoices',
    description: 'Newest first, without their items.',
    query: listQuery({
      restaurant_id: Type.Optional(Id),
      supplier_id: Type.Optional(Id),
      status: Type.Optional(Status),
      date_from: Type.Optional(DateOnly),
      date_to: Type.Optional(DateOnly),
      search: Type.Optional(Type.String({ maxLength: 100, description: 'Part of the invoice number.' })),
    }),
    response: ListOf(InvoiceSummary),
  }),
  createInvoice: route({
    method: 'POST',
    path: '/supplier/invoices',
    permission: 'invoices.create',
    summary: 'Create a supplier invoice',
    description:
      'With its items. The due date follows from the supplier’s payment terms, the currency from the restaurant, the total from the items, unless given. A number is unique per supplier, whatever the case, cancelled ones apart.',
    body: InvoiceInput,
    response: Invoice,
    errors: ['already_exists', 'reference_not_found', 'constraint_violated'],
  }),
  getInvoice: route({
    method: 'GET',
    path: '/supplier/invoices/{id}',
    permission: 'invoices.read',
    summary: 'Get a supplier invoice',
    description: 'One invoice with its items.',
    params: IdParams,
    response: Invoice,
    errors: ['not_found'],
  }),
  updateInvoice: route({
    method: 'PUT',
    path: '/supplier/invoices/{id}',
    permission: 'invoices.manage',
    summary: 'Update, pay or cancel an invoice',
    description:
      'Changes the fields that are sent; `items` replaces all items. `status` paid or cancelled settles it; active reopens it. Payments in full make it paid by themselves: with payments it is not cancelled, moved or reopened before they are void, and called paid without them it has nothing open.',
    params: IdParams,
    body: Changes(InvoiceInput),
    response: Invoice,
    errors: [
      'not_found',
      'already_exists',
      'reference_not_found',
      'constraint_violated',
      'invoice_has_payments',
    ],
  }),
  deleteInvoice: route({
    method: 'DELETE',
    path: '/supplier/invoices/{id}',
    permission: 'invoices.delete',
    summary: 'Delete an invoice',
    description: 'Deletes the invoice with its items. Cancelling keeps it in the books.',
    params: IdParams,
    errors: ['not_found', 'invoice_has_payments'],
  }),
} satisfies Routes
