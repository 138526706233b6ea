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
  OptionalText,
  type Static,
  Type,
} from '#platform/schema'

export const paymentMethods = ['bank_transfer', 'direct_debit', 'card', 'cash', 'cheque', 'other'] as const
const Method = OneOf(paymentMethods)

const Amount = (description: string) =>
  Type.Number({ exclusiveMinimum: 0, maximum: 1_000_000_000, description })

const Allocation = Type.Object({
  invoice_id: Id,
  invoice_number: Type.String({ examples: ['HF-20417'] }),
  invoice_date: DateOnly,
  amount: Type.Number({ description: 'Signed as the invoice: a credit note taken off is negative.' }),
})

export const Payment = Type.Object({
  id: Id,
  supplier_id: Id,
  supplier_name: Type.String(),
  restaurant_id: Nullable(Id),
  restaurant_name: Nullable(Type.String()),
  paid_on: DateOnly,
  amount: Money,
  allocated_amount: Type.Number({ description: 'What of it is for invoices.' }),
  on_account_amount: Type.Number({ description: 'The rest: paid, and for no invoice yet.' }),
  currency: Currency,
  method: Method,
  reference: Nullable(Type.String()),
  notes: Nullable(Type.String()),
  created_by: Nullable(Id),
  created_at: Instant,
  updated_at: Instant,
  voided_at: Nullable(Instant),
  void_reason: Nullable(Type.String()),
  allocations: Type.Array(Allocation, {
    description: 'By the invoices’ days; of those the caller may see. Kept when the payment is void.',
  }),
})
export type Payment = Static<typeof Payment>

const mostInvoices = 500

const AllocationsInput = {
  allocations: Type.Optional(
    Type.Array(
      Input({
        invoice_id: Id,
        amount: Type.Optional(
          Type.Number({
            minimum: -1_000_000_000,
            maximum: 1_000_000_000,
            description: 'What is open on it when absent; of a credit note a negative amount.',
          }),
        ),
      }),
      { maxItems: mostInvoices },
    ),
  ),
  oldest_first: Type.Optional(
    Type.Boolean({ description: 'Pays the open invoices by their days as far as the money goes.' }),
  ),
}

const refusals = ['constraint_violated', 'reference_not_found', 'payment_too_much'] as const

export const paymentRoutes = {
  listPayments: route({
    method: 'GET',
    path: '/supplier/payments',
    permission: 'invoices.read',
    summary: 'List payments to suppliers',
    description: 'Newest first, void ones included unless `is_void` says otherwise.',
    query: listQuery({
      supplier_id: Type.Optional(Id),
      restaurant_id: Type.Optional(Id),
      invoice_id: Type.Optional(Id),
      is_void: Type.Optional(Type.Boolean()),
      date_from: Type.Optional(DateOnly),
      date_to: Type.Optional(DateOnly),
    }),
    response: ListOf(Payment),
  }),
  recordPayment: route({
    method: 'POST',
    path: '/supplier/payments',
    permission: 'invoices.manage',
    summary: 'Record a payment to a supplier',
    description:
      'For the invoices named in `allocations`, or the oldest open ones, or on account. An invoice that is paid in full becomes `paid`. The restaurant is the one of all its invoices, else the only one; a payment without one is for several.',
    body: Input({
      supplier_id: Id,
      restaurant_id: Type.Optional(Nullable(Id)),
      paid_on: DateOnly,
      amount: Amount('What was paid.'),
      currency: Type.Optional(Currency),
      method: Type.Optional(Method),
      reference: OptionalText(100, { examples: ['SEPA 4711'] }),
      notes: OptionalText(2000),
      ...AllocationsInput,
    }),
    response: Payment,
    errors: [...refusals, 'restaurant_not_permitted'],
  }),
  getPayment: route({
    method: 'GET',
    path: '/supplier/payments/{id}',
    permission: 'invoices.read',
    summary: 'Get a payment',
    description: 'One payment with the invoices it was for.',
    params: IdParams,
    response: Payment,
    errors: ['not_found'],
  }),
  updatePayment: route({
    method: 'PUT',
    path: '/supplier/payments/{id}',
    permission: 'invoices.manage',
    summary: 'Change what is noted about a payment',
    description: 'Method, reference and notes. A wrong amount or day is voided and recorded anew.',
    params: IdParams,
    body: Input(
      { method: Type.Optional(Method), reference: OptionalText(100), notes: OptionalText(2000) },
      { minProperties: 1 },
    ),
    response: Payment,
    errors: ['not_found'],
  }),
  allocatePayment: route({
    method: 'POST',
    path: '/supplier/payments/{id}/allocations',
    permission: 'invoices.manage',
    summary: 'Use money on account for invoices',
    description: 'Adds to what the payment is for already, as far as its money on account goes.',
    params: IdParams,
    status: 200,
    body: Input(AllocationsInput),
    response: Payment,
    errors: ['not_found', 'payment_void', ...refusals],
  }),
  voidPayment: route({
    method: 'POST',
    path: '/supplier/payments/{id}/void',
    permission: 'invoices.manage',
    summary: 'Void a payment',
    description:
      'Takes it out of the books; the row stays. Invoices it paid in full are open again. Void already, nothing happens.',
    params: IdParams,
    status: 200,
    body: Input({ reason: OptionalText(500) }),
    response: Payment,
    errors: ['not_found'],
  }),
  restorePayment: route({
    method: 'POST',
    path: '/supplier/payments/{id}/restore',
    permission: 'invoices.manage',
    summary: 'Restore a void payment',
    description: 'Puts it back for the same invoices, as long as they are still open that far.',
    params: IdParams,
    status: 200,
    response: Payment,
    errors: ['not_found', 'payment_too_much', 'constraint_violated'],
  }),
} satisfies Routes
