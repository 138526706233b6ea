import { type Routes, route } from '#platform/route'
import {
  Currency,
  DateOnly,
  Id,
  IdParams,
  ListOf,
  listQuery,
  Nullable,
  OneOf,
  type Static,
  Type,
} from '#platform/schema'
import { itemDecisions, itemStatuses } from './items-contract.ts'

/** An item in brief, as it was or is. */
export const ItemBrief = Type.Object({
  item_id: Id,
  status: OneOf(itemStatuses),
  decision: OneOf(itemDecisions),
  invoice_number: Nullable(Type.String()),
  invoice_date: Nullable(DateOnly),
  currency: Currency,
  statement_amount: Nullable(Type.Number()),
  ledger_amount: Nullable(Type.Number()),
  difference: Type.Number(),
})
export type ItemBrief = Static<typeof ItemBrief>

const Change = Type.Object({
  id: Id,
  run_number: Type.Integer(),
  before: Type.Array(ItemBrief, { description: 'Empty: it is new.' }),
  after: Type.Array(ItemBrief, { description: 'Empty: it is gone from the books.' }),
})

/** Routes that hold a statement against the books again. */
export const rerunRoutes = {
  rerunReconciliation: route({
    method: 'POST',
    path: '/supplier/reconciliation/{id}/rerun',
    permission: 'reconciliations.run',
    status: 202,
    summary: 'Run again over the books as they are now',
    description:
      'Reads the books again and compares; the statement is not read again. Every decision stays: accepted, disputed and hand-made items keep their members, rejected pairs stay apart. Watch the job; `changes` then says what moved.',
    params: IdParams,
    response: Type.Object({ id: Id, job_id: Id }),
    errors: ['not_found', 'reconciliation_not_done', 'reconciliation_running'],
  }),
  listChanges: route({
    method: 'GET',
    path: '/supplier/reconciliation/{id}/changes',
    permission: 'reconciliations.read',
    summary: 'List what the last run moved',
    description:
      'Items whose class, amounts or members changed, before and after, in the order of the statement.',
    params: IdParams,
    query: listQuery({
      run_number: Type.Optional(
        Type.Integer({ minimum: 2, maximum: 1_000_000, description: 'An earlier run instead of the last.' }),
      ),
    }),
    response: ListOf(Change),
    errors: ['not_found', 'reconciliation_not_done'],
  }),
} satisfies Routes
