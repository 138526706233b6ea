import { isValidDate } from '#packages/calendar'
import type { LedgerEntry, ReconcileOptions, StatementLine } from './documents.ts'
import type { Surroundings } from './explaining/explain-missing.ts'
import { buildItems } from './items.ts'
import type { Doc, Field } from './matching/doc.ts'
import { matchField } from './matching/match-field.ts'
import { readDocs } from './matching/read-docs.ts'
import { ReconciliationError } from './reconciliation-error.ts'
import type { Reconciliation, ReconciliationItem } from './result.ts'
import { summarize, type Tally } from './summary.ts'

/** Half a cent each way on two roundings. */
const DEFAULT_TOLERANCE_CENTS = 2

/**
 * Puts a supplier's statement against the restaurant's ledger: every line and every entry appears in exactly
 * one item, and the classes' differences add up to the difference of the totals. Signed amounts; currencies are
 * never mixed; the order of the input does not matter.
 * Throws `ReconciliationError` naming the line or entry for ids used twice, bad amounts, dates or currencies.
 */
export function reconcile(
  statement: readonly StatementLine[],
  ledger: readonly LedgerEntry[],
  options: ReconcileOptions = {},
): Reconciliation {
  const toleranceCents = options.amount_tolerance_cents ?? DEFAULT_TOLERANCE_CENTS
  if (!Number.isSafeInteger(toleranceCents) || toleranceCents < 0) {
    throw new ReconciliationError('invalid_tolerance', 'options', String(toleranceCents))
  }
  const onProgress = options.on_progress ?? (() => {})
  const byCurrency = readDocs(statement, ledger)
  onProgress(0.1)
  const periodEndDay = readPeriodEnd(options.period_end ?? null)
  const items: ReconciliationItem[] = []
  const tallies: Tally[] = []
  let done = 0
  for (const [currency, docs] of byCurrency) {
    const field = toField(docs, toleranceCents)
    const weight = (0.85 * docs.length) / (statement.length + ledger.length)
    const matches = matchField(field, (fraction) => onProgress(0.1 + done + weight * fraction))
    done += weight
    const surroundings: Surroundings = { periodEndDay, elsewhere: findElsewhere(byCurrency, currency) }
    const built = buildItems(matches, field, currency, surroundings)
    for (const item of built.items) items.push(item)
    tallies.push(built.tally)
  }
  const summary = summarize(tallies)
  onProgress(1)
  return { summary, items }
}

function readPeriodEnd(date: string | null): number {
  if (date === null) return Number.NaN
  if (!isValidDate(date)) throw new ReconciliationError('invalid_date', 'options', date)
  return Date.parse(date) / 86_400_000
}

function toField(docs: readonly Doc[], toleranceCents: number): Field {
  const lines = docs.filter((doc) => doc.side === 'statement')
  const entries = docs.filter((doc) => doc.side === 'ledger')
  return {
    lines,
    entries,
    toleranceCents,
    letters: { statement: lettersOf(lines), ledger: lettersOf(entries) },
  }
}

function lettersOf(side: readonly Doc[]): Set<string> {
  const known = new Set<string>()
  let last: string | undefined
  for (const { number } of side) {
    // Neighbours mostly share their letters, and comparing is cheaper than hashing.
    if (number.letters !== last) known.add(number.letters)
    last = number.letters
  }
  return known
}

function findElsewhere(byCurrency: ReadonlyMap<string, Doc[]>, home: string): Surroundings['elsewhere'] {
  const elsewhere = new Map<string, { doc: Doc; currency: string }[]>()
  for (const [currency, docs] of byCurrency) {
    if (currency === home) continue
    for (const doc of docs) {
      const others = elsewhere.get(doc.number.text)
      if (others) others.push({ doc, currency })
      else elsewhere.set(doc.number.text, [{ doc, currency }])
    }
  }
  return elsewhere
}
