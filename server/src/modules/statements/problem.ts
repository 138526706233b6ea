import type { LedgerEntry } from '#modules/purchasing/index'
import { addDays, monthRange } from '#packages/calendar'
import type { Extraction } from '#packages/extraction'
import { isCurrency } from '#packages/money'
import type { StatementLine } from '#packages/reconciliation'

export interface LineOnPage extends StatementLine {
  /** Its place among the lines read, from 1. */
  line: number
  amount: number
  kind: Extraction['lines'][number]['kind']
  page: number | null
  /** Where it was delivered, as the statement says: told, and evidence for nobody but who reads it. */
  site?: string | null
}

/** A line that is not compared with invoices, and why. */
export interface SetApartLine extends Omit<LineOnPage, 'amount'> {
  amount: number | null
  why: 'payment' | 'balance' | 'no_amount'
}

export interface Period {
  from: string
  to: string
}

/** A line as it is read; statements of several currencies or restaurants say which beside it. */
type PlacedLine = Extraction['lines'][number] & { currency?: string | null; site?: string | null }

/** A statement as the matching wants it. */
export interface StatementProblem {
  lines: LineOnPage[]
  set_apart: SetApartLine[]
  currency: string
  period: Period | null
  opening_balance: number | null
  closing_balance: number | null
  proof: string
}

/**
 * What was read, as lines to compare. Balances brought forward are set apart, and so is a line without a readable
 * amount; payments too, unless the books hold payments of this supplier.
 */
export function statementProblem(
  extraction: Extraction,
  fallback_currency: string,
  books: { hold_payments: boolean } = { hold_payments: false },
): StatementProblem {
  const currency =
    extraction.currency && isCurrency(extraction.currency) ? extraction.currency : fallback_currency
  const lines: LineOnPage[] = []
  const set_apart: SetApartLine[] = []
  for (const [index, read] of extraction.lines.entries()) {
    const { date, reference, description, amount, kind, page, currency: own, site }: PlacedLine = read
    const line = {
      ...{ line: index + 1, date, reference, description, kind, page },
      currency: own && isCurrency(own) ? own : currency,
      ...(site ? { site } : {}),
    }
    if (kind === 'payment' && !(books.hold_payments && amount !== null))
      set_apart.push({ ...line, amount, why: 'payment' })
    else if (kind === 'opening') set_apart.push({ ...line, amount, why: 'balance' })
    else if (amount === null) set_apart.push({ ...line, amount, why: 'no_amount' })
    else lines.push({ ...line, amount })
  }
  const { opening_balance, closing_balance, proof } = extraction
  const period = periodOf(extraction)
  return { lines, set_apart, currency, period, opening_balance, closing_balance, proof }
}

/**
 * The days a statement covers: what it says, wider when its lines say more. A side it does not say is the whole month
 * of its first or last line. Null when nothing has a date.
 */
function periodOf({ period, lines }: Extraction): Period | null {
  const dates = lines
    .flatMap(({ date, kind }) => (isPlausible(date) && kind !== 'opening' ? [date] : []))
    .sort()
  const said = {
    from: isPlausible(period.from) ? period.from : null,
    to: isPlausible(period.to) ? period.to : null,
  }
  const first = dates[0] ?? said.from ?? said.to
  const last = dates.at(-1) ?? said.to ?? said.from
  if (!first || !last) return null
  const from = said.from ?? monthRange(first).from
  const to = said.to ? latest(said.to, last) : monthRange(last).to
  return { from: from <= to ? from : first, to }
}

// A year misread by a digit must not load the books of a thousand years.
const isPlausible = (date: string | null): date is string =>
  date !== null && date >= '1990-01-01' && date <= '2099-12-31'

const latest = (a: string, b: string) => (a > b ? a : b)

/** Days around the period in which the other side's date of a document is still looked for. */
const searchMargin_days = 62

/** The days of the books to load, wide enough to find documents dated differently there; null when nothing is dated. */
export function ledgerWindow({ lines, period }: StatementProblem): Period | null {
  if (!period) return null
  const first = lines.reduce(
    (least, { date }) => (isPlausible(date) && date < least ? date : least),
    period.from,
  )
  return { from: addDays(first, -searchMargin_days), to: addDays(period.to, searchMargin_days) }
}

/** Documents are dated some days after the end of a statement that names them. */
const lateEntries_days = 7

/** Invoices of these days make a reconciliation stale when they change: no later ones, or every delivery would. */
export function staleDays(problem: StatementProblem): Period | null {
  const window = ledgerWindow(problem)
  return window && { from: window.from, to: addDays(problem.period!.to, lateEntries_days) }
}

/** Whether an entry that matches nothing belongs to this statement rather than to one before or after it. */
export function isOfPeriod(entry: Pick<LedgerEntry, 'invoice_date'>, period: Period | null): boolean {
  if (!period) return false
  return entry.invoice_date >= period.from && entry.invoice_date <= period.to
}
