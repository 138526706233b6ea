import { Currency, DateOnly, Id, Instant, Nullable, OneOf, type Static, Type } from '#platform/schema'

export const itemStatuses = [
  'matched',
  'missing_in_restaurant',
  'missing_in_supplier',
  'amount_mismatch',
] as const
export type ItemStatus = (typeof itemStatuses)[number]

/** Rejecting is no state: what is rejected falls apart into single items that are open. */
export const itemDecisions = ['open', 'accepted', 'disputed'] as const

export const disputeReasons = [
  'wrong_price',
  'wrong_quantity',
  'not_delivered',
  'not_ordered',
  'returned',
  'damaged',
  'duplicate',
  'missing_credit_note',
  'short_credit',
  'already_paid',
  'other',
] as const
export type DisputeReason = (typeof disputeReasons)[number]

const Amount = Nullable(Type.Number())

/** A line of the statement as it was read, enough to find it on the page. */
export const StatementLine = Type.Object({
  line: Type.Integer({ description: 'Its place among the lines read, from 1.' }),
  date: Nullable(DateOnly),
  reference: Nullable(Type.String()),
  description: Nullable(Type.String()),
  amount: Type.Number(),
  kind: Type.String(),
  page: Nullable(Type.Integer()),
  site: Type.Optional(
    Nullable(Type.String({ description: 'Where it was delivered, as the statement says.' })),
  ),
})
export type StatementLine = Static<typeof StatementLine>

const LedgerEntry = Type.Object({
  invoice_id: Type.String({ ...Id, description: 'The invoice, or the payment where `kind` says so.' }),
  invoice_number: Type.String({ description: 'Of a payment its reference, empty when it has none.' }),
  invoice_date: DateOnly,
  amount: Type.Number(),
  restaurant_id: Nullable(Id),
  kind: Type.Optional(OneOf(['payment'], { description: 'Absent for invoices and credit notes.' })),
})
export type LedgerEntry = Static<typeof LedgerEntry>

export const ReconciliationItem = Type.Object({
  id: Id,
  status: OneOf(itemStatuses),
  invoice_number: Nullable(Type.String()),
  invoice_date: Nullable(DateOnly),
  amount: Type.Number({
    description: 'The statement’s amount, or the ledger’s when the statement lacks it.',
  }),
  currency: Currency,
  statement_amount: Amount,
  ledger_amount: Amount,
  difference: Type.Number({ description: 'statement_amount − ledger_amount, an absent one counting as 0.' }),
  match_confidence: Type.Number({ minimum: 0, maximum: 1 }),
  decision: OneOf(itemDecisions),
  decided_by: Nullable(Id),
  decided_at: Nullable(Instant),
  dispute_reason: Nullable(OneOf(disputeReasons)),
  dispute_note: Nullable(Type.String()),
  is_by_hand: Type.Boolean({ description: 'A person put its lines and entries together.' }),
  is_changed: Type.Boolean({
    description:
      'The books changed after the decision: its members or amounts are others. Deciding again clears it.',
  }),
  details: Type.Object({
    reasons: Type.Array(
      Type.Object({
        code: Type.String({ examples: ['rounding'] }),
        params: Type.Unsafe<Record<string, string | number>>({ type: 'object', additionalProperties: true }),
        text: Type.String({ description: 'In English; clients translate by the code.' }),
      }),
    ),
    statement_lines: Type.Array(StatementLine),
    ledger_entries: Type.Array(LedgerEntry),
  }),
})
export type ReconciliationItem = Static<typeof ReconciliationItem>
