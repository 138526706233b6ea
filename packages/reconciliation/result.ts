import type { ItemStatus } from './documents.ts'
import type { Reason } from './explaining/reasons.ts'

/** Lines and entries that belong together, or one that stands alone. */
export type ReconciliationItem = {
  status: ItemStatus
  /** `line` of every statement line in it, as given. */
  statement_lines: (number | string)[]
  ledger_ids: string[]
  /** Sum of its lines, null when it has none; decimal, in `currency`. */
  statement_amount: number | null
  ledger_amount: number | null
  /** statement − ledger, an absent side counting 0. */
  difference: number
  currency: string
  /** Probability, 0 to 1, that the item is right. */
  confidence: number
  reasons: Reason[]
}

/** How one currency's totals come apart: difference = the sum of the four class differences. */
export type CurrencySummary = {
  currency: string
  statement_total: number
  ledger_total: number
  difference: number
  /** Sum of the items' differences, by class. */
  differences: Record<ItemStatus, number>
}

export type ReconciliationSummary = Record<ItemStatus, number> & {
  /** The one currency of the totals; null when there are several (then see `currencies`) or none. */
  currency: string | null
  statement_total: number | null
  ledger_total: number | null
  difference: number | null
  currencies: CurrencySummary[]
}

export type Reconciliation = { summary: ReconciliationSummary; items: ReconciliationItem[] }
