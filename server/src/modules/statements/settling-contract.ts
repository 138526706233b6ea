import { type Routes, route } from '#platform/route'
import {
  Currency,
  DateOnly,
  Id,
  IdParams,
  Input,
  ListOf,
  listQuery,
  Nullable,
  OneOf,
  OptionalText,
  Type,
} from '#platform/schema'
import { disputeReasons, itemDecisions, itemStatuses, ReconciliationItem } from './items-contract.ts'

const ItemParams = Type.Object({ id: Id, reconciliation_item_id: Id })
const ItemIds = Type.Array(Id, { minItems: 1, maxItems: 5_000, uniqueItems: true })

const dispute = {
  reason: OneOf(disputeReasons),
  note: OptionalText(2_000),
  amount: Type.Optional(
    Type.Number({
      minimum: 0.01,
      maximum: 1_000_000_000,
      description:
        'What the supplier is to credit, when it is not the difference of the item; for one item at a time.',
    }),
  ),
}

const Settled = Type.Object({
  changed: Type.Integer({
    description: 'Items whose decision or members this changed; 0 when it was so already.',
  }),
  items: Type.Array(ReconciliationItem, { description: 'What the items named became, at most 200.' }),
})

const SetApart = Type.Object({
  line: Type.Integer(),
  date: Nullable(DateOnly),
  reference: Nullable(Type.String()),
  description: Nullable(Type.String()),
  amount: Nullable(Type.Number()),
  currency: Currency,
  kind: Type.String(),
  page: Nullable(Type.Integer()),
  why: OneOf(['payment', 'balance', 'no_amount']),
})

const Overview = Type.Object({
  revision: Type.Integer(),
  counts: Type.Array(
    Type.Object({
      status: OneOf(itemStatuses),
      decision: OneOf(itemDecisions),
      currency: Currency,
      count: Type.Integer(),
      difference: Type.Number(),
    }),
    { description: 'Items by class, decision and currency; the differences add up to that of the totals.' },
  ),
  changed: Type.Integer({
    description: 'Decided items that another look is due to: the books changed since.',
  }),
  acceptable: Type.Array(Type.Object({ min_confidence: Type.Number(), count: Type.Integer() }), {
    description:
      'How many open matched items accepting from a confidence on would take, for each whole per cent from 100 down to 50.',
  }),
  set_apart: Type.Array(
    Type.Object({
      currency: Currency,
      why: OneOf(['payment', 'balance', 'no_amount']),
      count: Type.Integer(),
      amount: Type.Number(),
    }),
    { description: 'Balances, unreadable lines, and payments where the books know none: not compared.' },
  ),
  opening: Type.Object(
    {
      state: OneOf(['agrees', 'differs', 'no_previous', 'not_printed']),
      opening_balance: Nullable(Type.Number()),
      previous_closing_balance: Nullable(Type.Number()),
      difference: Nullable(Type.Number()),
      previous_reconciliation_id: Nullable(Id),
      previous_period_to: Nullable(DateOnly),
      books_balance: Nullable(
        Type.Number({
          description: 'What we owed by our books before; null where they know no payments to this supplier.',
        }),
      ),
      books_difference: Nullable(Type.Number({ description: 'opening_balance − books_balance.' })),
    },
    {
      description:
        'The balance brought forward, held against the supplier’s statement before this one and against our books.',
    },
  ),
  credits: Type.Array(
    Type.Object({ currency: Currency, count: Type.Integer(), open_amount: Type.Number() }),
    {
      description: 'What the supplier still owes from disputes of this reconciliation.',
    },
  ),
})

const common = ['not_found', 'reconciliation_not_done'] as const

const settle = <const P extends string>(path: P, summary: string, description: string) =>
  ({
    method: 'POST',
    path: `/supplier/reconciliation/{id}/items/${path}`,
    permission: 'reconciliations.settle',
    status: 200,
    summary,
    description,
    params: IdParams,
    response: Settled,
  }) as const

/** Routes that decide about the items of a reconciliation and show them. */
export const settlingRoutes = {
  getOverview: route({
    method: 'GET',
    path: '/supplier/reconciliation/{id}/overview',
    permission: 'reconciliations.read',
    summary: 'Get what is settled and what is left',
    description: 'Counts by class and decision, what was set apart, the opening balance and open credits.',
    params: IdParams,
    response: Overview,
    errors: common,
  }),
  listItems: route({
    method: 'GET',
    path: '/supplier/reconciliation/{id}/items',
    permission: 'reconciliations.read',
    summary: 'List all items',
    description:
      'Every item with its lines and entries in the order of the statement, then what only the books hold by day. Filters combine.',
    params: IdParams,
    query: listQuery({
      status: Type.Optional(OneOf(itemStatuses)),
      decision: Type.Optional(OneOf(itemDecisions)),
      min_confidence: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
      max_confidence: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
      is_changed: Type.Optional(Type.Boolean()),
      is_by_hand: Type.Optional(Type.Boolean()),
      restaurant_id: Type.Optional(Id),
      currency: Type.Optional(Currency),
      search: Type.Optional(
        Type.String({ maxLength: 100, description: 'Part of a number, a description or an amount.' }),
      ),
    }),
    response: ListOf(ReconciliationItem),
    errors: common,
  }),
  getItem: route({
    method: 'GET',
    path: '/supplier/reconciliation/{id}/items/{reconciliation_item_id}',
    permission: 'reconciliations.read',
    summary: 'Get an item',
    description: 'One item with its lines, entries and decision.',
    params: ItemParams,
    response: ReconciliationItem,
    errors: common,
  }),
  decideItem: route({
    method: 'PATCH',
    path: '/supplier/reconciliation/{id}/items/{reconciliation_item_id}',
    permission: 'reconciliations.settle',
    summary: 'Decide about an item',
    description:
      'Accepts, rejects, disputes (with a `reason`) or reopens it. Rejecting takes it apart into single items, and no later run puts the pair together again.',
    params: ItemParams,
    body: Input({
      decision: OneOf(['open', 'accepted', 'rejected', 'disputed']),
      reason: Type.Optional(dispute.reason),
      note: dispute.note,
      amount: dispute.amount,
    }),
    response: Settled,
    errors: [...common, 'item_not_linked', 'credit_in_use'],
  }),
  listSetApart: route({
    method: 'GET',
    path: '/supplier/reconciliation/{id}/set-apart',
    permission: 'reconciliations.read',
    summary: 'List what was not compared',
    description:
      'Payments, balances brought forward and lines without a readable amount, in the order of the statement.',
    params: IdParams,
    query: Type.Object(
      {
        skip: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000, default: 0 })),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
        why: Type.Optional(OneOf(['payment', 'balance', 'no_amount'])),
      },
      { additionalProperties: false },
    ),
    response: ListOf(SetApart),
    errors: common,
  }),
  acceptItems: route({
    ...settle(
      'accept',
      'Accept items',
      'Those named by `item_ids`, or every open item of `statuses` (matched ones when absent) with at least `min_confidence`; in one transaction.',
    ),
    body: Input({
      item_ids: Type.Optional(ItemIds),
      min_confidence: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
      statuses: Type.Optional(Type.Array(OneOf(itemStatuses), { minItems: 1, uniqueItems: true })),
    }),
    errors: [...common, 'credit_in_use'],
  }),
  reopenItems: route({
    ...settle(
      'reopen',
      'Reopen items',
      'Takes the decision back. A credit opened by a dispute goes with it; one that was received in part stays, and so does its dispute.',
    ),
    body: Input({ item_ids: ItemIds }),
    errors: [...common, 'credit_in_use'],
  }),
  rejectItems: route({
    ...settle(
      'reject',
      'Reject items',
      'Lines and entries fall apart into single items, and no later run puts the pairs together again.',
    ),
    body: Input({ item_ids: ItemIds }),
    errors: [...common, 'item_not_linked', 'credit_in_use'],
  }),
  disputeItems: route({
    ...settle(
      'dispute',
      'Dispute items',
      'Says what is wrong and opens a credit for what the supplier claims too much: the difference of the item, or `amount`.',
    ),
    body: Input({ item_ids: ItemIds, ...dispute }),
    errors: [...common, 'credit_in_use', 'constraint_violated'],
  }),
  linkItems: route({
    ...settle(
      'link',
      'Link by hand',
      'Puts any lines together with any entries of the books, also entries of other days; what they belonged to falls apart. Accepted at once when the amounts agree. Disputed items are reopened first.',
    ),
    body: Input({
      statement_lines: Type.Array(Type.Integer({ minimum: 1, maximum: 1_000_000 }), {
        ...{ minItems: 1, maxItems: 500, uniqueItems: true },
      }),
      ledger_ids: Type.Array(Id, { minItems: 1, maxItems: 500, uniqueItems: true }),
    }),
    errors: [...common, 'reference_not_found', 'item_disputed', 'constraint_violated'],
  }),
  unlinkItems: route({
    ...settle('unlink', 'Take items apart', 'As rejecting, but a later run may put them together again.'),
    body: Input({ item_ids: ItemIds }),
    errors: [...common, 'item_not_linked', 'credit_in_use'],
  }),
} satisfies Routes
