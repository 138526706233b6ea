import { minorToNumber } from '#packages/money'
import type { ItemStatus } from './documents.ts'
import type { CurrencySummary, ReconciliationSummary } from './result.ts'

const NO_ITEMS: Record<ItemStatus, number> = {
  matched: 0,
  amount_mismatch: 0,
  missing_in_restaurant: 0,
  missing_in_supplier: 0,
}
const STATUSES = Object.keys(NO_ITEMS) as ItemStatus[]

/** Counts and adds up one currency's items while they are made, in minor units. */
export class Tally {
  readonly currency: string
  readonly counts: Record<ItemStatus, number> = { ...NO_ITEMS }
  private readonly cents: Record<ItemStatus, number> = { ...NO_ITEMS }
  private statement = 0
  private ledger = 0

  constructor(currency: string) {
    this.currency = currency
  }

  add(status: ItemStatus, statementCents: number, ledgerCents: number): void {
    this.counts[status] += 1
    this.cents[status] += statementCents - ledgerCents
    this.statement += statementCents
    this.ledger += ledgerCents
  }

  summary(): CurrencySummary {
    const decimal = (minor: number) => minorToNumber(minor, this.currency)
    return {
      currency: this.currency,
      statement_total: decimal(this.statement),
      ledger_total: decimal(this.ledger),
      difference: decimal(this.statement - this.ledger),
      differences: {
        matched: decimal(this.cents.matched),
        amount_mismatch: decimal(this.cents.amount_mismatch),
        missing_in_restaurant: decimal(this.cents.missing_in_restaurant),
        missing_in_supplier: decimal(this.cents.missing_in_supplier),
      },
    }
  }
}

/** The items by class, and each currency's difference explained by them. */
export function summarize(tallies: readonly Tally[]): ReconciliationSummary {
  const counts = { ...NO_ITEMS }
  for (const tally of tallies) {
    for (const status of STATUSES) counts[status] += tally.counts[status]
  }
  const currencies = tallies.map((tally) => tally.summary())
  const only = currencies.length === 1 ? currencies[0]! : undefined
  return {
    ...counts,
    currency: only?.currency ?? null,
    statement_total: only?.statement_total ?? null,
    ledger_total: only?.ledger_total ?? null,
    difference: only?.difference ?? null,
    currencies,
  }
}
