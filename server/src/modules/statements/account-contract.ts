import { type Routes, route } from '#platform/route'
import { Currency, DateOnly, Id, IdParams, Nullable, OneOf, Type } from '#platform/schema'

/** Why what they say we owe differs from what our books say, in the order it is told. */
export const accountCauses = [
  'matched',
  'amount_mismatch',
  'missing_in_restaurant',
  'missing_in_supplier',
  'opening_balance',
  'payments',
  'closed_here',
  'earlier_invoices',
  'later_invoices',
  'other_restaurants',
  'statement_sums',
] as const
export type AccountCause = (typeof accountCauses)[number]

const StatementOfAccount = Type.Object({
  reconciliation_id: Id,
  document_id: Id,
  document_name: Type.String(),
  restaurant_ids: Type.Array(Id),
  currency: Currency,
  period_from: Nullable(DateOnly),
  period_to: Nullable(DateOnly),
  opening_balance: Nullable(Type.Number()),
  closing_balance: Nullable(Type.Number()),
  items: Type.Integer(),
  open_items: Type.Integer({ description: 'Nobody has decided about them.' }),
  disputed_items: Type.Integer(),
  is_stale: Type.Boolean(),
  is_counted: Type.Boolean({
    description: 'Its closing balance is part of `theirs`: the last of its restaurants.',
  }),
})

const CurrencyAccount = Type.Object({
  currency: Currency,
  theirs: Nullable(
    Type.Object({
      balance: Type.Number(),
      as_of: Nullable(DateOnly),
      is_computed: Type.Boolean({
        description: 'A statement prints no closing balance: its opening and lines were added up.',
      }),
    }),
  ),
  ours: Type.Object({
    balance: Type.Number({ description: 'Open invoices less open credit notes and what is on account.' }),
    invoices: Type.Number(),
    credit_notes: Type.Number(),
    on_account: Type.Number({ description: 'Paid for no invoice yet; negative or 0.' }),
    count: Type.Integer(),
  }),
  difference: Nullable(Type.Number({ description: 'theirs − ours.' })),
  explained: Type.Array(Type.Object({ cause: OneOf(accountCauses), amount: Type.Number() }), {
    description:
      'Why they differ; the sum is `difference` to the cent. Empty without a statement in this currency.',
  }),
})

/** The route of a supplier's running figures. */
export const accountRoutes = {
  getSupplierAccount: route({
    method: 'GET',
    path: '/vendors/{id}/account',
    permission: 'invoices.read',
    summary: 'Get what we owe a supplier',
    description:
      'By their last statements, by our books, and why the two differ, currency by currency; the last 24 statements and open credits.',
    params: IdParams,
    response: Type.Object({
      supplier_id: Id,
      supplier_name: Type.String(),
      currencies: Type.Array(CurrencyAccount),
      open_credits: Type.Array(
        Type.Object({ currency: Currency, count: Type.Integer(), open_amount: Type.Number() }),
      ),
      statements: Type.Array(StatementOfAccount),
    }),
    errors: ['not_found'],
  }),
} satisfies Routes
