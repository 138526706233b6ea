import type { Amount } from '#packages/money'

export type DocumentKind = 'invoice' | 'credit_note' | 'payment' | 'opening' | 'other'

/** One row of a supplier's statement; invoices are positive, credit notes and payments negative. */
export type StatementLine = {
  /** Unique within the statement: a row number or any name. */
  line: number | string
  /** ISO day. */
  date: string | null
  reference: string | null
  description: string | null
  amount: Amount
  /** ISO 4217. */
  currency: string
  kind?: DocumentKind | null
  /** The restaurant the line names, in the same words or ids as the ledger's; null or absent when it names none. */
  site?: string | null
}

/** One entry of the restaurant's ledger for that supplier, signed as the statement is. */
export type LedgerEntry = {
  id: string
  invoice_number: string | null
  /** ISO day. */
  invoice_date: string | null
  amount: Amount
  currency: string
  kind?: DocumentKind | null
  /** The restaurant in whose books it stands. */
  site?: string | null
}

export type ReconcileOptions = {
  /** Largest difference, in minor units of the currency, that still counts as the same amount; default 2. */
  amount_tolerance_cents?: number
  /** Last ISO day the statement covers: later ledger entries are flagged as timing. */
  period_end?: string | null
  /** Called with the fraction done, 0 to 1, never falling. */
  on_progress?: (fraction: number) => void
}

export type ItemStatus = 'matched' | 'amount_mismatch' | 'missing_in_restaurant' | 'missing_in_supplier'
