import type { Box, ExtractedLine, FoundField } from '../extraction.ts'
import { type Minor, magnitude, readAmount, toNumber } from '../grammar/amount.ts'
import { readDate } from '../grammar/date.ts'
import { dayWithin, type Window } from '../grammar/years.ts'
import { lineKind } from '../vocabulary/kinds.ts'
import type { LinePointers, Span } from './pointers.ts'
import type { PrintedWords } from './question.ts'

/** A value that stands in the text, and where. */
export type Pointed<T> = { value: T; place: FoundField }

/** A value at which a model pointed is shown as doubtful. */
export const CONFIDENCE = 0.5

/** An amount at these words, as our own grammar reads it: money, on one line. */
export function amountAt(question: PrintedWords, span: Span | undefined): Pointed<Minor> | null {
  const place = placeAt(question, span, { most_words: 4 })
  const shape = place && readAmount(place.text.replace(/^[:=]\s*|\s*\*+$/g, ''))
  const size = shape && magnitude(shape, question.mark)
  if (!place || !shape || size === null) return null
  return { value: shape.is_negative || shape.side === 'credit' ? -size : size, place }
}

/** A day at these words; without a year of its own it takes that of the window. */
export function dayAt(
  question: PrintedWords,
  span: Span | undefined,
  window: Window,
): Pointed<string> | null {
  const place = placeAt(question, span, { most_words: 6 })
  const shape = place && readDate(place.text)
  const value = shape && dayWithin(shape, question.order, window)
  return place && value ? { value, place } : null
}

/** A document's number at these words: letters and digits, no amount, no day, no telephone, no sentence. */
export function numberAt(question: PrintedWords, span: Span | undefined): Pointed<string> | null {
  const place = placeAt(question, span, { most_words: 4 })
  if (!place) return null
  const value = place.text.replace(/^(?:[#:]|n[°ºo.]+)\s*|[.,;:]$/gi, '').trim()
  const is_number = /^[\p{Lu}\d][\p{L}\d/._ -]{0,38}$/u.test(value) && /\d/.test(value)
  const has_words = /\p{Ll}{4}/u.test(value)
  if (!is_number || has_words || readAmount(value)?.has_decimals || readDate(value)?.year != null) return null
  return { value, place }
}

/** A row of the document at these words; undefined without an amount, or where its parts stand on different pages. */
export function lineAt(
  question: PrintedWords,
  pointers: LinePointers,
  window: Window,
): AskedLine | undefined {
  const money = (name: keyof LinePointers) => amountAt(question, pointers[name])
  const text = (name: keyof LinePointers) =>
    placeAt(question, pointers[name], { most_words: 40, most_lines: 4 })
  const [debit, credit, balance] = [money('debit'), money('credit'), money('balance')]
  const [quantity, unit_price, printed] = [money('quantity'), money('unit_price'), money('amount')]
  const date = dayAt(question, pointers.date, window)
  const [reference, description] = [text('reference'), text('description')]
  const amount =
    printed?.value ?? (debit || credit ? (debit?.value ?? 0) - Math.abs(credit?.value ?? 0) : null)
  const figures = [printed, debit, credit, balance]
    .filter((found) => found !== null)
    .map(({ place }) => place)
  const places = [...figures, ...[date, quantity, unit_price].flatMap((found) => found?.place ?? [])]
  const all = [...places, ...[reference, description].filter((place) => place !== null)]
  const [first] = figures
  if (amount === null || !first || all.some((place) => place.page !== first.page)) return undefined
  const number = (found: Pointed<Minor> | null) => (found ? toNumber(found.value) : null)
  return {
    minor: amount,
    balance: balance?.value ?? null,
    figures,
    line: {
      date: date?.value ?? null,
      reference: reference?.text ?? null,
      description: description?.text ?? null,
      ...{ quantity: number(quantity), unit: null, unit_price: number(unit_price) },
      ...{ debit: number(debit), credit: number(credit), amount: toNumber(amount), balance: number(balance) },
      kind: lineKind(description?.text ?? null, reference?.text ?? null),
      page: first.page,
      box: around(all.flatMap(({ box }) => (box ? [box] : []))),
      confidence: CONFIDENCE,
    },
  }
}

export type AskedLine = {
  line: ExtractedLine
  minor: Minor
  balance: Minor | null
  /** Where its amounts stand. */
  figures: FoundField[]
}

/** The words as they are printed, with the box around them. */
function placeAt(
  { words }: PrintedWords,
  span: Span | undefined,
  { most_words, most_lines = 1 }: { most_words: number; most_lines?: number },
): FoundField | null {
  const there = span ? words.slice(span[0], span[1] + 1) : []
  const [first] = there
  if (!first || there.length > most_words) return null
  const lines = new Set(there.map(({ line }) => line))
  if (lines.size > most_lines || there.some(({ page }) => page !== first.page)) return null
  return {
    text: there.map(({ text }) => text).join(' '),
    page: first.page,
    box: around(there.map(({ box }) => box)),
    confidence: CONFIDENCE,
  }
}

const around = (boxes: readonly Box[]): Box => [
  Math.min(...boxes.map(([x0]) => x0)),
  Math.min(...boxes.map(([, y0]) => y0)),
  Math.max(...boxes.map(([, , x1]) => x1)),
  Math.max(...boxes.map(([, , , y1]) => y1)),
]
