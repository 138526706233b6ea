import {
  type LedgerEntry,
  type ReconcileOptions,
  ReconciliationError,
  type ReconciliationItem,
  reasonText,
  reconcile,
  type StatementLine,
} from '#packages/reconciliation'
import { matchApart } from './match-apart.ts'

export interface MatchTask {
  statement: StatementLine[]
  ledger: LedgerEntry[]
  period_end: string | null
  /** Pairs that a person took apart, as `line invoice_id`. */
  rejected: string[]
}

export interface MatchedItem extends Omit<ReconciliationItem, 'reasons'> {
  reasons: { code: string; params: Record<string, string | number>; text: string }[]
}

/** Matches lines and entries in a process of its own; reports the fraction done. Errors: document_not_readable. */
export default async function match(
  { statement, ledger, period_end, rejected }: MatchTask,
  report: (fraction: number) => void,
): Promise<MatchedItem[]> {
  let done = 0
  const on_progress = (fraction: number) => {
    done = Math.max(done, fraction)
    report(done)
  }
  const options: ReconcileOptions = { period_end, on_progress }
  const apart = new Set(rejected)
  try {
    return matchApart<StatementLine, LedgerEntry, MatchedItem>(
      { lines: statement, entries: ledger },
      (line, id) => apart.has(`${line} ${id}`),
      ({ lines, entries }) => reconcile(lines, entries, options).items.map(inWords),
      single,
    )
  } catch (error) {
    if (!(error instanceof ReconciliationError)) throw error
    throw Object.assign(new Error(`The statement cannot be compared: ${error.message}.`), {
      code: 'document_not_readable',
    })
  }
}

function inWords(item: ReconciliationItem): MatchedItem {
  return { ...item, reasons: item.reasons.map((reason) => ({ ...reason, text: reasonText(reason, 'en') })) }
}

/** A member of an item for itself; amounts are summed from the members where items are stored. */
function single(item: MatchedItem, member: { line: number | string } | { ledger_id: string }): MatchedItem {
  const code = 'line' in member ? 'not_in_ledger' : 'not_on_statement'
  return {
    ...item,
    status: 'line' in member ? 'missing_in_restaurant' : 'missing_in_supplier',
    statement_lines: 'line' in member ? [member.line] : [],
    ledger_ids: 'line' in member ? [] : [member.ledger_id],
    reasons: [{ code, params: {}, text: reasonText({ code, params: {} }, 'en') }],
  }
}
