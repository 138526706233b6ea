import type { DocumentText } from '../document-text.ts'
import type { Box, Extraction, FieldName } from '../extraction.ts'
import type { DecimalMark } from '../grammar/amount.ts'
import type { DateOrder } from '../grammar/date.ts'
import { dateOrder, decimalMark } from '../grammar/evidence.ts'
import { findDates } from '../grammar/find-dates.ts'
import { pageLines } from '../lines/baselines.ts'
import { type Line, lineText } from '../lines/line.ts'
import { shownBox } from '../scan/shown.ts'

/** A word with its place on the page; words of one baseline have the same `line`. Its number is its index. */
export type AskedWord = { text: string; line: number; page: number; box: Box }

/** What a model is asked about a document: its words, and how its figures and days are written. Plain data. */
export type Question = {
  document_type: Extraction['document_type']
  words: AskedWord[]
  mark: DecimalMark | null
  order: DateOrder
  missing: FieldName[]
}

/** Of a longer document the beginning and the end are sent: numbers stand at the one, totals at the other. */
const MOST_WORDS = 3_000
const WORDS_AT_THE_END = 1_000
const LONGEST_WORD = 60

/**
 * What to ask about a reading in doubt: one that its own arithmetic does not hold, or that lacks its number, day or
 * total. Undefined where there is nothing to ask: sheets and e-invoices say by themselves what their values are.
 * @example questionOf(text, structureDocument(text))?.missing // ['invoice_number']
 */
export function questionOf(text: DocumentText, extraction: Extraction): Question | undefined {
  if (text.xml || text.pages.length === 0 || extraction.document_type === 'other') return undefined
  const missing = missingFields(extraction)
  const is_in_doubt = extraction.proof === 'unproven' || extraction.proof === 'contradicted'
  if (!is_in_doubt && missing.length === 0) return undefined
  const printed = printedWords(text, extraction)
  return printed.words.length === 0 ? undefined : { ...printed, words: ends(printed.words), missing }
}

/** The words of a document and how its figures and days are written. */
export type PrintedWords = Omit<Question, 'missing'>

export function printedWords(
  text: DocumentText,
  { document_type, currency }: Pick<Extraction, 'document_type' | 'currency'>,
): PrintedWords {
  const lines = text.pages.flatMap(pageLines)
  const words = wordsOf(lines, text)
  return {
    document_type,
    words,
    mark: decimalMark(words.map((word) => word.text)),
    order: orderOf(lines, currency),
  }
}

function missingFields(extraction: Extraction): FieldName[] {
  if (extraction.document_type === 'statement')
    return (['closing_balance'] as const).filter((name) => extraction[name] === null)
  return (['invoice_number', 'invoice_date', 'total_amount'] as const).filter(
    (name) => extraction[name] === null && !(name === 'invoice_number' && isReceipt(extraction)),
  )
}

// Most receipts have no number.
const isReceipt = ({ document_type }: Extraction) => document_type === 'receipt'

function wordsOf(lines: readonly Line[], { pages }: DocumentText): AskedWord[] {
  const byNumber = new Map(pages.map((page) => [page.number, page]))
  return lines.flatMap(({ page, segments }, line) =>
    segments.flatMap(({ words, y0, y1 }) =>
      words
        .filter(({ text }) => text.trim() !== '')
        .map(({ text, x0, x1 }) => ({
          text: text.trim().slice(0, LONGEST_WORD),
          line,
          page,
          box: shownBox([x0, y0, x1, y1], byNumber.get(page)),
        })),
    ),
  )
}

function ends(words: AskedWord[]): AskedWord[] {
  if (words.length <= MOST_WORDS) return words
  return [...words.slice(0, MOST_WORDS - WORDS_AT_THE_END), ...words.slice(-WORDS_AT_THE_END)]
}

function orderOf(lines: readonly Line[], currency: string | null): DateOrder {
  const shapes = lines.flatMap((line) => findDates(lineText(line)).map(({ shape }) => shape))
  return dateOrder(shapes, currency === 'USD' ? 'mdy' : 'dmy', shapes).order
}
