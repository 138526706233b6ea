import { type AccountCause, accountCauses } from '../account-contract.ts'
import type { ReconciliationSummary } from '../contract.ts'
import type { BooksSum, Place, StatementRow } from './account-queries.ts'

/** The currency of a statement's balances. */
export function currencyOf({ currency, currencies }: ReconciliationSummary): string | undefined {
  return currency ?? (currencies.length === 1 ? currencies[0]!.currency : undefined)
}

/** The statements whose closing balances add up to what the supplier says: of each restaurant the last. */
export function lastStatements(rows: readonly StatementRow[]): StatementRow[] {
  const covered = new Set<string>()
  return rows.filter((row) => {
    const currency = currencyOf(row.summary)
    if (!currency) return false
    const places = row.restaurant_ids.map((id) => `${currency} ${id}`)
    if (places.some((place) => covered.has(place))) return false
    for (const place of places) covered.add(place)
    return true
  })
}

/** One currency of a supplier: their balance, ours, and why they differ. All exact in hundredths. */
export function explainAccount(
  currency: string,
  counted: readonly StatementRow[],
  books: readonly BooksSum[],
) {
  const own = books.filter((sum) => sum.currency === currency)
  const invoices = total(own, (sum) => sum.invoices)
  const credit_notes = total(own, (sum) => sum.credit_notes)
  const on_account = total(own, (sum) => sum.on_account)
  const owed = invoices + credit_notes + on_account
  const ours = {
    balance: owed / 100,
    invoices: invoices / 100,
    credit_notes: credit_notes / 100,
    on_account: on_account / 100,
    count: total(own, (sum) => sum.count),
  }
  const statements = counted.filter((row) => currencyOf(row.summary) === currency)
  if (statements.length === 0) return { currency, theirs: null, ours, difference: null, explained: [] }
  const parts = statements.map((row) => partsOf(row.summary, currency))
  const theirs = total(parts, (part) => part.closing)
  const placed = (place: Place) =>
    total(
      own.filter((sum) => sum.place === place),
      (sum) => sum.effect,
    )
  // Where payments are recorded the books know what was owed before, so that is held against the opening balance.
  const before = own.some((sum) => sum.has_payments) ? placed('earlier_invoices') : 0
  const amounts: Record<AccountCause, number> = {
    matched: total(parts, (part) => part.explained.matched),
    amount_mismatch: total(parts, (part) => part.explained.amount_mismatch),
    missing_in_restaurant: total(parts, (part) => part.explained.missing_in_restaurant),
    missing_in_supplier: total(parts, (part) => part.explained.missing_in_supplier),
    opening_balance: total(parts, (part) => part.opening) - before,
    payments: total(parts, (part) => part.payments),
    // Compared, but cancelled, changed or called paid since: not open in our books any more.
    closed_here: total(parts, (part) => part.ledger) - placed('listed'),
    earlier_invoices: before - placed('earlier_invoices'),
    later_invoices: -placed('later_invoices'),
    other_restaurants: -placed('other_restaurants'),
    // What the statement's own lines do not add up to.
    statement_sums: total(parts, (part) => part.closing - part.opening - part.lines - part.payments),
  }
  const days = statements.flatMap((row) => row.summary.period_to ?? []).sort()
  return {
    currency,
    theirs: {
      balance: theirs / 100,
      as_of: days.at(-1) ?? null,
      is_computed: statements.some((row) => row.summary.closing_balance === null),
    },
    ours,
    difference: (theirs - owed) / 100,
    explained: accountCauses
      .filter((cause) => amounts[cause] !== 0)
      .map((cause) => ({ cause, amount: amounts[cause] / 100 })),
  }
}

function partsOf(summary: ReconciliationSummary, currency: string) {
  const own = summary.currencies.find((one) => one.currency === currency)
  const explained = own?.explained ?? {
    matched: 0,
    amount_mismatch: 0,
    missing_in_restaurant: 0,
    missing_in_supplier: 0,
  }
  const opening = cents(summary.opening_balance)
  const lines = cents(own?.statement_total)
  const payments = cents(own?.set_apart)
  return {
    ...{ opening, lines, payments },
    ledger: cents(own?.ledger_total),
    closing: summary.closing_balance === null ? opening + lines + payments : cents(summary.closing_balance),
    explained: {
      matched: cents(explained.matched),
      amount_mismatch: cents(explained.amount_mismatch),
      missing_in_restaurant: cents(explained.missing_in_restaurant),
      missing_in_supplier: cents(explained.missing_in_supplier),
    },
  }
}

const cents = (amount: number | null | undefined) => Math.round((amount ?? 0) * 100)

function total<T>(parts: readonly T[], pick: (part: T) => number): number {
  return parts.reduce((sum, part) => sum + pick(part), 0)
}
