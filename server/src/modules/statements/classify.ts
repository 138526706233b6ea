import type { LedgerEntry } from '#modules/purchasing/index'
import { fromMinor, toMinor } from '#packages/money'
import { itemStatuses, type ReconciliationSummary } from './contract.ts'
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
  const items = kept.map((one, index) => stored(one, index + 1))
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

function stored({ item, lines, entries }: Resolved, position: number): StoredItem {
  const amount = (value: number | null) => (value === null ? null : exact(value, item.currency))
  return {
    position,
    status: item.status,
    invoice_number: lines.find((line) => line.reference)?.reference ?? entries[0]?.invoice_number ?? null,
    invoice_date: lines.find((line) => line.date)?.date ?? entries[0]?.invoice_date ?? null,
    currency: item.currency,
    statement_amount: amount(item.statement_amount),
    ledger_amount: amount(item.ledger_amount),
    difference: exact(item.difference, item.currency),
    match_confidence: item.confidence.toFixed(4),
    details: {
      reasons: item.reasons,
      statement_lines: lines.map(({ line, date, reference, description, amount, kind, page }) => ({
        line,
        date,
        reference,
        description,
        amount,
        kind,
        page,
      })),
      ledger_entries: entries.map(({ id, invoice_number, invoice_date, amount, restaurant_id }) => ({
        invoice_id: id,
        invoice_number,
        invoice_date,
        amount: Number(amount),
        restaurant_id,
      })),
    },
  }
}

/** As the database keeps it: two decimals. */
function exact(amount: number, currency: string): string {
  return fromMinor(toMinor(amount, currency), currency).toFixed(2)
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
    currencies: currencies.map((currency) => currencySummary(currency, items, problem)),
  }
}

/** Sums in minor units, so that the classes add up to the difference exactly. */
function currencySummary(currency: string, items: readonly StoredItem[], problem: StatementProblem) {
  const minor = (amount: string | number | null) => (amount === null ? 0 : toMinor(amount, currency))
  const number = (cents: number) => fromMinor(cents, currency).toNumber()
  const own = items.filter((item) => item.currency === currency)
  const total = (pick: (item: StoredItem) => string | null, of: readonly StoredItem[] = own) =>
    of.reduce((sum, item) => sum + minor(pick(item)), 0)
  const statement = total((item) => item.statement_amount)
  const ledger = total((item) => item.ledger_amount)
  const set_apart =
    currency === problem.currency
      ? problem.set_apart.reduce((sum, line) => sum + (line.why === 'payment' ? minor(line.amount) : 0), 0)
      : 0
  return {
    currency,
    statement_total: number(statement),
    ledger_total: number(ledger),
    difference: number(statement - ledger),
    explained: Object.fromEntries(
      itemStatuses.map((status) => [
        status,
        number(
          total(
            (item) => item.difference,
            own.filter((item) => item.status === status),
          ),
        ),
      ]),
    ) as ReconciliationSummary['currencies'][number]['explained'],
    set_apart: number(set_apart),
  }
}
