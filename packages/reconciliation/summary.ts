import { minorToNumber } from '#packages/money'
import type { ItemStatus } from './documents.ts'
import type { CurrencySummary, ReconciliationSummary } from './result.ts'

/** An item's amounts before they become decimals. */
export type CountedItem = {
  status: ItemStatus
  currency: string
  statement_cents: number
  ledger_cents: number
}

const NO_ITEMS: Record<ItemStatus, number> = {
  matched: 0,
  amount_mismatch: 0,
  missing_in_restaurant: 0,
  missing_in_supplier: 0,
}

/** Counts the items by class and explains each currency's difference by them. */
export function summarize(items: readonly CountedItem[]): ReconciliationSummary {
  const counts = { ...NO_ITEMS }
  const byCurrency = new Map<string, CountedItem[]>()
  for (const item of items) {
    counts[item.status] += 1
    const others = byCurrency.get(item.currency)
    if (others) others.push(item)
    else byCurrency.set(item.currency, [item])
  }
  const currencies = [...byCurrency].map(([currency, members]) => summarizeCurrency(currency, members))
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

function summarizeCurrency(currency: string, items: readonly CountedItem[]): CurrencySummary {
  const cents = { ...NO_ITEMS }
  let [statement, ledger] = [0, 0]
  for (const item of items) {
    statement += item.statement_cents
    ledger += item.ledger_cents
    cents[item.status] += item.statement_cents - item.ledger_cents
  }
  const decimal = (minor: number) => minorToNumber(minor, currency)
  return {
    currency,
    statement_total: decimal(statement),
    ledger_total: decimal(ledger),
    difference: decimal(statement - ledger),
    differences: {
      matched: decimal(cents.matched),
      amount_mismatch: decimal(cents.amount_mismatch),
      missing_in_restaurant: decimal(cents.missing_in_restaurant),
      missing_in_supplier: decimal(cents.missing_in_supplier),
    },
  }
}
