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
  Nullable,
  OneOf,
  OptionalText,
  type Static,
  Type,
} from '#platform/schema'
import { disputeReasons } from './items-contract.ts'

export const creditStates = ['open', 'partly', 'received', 'written_off'] as const
export type CreditState = (typeof creditStates)[number]

/** A credit note: an invoice of kind credit_note in the books, or a line of a statement that the books lack. */
const source = {
  invoice_id: Nullable(Id),
  reconciliation_id: Nullable(Id),
  line: Nullable(Type.Integer()),
}

const Proposal = Type.Object({
  ...source,
  number: Nullable(Type.String()),
  date: Nullable(DateOnly),
  amount: Type.Number({ description: 'What of it is not used for another credit.' }),
  by: Type.Array(OneOf(['number', 'amount']), { description: 'Why it fits.' }),
})
export type Proposal = Static<typeof Proposal>

const Receipt = Type.Object({
  id: Id,
  ...source,
  number: Nullable(Type.String()),
  date: Nullable(DateOnly),
  amount: Type.Number(),
  decided_by: Nullable(Id),
  decided_at: Instant,
})

const Credit = Type.Object({
  id: Id,
  supplier_id: Id,
  supplier_name: Type.String(),
  reconciliation_id: Nullable(Id),
  item_id: Nullable(Id),
  invoice_number: Nullable(Type.String()),
  invoice_date: Nullable(DateOnly),
  currency: Currency,
  amount: Type.Number({ description: 'What the supplier owes us; always positive.' }),
  received_amount: Type.Number(),
  open_amount: Type.Number(),
  state: OneOf(creditStates),
  reason: OneOf(disputeReasons),
  note: Nullable(Type.String()),
  opened_by: Nullable(Id),
  opened_at: Instant,
  closed_by: Nullable(Id),
  closed_at: Nullable(Instant),
  receipts: Type.Array(Receipt),
  proposals: Type.Array(Proposal, {
    description:
      'Credit notes that came since and fit by number or amount; nothing happens until somebody confirms.',
  }),
})

/** Exactly one of an invoice and a line of a statement. */
const SourceInput = {
  invoice_id: Type.Optional(Id),
  reconciliation_id: Type.Optional(Id),
  line: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
}

/** Routes of what suppliers owe us. */
export const creditRoutes = {
  listCredits: route({
    method: 'GET',
    path: '/supplier/credits',
    permission: 'reconciliations.read',
    summary: 'List credits',
    description:
      'What suppliers owe us since a dispute, oldest first, with the credit notes that may settle it.',
    query: listQuery({
      supplier_id: Type.Optional(Id),
      reconciliation_id: Type.Optional(Id),
      state: Type.Optional(OneOf(creditStates)),
      is_open: Type.Optional(Type.Boolean({ description: 'Open or received in part; or neither.' })),
    }),
    response: ListOf(Credit),
  }),
  getCredit: route({
    method: 'GET',
    path: '/supplier/credits/{id}',
    permission: 'reconciliations.read',
    summary: 'Get a credit',
    description: 'One credit with what was received and what is proposed.',
    params: IdParams,
    response: Credit,
    errors: ['not_found'],
  }),
  updateCredit: route({
    method: 'PATCH',
    path: '/supplier/credits/{id}',
    permission: 'reconciliations.settle',
    summary: 'Write a credit off, or open it again',
    description: '`written_off` gives up what is not received; `open` takes that back.',
    params: IdParams,
    body: Input(
      { state: Type.Optional(OneOf(['open', 'written_off'])), note: OptionalText(2_000) },
      { minProperties: 1 },
    ),
    response: Credit,
    errors: ['not_found', 'credit_closed'],
  }),
  receiveCredit: route({
    method: 'POST',
    path: '/supplier/credits/{id}/receipts',
    permission: 'reconciliations.settle',
    summary: 'Confirm that a credit note came',
    description:
      'Names the credit note by `invoice_id`, or by `reconciliation_id` and `line`. Without `amount` as much as both sides still allow.',
    params: IdParams,
    body: Input({
      ...SourceInput,
      amount: Type.Optional(Type.Number({ minimum: 0.01, maximum: 1_000_000_000 })),
    }),
    response: Credit,
    errors: ['not_found', 'credit_closed', 'reference_not_found', 'constraint_violated'],
  }),
  undoReceipt: route({
    method: 'DELETE',
    path: '/supplier/credits/{id}/receipts/{receipt_id}',
    permission: 'reconciliations.settle',
    summary: 'Take a confirmation back',
    description: 'The credit is open again by that amount.',
    params: Type.Object({ id: Id, receipt_id: Id }),
    response: Credit,
    errors: ['not_found'],
  }),
  refuseProposal: route({
    method: 'POST',
    path: '/supplier/credits/{id}/refusals',
    permission: 'reconciliations.settle',
    status: 200,
    summary: 'Say that a credit note is not for this',
    description: 'It is not proposed for this credit again.',
    params: IdParams,
    body: Input(SourceInput),
    response: Credit,
    errors: ['not_found', 'reference_not_found'],
  }),
} satisfies Routes
