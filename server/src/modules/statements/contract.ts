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
  type Static,
  Type,
} from '#platform/schema'
import { accountRoutes } from './account-contract.ts'
import { creditRoutes } from './credits-contract.ts'
import { ReconciliationItem } from './items-contract.ts'
import { packRoutes } from './packs-contract.ts'
import { rerunRoutes } from './rerun-contract.ts'
import { settlingRoutes } from './settling-contract.ts'

export type { ReconciliationItem } from './items-contract.ts'

export const reconciliationStatuses = ['pending', 'in_progress', 'completed', 'error'] as const

/** The eight steps of spec 000, in order. */
export const stepNames = [
  'Document Validation',
  'Text Extraction',
  'Supplier Identification',
  'Data Structuring',
  'Restaurant System Integration',
  'Invoice Matching',
  'Result Classification',
  'Report Generation',
] as const

const Amount = Nullable(Type.Number())

const CurrencySummary = Type.Object({
  currency: Currency,
  statement_total: Type.Number(),
  ledger_total: Type.Number(),
  difference: Type.Number({ description: 'statement_total − ledger_total; the classes explain it exactly.' }),
  explained: Type.Object(
    {
      matched: Type.Number(),
      missing_in_restaurant: Type.Number(),
      missing_in_supplier: Type.Number(),
      amount_mismatch: Type.Number(),
    },
    { description: 'Difference by class; the sum is `difference`.' },
  ),
  set_apart: Type.Number({
    description: 'Sum of the payments on the statement that are not compared: the books know none.',
  }),
})

export const ReconciliationSummary = Type.Object({
  matched: Type.Integer(),
  amount_mismatch: Type.Integer(),
  missing_in_restaurant: Type.Integer(),
  missing_in_supplier: Type.Integer(),
  statement_lines: Type.Integer({ description: 'Lines compared.' }),
  ledger_entries: Type.Integer({ description: 'Entries of the books compared.' }),
  currency: Type.Optional(
    Type.String({ description: 'The currency of the balances and of lines that name none.' }),
  ),
  set_apart_lines: Type.Integer({
    description: 'Lines not compared: payments, balances, lines without a readable amount.',
  }),
  opening_balance: Amount,
  closing_balance: Amount,
  period_from: Nullable(DateOnly),
  period_to: Nullable(DateOnly),
  proof: Type.String({ description: 'The proof state of the statement that was read.' }),
  currencies: Type.Array(CurrencySummary),
})
export type ReconciliationSummary = Static<typeof ReconciliationSummary>

export const Reconciliation = Type.Object({
  id: Id,
  document_id: Id,
  document_name: Type.String(),
  supplier_id: Nullable(Id),
  supplier_name: Nullable(Type.String()),
  restaurant_ids: Type.Array(Id),
  status: OneOf(reconciliationStatuses),
  progress: Type.Number({ minimum: 0, maximum: 100 }),
  error_code: Nullable(Type.String()),
  error_message: Nullable(Type.String()),
  job_id: Id,
  created_at: Instant,
  started_at: Nullable(Instant),
  completed_at: Nullable(Instant),
  summary: Nullable(ReconciliationSummary),
  revision: Type.Integer({ description: 'Counts every change of the items.' }),
  is_stale: Type.Boolean({ description: 'The books changed since they were read: run it again.' }),
  run_number: Type.Integer({ description: 'How often the books were read; 1 at first.' }),
  rerun_job_id: Nullable(Id),
  rerun_at: Nullable(Instant),
})
export type Reconciliation = Static<typeof Reconciliation>

export const ReconciliationStep = Type.Object({
  step_number: Type.Integer({ minimum: 1, maximum: 8 }),
  name: OneOf(stepNames),
  status: OneOf(['pending', 'in_progress', 'done', 'error']),
  progress: Type.Number({ minimum: 0, maximum: 100 }),
  message: Nullable(Type.String()),
})
export type ReconciliationStep = Static<typeof ReconciliationStep>

const ReconciliationStatus = Type.Object({
  id: Id,
  status: OneOf(reconciliationStatuses),
  progress: Type.Number(),
  error_code: Nullable(Type.String()),
  error_message: Nullable(Type.String()),
  steps: Type.Array(ReconciliationStep),
})

const itemList = <const P extends string>(path: P, summary: string, description: string) =>
  ({
    method: 'GET',
    permission: 'reconciliations.read',
    summary,
    description: `${description} In the order of the statement. Answers 400 until the reconciliation is complete.`,
    params: IdParams,
    query: listQuery({
      search: Type.Optional(Type.String({ maxLength: 100, description: 'Part of a number.' })),
    }),
    response: ListOf(ReconciliationItem),
    errors: ['not_found', 'reconciliation_not_done'],
    path,
  }) as const

export const routes = {
  startReconciliation: route({
    method: 'POST',
    path: '/supplier/reconciliation',
    permission: 'reconciliations.run',
    summary: 'Reconcile a statement with the books',
    description:
      'Starts the eight steps in the background. Watch them on `/ws/supplier/reconciliation/{id}` or the status endpoint. Without `restaurant_ids` the document’s restaurant is taken, or every restaurant of the caller when it has none. `supplier_id` tells the supplier when the statement does not.',
    body: Input({
      document_id: Id,
      restaurant_ids: Type.Optional(Type.Array(Id, { maxItems: 200, uniqueItems: true })),
      supplier_id: Type.Optional(Nullable(Id)),
    }),
    response: Reconciliation,
    errors: [
      'not_found',
      'document_busy',
      'document_not_readable',
      'not_a_statement',
      'reconciliation_running',
      'reference_not_found',
      'restaurant_not_permitted',
    ],
  }),
  listReconciliations: route({
    method: 'GET',
    path: '/supplier/reconciliation',
    permission: 'reconciliations.read',
    summary: 'List reconciliations',
    description: 'Newest first.',
    query: listQuery({
      restaurant_id: Type.Optional(Id),
      status: Type.Optional(OneOf(reconciliationStatuses)),
      document_id: Type.Optional(Id),
      supplier_id: Type.Optional(Id),
    }),
    response: ListOf(Reconciliation),
  }),
  getReconciliation: route({
    method: 'GET',
    path: '/supplier/reconciliation/{id}',
    permission: 'reconciliations.read',
    summary: 'Get a reconciliation',
    description: 'One reconciliation with its summary.',
    params: IdParams,
    response: Reconciliation,
    errors: ['not_found'],
  }),
  getReconciliationStatus: route({
    method: 'GET',
    path: '/supplier/reconciliation/{id}/status',
    permission: 'reconciliations.read',
    summary: 'Get the progress',
    description: 'Status, progress and the eight steps.',
    params: IdParams,
    response: ReconciliationStatus,
    errors: ['not_found'],
  }),
  listMatched: route(
    itemList(
      '/supplier/reconciliation/{id}/matched',
      'List what matches',
      'On the statement and in the books, with the same amount.',
    ),
  ),
  listMissingInRestaurant: route(
    itemList(
      '/supplier/reconciliation/{id}/missing-restaurant',
      'List what the books lack',
      'On the statement, not in the books.',
    ),
  ),
  listMissingInSupplier: route(
    itemList(
      '/supplier/reconciliation/{id}/missing-supplier',
      'List what the statement lacks',
      'In the books, not on the statement.',
    ),
  ),
  listMismatches: route(
    itemList(
      '/supplier/reconciliation/{id}/mismatches',
      'List amounts that differ',
      'On both sides, with different amounts.',
    ),
  ),
  exportReconciliation: route({
    method: 'GET',
    path: '/supplier/reconciliation/{id}/export',
    permission: 'reconciliations.read',
    transaction: 'none',
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    summary: 'Export as XLSX',
    description: 'A summary that balances and a sheet per class.',
    params: IdParams,
    errors: ['not_found', 'reconciliation_not_done'],
  }),
  ...settlingRoutes,
  ...rerunRoutes,
  ...packRoutes,
  ...creditRoutes,
  ...accountRoutes,
} satisfies Routes
