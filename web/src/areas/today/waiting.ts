import { addDays, diffDays, weekRange } from '#packages/calendar'
import type { Document, Invoice, Reconciliation } from './queries.ts'

/** A payment within so many days is worth preparing. */
export const SOON_DAYS = 7

export interface Amount {
  currency: string
  amount: number
}

/** The smallest part of any currency of ISO 4217 (the UYW has four decimals), for sums in whole numbers. */
const PARTS = 10_000

/** Exact up to 900 thousand million; the package for money would cost the first page more than all the rest of it. */
const sumOf = (amounts: readonly number[]) =>
  amounts.reduce((total, amount) => total + Math.round(amount * PARTS), 0) / PARTS

type Owed = Pick<Invoice, 'currency' | 'open_amount'>

/** What invoices come to, currency by currency, the largest first; credit notes count against them. */
export function amountsOf(invoices: readonly Owed[]): Amount[] {
  const currencies = [...new Set(invoices.map(({ currency }) => currency))]
  return currencies
    .map((currency) => {
      const own = invoices.filter((invoice) => invoice.currency === currency)
      return { currency, amount: sumOf(own.map(({ open_amount }) => open_amount)) }
    })
    .sort((a, b) => b.amount - a.amount)
}

/** Days until an invoice is due, negative when it is late; undefined without a due date. */
export const daysLeft = ({ due_date }: Pick<Invoice, 'due_date'>, today: string) =>
  due_date === null ? undefined : diffDays(today, due_date)

/** Open invoices that are late, and those due within a week, as they came. */
export function pressing<I extends Pick<Invoice, 'due_date'>>(invoices: readonly I[], today: string) {
  const left = (invoice: I) => daysLeft(invoice, today) ?? Number.POSITIVE_INFINITY
  return {
    overdue: invoices.filter((invoice) => left(invoice) < 0),
    soon: invoices.filter((invoice) => left(invoice) >= 0 && left(invoice) <= SOON_DAYS),
  }
}

/** What of a statement is not as the books say; undefined before it is compared. */
export function openDifferences({ summary }: Pick<Reconciliation, 'summary'>): number | undefined {
  if (!summary) return undefined
  return summary.amount_mismatch + summary.missing_in_restaurant + summary.missing_in_supplier
}

/** The latest reconciliation of each statement, where something is left to settle. Newest first in, newest first out. */
export function toSettle(reconciliations: readonly Reconciliation[]): Reconciliation[] {
  const seen = new Set<string>()
  const latest = reconciliations.filter(({ document_id }) => {
    if (seen.has(document_id)) return false
    seen.add(document_id)
    return true
  })
  return latest.filter((one) => one.status === 'completed' && (openDifferences(one) ?? 0) > 0)
}

/** Statements that nobody has compared with the books. */
export const toCompare = (statements: readonly Document[]) =>
  statements.filter(({ latest_reconciliation_id }) => latest_reconciliation_id === null)

export interface Week {
  /** Its Monday. */
  from: string
  amount: number
}

/** The first day of so many weeks up to this one. */
export const firstDayOfWeeks = (today: string, weeks: number) =>
  addDays(weekRange(today).from, -7 * (weeks - 1))

/** What was bought in each of the last weeks in one currency, weeks without any included. */
export function purchasesByWeek(
  invoices: readonly Pick<Invoice, 'invoice_date' | 'status' | 'currency' | 'total_amount'>[],
  currency: string,
  today: string,
  weeks: number,
): Week[] {
  const first = firstDayOfWeeks(today, weeks)
  const amounts = Array.from({ length: weeks }, () => [] as number[])
  for (const invoice of invoices) {
    if (invoice.currency !== currency || invoice.status === 'cancelled') continue
    amounts[Math.floor(diffDays(first, invoice.invoice_date) / 7)]?.push(invoice.total_amount)
  }
  return amounts.map((week, place) => ({
    from: addDays(first, 7 * place),
    amount: sumOf(week),
  }))
}
