import type { DecimalMark } from '../grammar/amount.ts'
import type { DateOrder } from '../grammar/date.ts'

/** The single values whose places are learned. */
export const LEARNED = [
  'invoice_number',
  'invoice_date',
  'due_date',
  'subtotal',
  'tax_amount',
  'total_amount',
  'opening_balance',
  'closing_balance',
] as const
export type LearnedField = (typeof LEARNED)[number]

/** Where a value stands: behind or below words that do not change, the first or the last time these are printed. */
export type Anchor = {
  words: string[]
  where: 'behind' | 'below'
  from: 'start' | 'end'
  /** A number's letters and strokes, with 0 for each figure: `HF-00000`. */
  form?: string
  /** Our own reading finds the value, too: the place is looked at only where it does not. */
  is_spare?: true
}

/** How a supplier's paper is laid out. Plain JSON, some hundred characters. */
export type Layout = {
  version: 1
  /** Of the papers it is for: to any other it means nothing. */
  signature: string
  date_order: DateOrder | null
  decimal_mark: DecimalMark | null
  anchors: Partial<Record<LearnedField, Anchor>>
}

/** What a document truly says, as a person corrected it or its arithmetic proves it. */
export type Corrections = { fields?: Partial<Record<string, string | number | null>> }
