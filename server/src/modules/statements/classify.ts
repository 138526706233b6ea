import type { LedgerEntry } from '#modules/purchasing/index'
import { toCents } from './cents.ts'
import { composeItem, entryOnItem } from './compose-item.ts'
import type { ReconciliationSummary } from './contract.ts'
import type { StoredItem } from './item-queries.ts'
import type { MatchedItem } from './match-task.ts'
import { isOfPeriod, type StatementProblem } from './problem.ts'

export interface Classified {
  items: StoredItem[]
  summary: ReconciliationSummary
  /** Entries of other statements that matched nothing here. */
  left_out: number
}

/**
 * The items of the four classes in the statement's order, what only the books hold after it by date, and how the
 * classes explain the difference of the totals, currency by currency.
 */
export function classify(
  matched: readonly MatchedItem[],
  problem: StatementProblem,
  ledger: readonly LedgerEntry[],
): Classified {
  const entries = new Map(ledger.map((entry) => [entry.id, entry]))
  const lines = new Map(problem.lines.map((line) => [line.line as number | string, line]))
  const resolved = matched.map((item) => ({
    item,
    lines: item.statement_lines.map((line) => lines.get(line)!),
    entries: item.ledger_ids.map((id) => entries.get(id)!),
  }))
  const kept = resolved.filter(
    (one) => one.lines.length > 0 || one.entries.some((entry) => isOfPeriod(entry, problem.period)),
  )
  kept.sort(
    (a, b) =>
      (a.lines[0]?.line ?? Number.POSITIVE_INFINITY) - (b.lines[0]?.line ?? Number.POSITIVE_INFINITY) ||
      byDay(a.entries[0], b.entries[0]),
  )
  const items = kept.map(stored)
  const ledger_entries = kept.reduce((sum, one) => sum + one.entries.length, 0)
  return {
    items,
    summary: summarize(items, problem, ledger_entries),
    left_out: resolved.length - kept.length,
  }
}

function byDay(a: LedgerEntry | undefined, b: LedgerEntry | undefined): number {
  if (!a || !b) return 0
  const [left, right] = [a, b].map((entry) => `${entry.invoice_date} ${entry.invoice_number} ${entry.id}`)
  return left! < right! ? -1 : 1
}

interface Resolved {
  item: MatchedItem
  lines: StatementProblem['lines']
  entries: LedgerEntry[]
}

function stored({ item, lines, entries }: Resolved): StoredItem {
  return composeItem(
    lines.map(({ line, date, reference, description, amount, kind, page, site }) => ({
      ...{ line, date, reference, description, amount, kind, page },
      ...(site ? { site } : {}),
    })),
    entries.map(entryOnItem),
    item,
  )
}

function summarize(
  items: readonly StoredItem[],
  problem: StatementProblem,
  ledger_entries: number,
): ReconciliationSummary {
  const count = (status: StoredItem['status']) => items.filter((item) => item.status === status).length
  const currencies = [...new Set([...items.map((item) => item.currency), problem.currency])].sort()
  return {
    matched: count('matched'),
    amount_mismatch: count('amount_mismatch'),
    missing_in_restaurant: count('missing_in_restaurant'),
    missing_in_supplier: count('missing_in_supplier'),
    statement_lines: problem.lines.length,
    ledger_entries,
    set_apart_lines: problem.set_apart.length,
    opening_balance: problem.opening_balance,
    closing_balance: problem.closing_balance,
    period_from: problem.period?.from ?? null,
    period_to: problem.period?.to ?? null,
    proof: problem.proof,
    currency: problem.currency,
    currencies: currencies.map((currency) => currencySummary(currency, items, problem)),
  }
}

/** Sums in hundredths, so that the classes add up to the difference exactly. */
function currencySummary(currency: string, items: readonly StoredItem[], problem: StatementProblem) {
  let statement = 0
  let ledger = 0
  const explained = { matched: 0, missing_in_restaurant: 0, missing_in_supplier: 0, amount_mismatch: 0 }
  for (const item of items) {
    if (item.currency !== currency) continue
    statement += toCents(item.statement_amount)
    ledger += toCents(item.ledger_amount)
    explained[item.status] += toCents(item.difference)
  }
  const payments = problem.set_apart.filter((line) => line.why === 'payment' && line.currency === currency)
  const set_apart = payments.reduce((sum, line) => sum + Math.round((line.amount ?? 0) * 100), 0)
  return {
    currency,
    statement_total: statement / 100,
    ledger_total: ledger / 100,
    difference: (statement - ledger) / 100,
    explained: {
      matched: explained.matched / 100,
      missing_in_restaurant: explained.missing_in_restaurant / 100,
      missing_in_supplier: explained.missing_in_supplier / 100,
      amount_mismatch: explained.amount_mismatch / 100,
    },
    set_apart: set_apart / 100,
  }
}
