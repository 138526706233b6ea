import type { DisputeReason, ItemStatus } from '../items-contract.ts'
import type { PackLanguage } from '../packs-contract.ts'

/** Somebody with an address, as letters name them. */
export interface Party {
  name: string
  address: string | null
  tax_id: string | null
  phone: string | null
  email: string | null
}

export interface PackItem {
  date: string | null
  number: string | null
  currency: string
  status: ItemStatus
  statement_amount: string | null
  ledger_amount: string | null
  difference: string
  /** What the supplier is asked to credit; null: nothing. */
  credit: string | null
  reason: DisputeReason
  note: string | null
}

/** Everything a dispute pack says; the same input makes the same bytes. */
export interface PackInput {
  language: PackLanguage
  /** For dates and numbers, as `pt-BR`. */
  locale: string
  /** The day on the letter. */
  today: string
  from: Party
  restaurants: { name: string; location: string | null }[]
  to: Party
  statement: string
  period_from: string | null
  period_to: string | null
  items: PackItem[]
}

export interface CurrencyTotal {
  currency: string
  theirs: number
  ours: number
  difference: number
  credit: number
}

/** Sums by currency, exact in hundredths. */
export function totalsOf(items: readonly PackItem[]): CurrencyTotal[] {
  const totals = new Map<string, CurrencyTotal>()
  const cents = (text: string | null) => Math.round(Number(text ?? 0) * 100)
  for (const item of items) {
    const sum = totals.get(item.currency) ?? {
      currency: item.currency,
      theirs: 0,
      ours: 0,
      difference: 0,
      credit: 0,
    }
    sum.theirs += cents(item.statement_amount)
    sum.ours += cents(item.ledger_amount)
    sum.difference += cents(item.difference)
    sum.credit += cents(item.credit)
    totals.set(item.currency, sum)
  }
  return [...totals.values()]
    .sort((a, b) => (a.currency < b.currency ? -1 : 1))
    .map(({ currency, ...sums }) => ({
      currency,
      theirs: sums.theirs / 100,
      ours: sums.ours / 100,
      difference: sums.difference / 100,
      credit: sums.credit / 100,
    }))
}
