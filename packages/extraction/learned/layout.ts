import type { Box, DocumentType, ExtractedLine, LineKind } from '../extraction.ts'
import type { DecimalMark } from '../grammar/amount.ts'
import type { DateOrder } from '../grammar/date.ts'
import type { Role } from '../vocabulary/headers.ts'

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

/** What a column holds, the words over it (none: ''), and where its cells stand; sheets: column × 100. */
export type LearnedColumn = {
  role: Role
  name: string
  /** Where its name begins. */
  name_x?: number
  x0: number
  x1: number
}

/** The columns of a supplier's table, which way its signs go, and how its numbers are formed. */
export type LearnedTable = {
  columns: LearnedColumn[]
  /** Of the page the columns were measured on, in points; null for sheets. */
  width: number | null
  /** Undefined where the printed signs, or those of the columns, say it all. */
  signs?: LearnedSigns
  /** Of the numbers of its lines: `HF-00000`. */
  forms: string[]
}

export type LearnedSigns = {
  /** What is owed is printed with a minus, what was paid without. */
  is_turned?: true
  /** Words of rows whose unsigned figure is deducted, and what such a row is. */
  deducted: Record<string, LineKind>
}

/** How a supplier's paper is laid out. Plain JSON, some hundred characters. */
export type Layout = {
  version: 1
  /** Of the papers it is for: to any other it means nothing. */
  signature: string
  date_order: DateOrder | null
  decimal_mark: DecimalMark | null
  anchors: Partial<Record<LearnedField, Anchor>>
  /** Where our own reading took a statement for another paper, or another for a statement. */
  is_statement?: boolean
  table?: LearnedTable
}

/** The values of a line that its columns teach. */
export const TAUGHT = [
  'date',
  'reference',
  'description',
  'quantity',
  'unit',
  'unit_price',
  'debit',
  'credit',
  'amount',
  'balance',
] as const
export type TaughtField = (typeof TAUGHT)[number]

/** A line as it truly is; `told` names the values a person gave. A line that was missed has no place. */
export type TaughtLine = Pick<ExtractedLine, TaughtField | 'kind'> & {
  page: number | null
  box: Box | null
  told: readonly string[]
}

/** What a document truly says, as a person corrected it or its arithmetic proves it. */
export type Corrections = {
  fields?: Partial<Record<string, string | number | null>>
  document_type?: DocumentType
  lines?: readonly TaughtLine[]
}
