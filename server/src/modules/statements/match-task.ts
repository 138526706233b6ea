import {
  type LedgerEntry,
  type ReconcileOptions,
  ReconciliationError,
  type ReconciliationItem,
  reasonText,
  reconcile,
  type StatementLine,
} from '#packages/reconciliation'

export interface MatchTask {
  statement: StatementLine[]
  ledger: LedgerEntry[]
  period_end: string | null
}

export interface MatchedItem extends Omit<ReconciliationItem, 'reasons'> {
  reasons: { code: string; params: Record<string, string | number>; text: string }[]
}

/** Matches lines and entries in a process of its own; reports the fraction done. Errors: document_not_readable. */
export default async function match(
  { statement, ledger, period_end }: MatchTask,
  report: (fraction: number) => void,
): Promise<MatchedItem[]> {
  const options: ReconcileOptions = { period_end, on_progress: report }
  try {
    const { items } = reconcile(statement, ledger, options)
    return items.map((item) => ({
      ...item,
      reasons: item.reasons.map((reason) => ({ ...reason, text: reasonText(reason, 'en') })),
    }))
  } catch (error) {
    if (!(error instanceof ReconciliationError)) throw error
    throw Object.assign(new Error(`The statement cannot be compared: ${error.message}.`), {
      code: 'document_not_readable',
    })
  }
}
