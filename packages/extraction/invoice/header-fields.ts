import { readAmount } from '../grammar/amount.ts'
import { type DateOrder, isoDay, readDate } from '../grammar/date.ts'
import { findDates } from '../grammar/find-dates.ts'
import { type Line, lineText, type Segment } from '../lines/line.ts'
import { type Printed, within } from '../lines/printed.ts'
import type { InvoiceLabel } from '../vocabulary/invoice-labels.ts'
import type { Labelled } from './labelled.ts'

/** A value with its place; `score` is the weight of its label less its distance. */
export type Found = { value: string; printed: Printed; score: number }

/** The document's number: beside the surest label, first in the reading order among equals. */
export function findNumber(labels: readonly Labelled[]): Found | null {
  let best: Found | undefined
  for (const { label, weight, values, rest } of labels) {
    if (label !== 'number') continue
    for (const beside of values) {
      const number = numberIn(beside.text)
      if (!number) continue
      const score = weight - beside.rank + (rest ? 0.3 : 0) + shapeBonus(number)
      if (score > (best?.score ?? 0)) best = { value: number, printed: placed(beside, number), score }
      break
    }
  }
  return best ?? null
}

/** Numbers of documents seldom have one or two digits, or are one word. */
const shapeBonus = (number: string) => ((number.match(/\d/g)?.length ?? 0) < 3 ? -0.6 : 0)

const placed = ({ page, segments }: Printed, text: string): Printed => ({
  text,
  page,
  segments: [...segments.slice(0, 1).map((segment: Segment) => within(segment, text))],
})

/** The first token of a text that can be a document number: digits, no day, no amount. */
export function numberIn(text: string): string | null {
  const clean = text.replace(/^(?:n[°ºo]\.?|nr\.?|no\.?|number|#|:|\s)+/i, '')
  if (readDate(clean)?.year || readAmount(clean)?.has_decimals) return null
  const tokens = clean.split(/\s+/).slice(0, WORDS_BEFORE + 1)
  // `de venta INV-42444`: words of the title may come first.
  const at = tokens.findIndex((token) => /\d/.test(token))
  if (at < 0 || !tokens.slice(0, at).every((token) => /^\p{L}{2,}\.?$/u.test(token))) return null
  const token = tokens[at]!.replace(/[,;:.]+$/, '')
  if (token.length < 2 || token.length > 40 || isDay(token)) return null
  return /^[\p{L}\d][\p{L}\d/_.#-]*$/u.test(token) ? token : null
}

const WORDS_BEFORE = 3

/** `2024/83` and `20240312` may be numbers; a whole day is none. */
const isDay = (token: string) => !/^\d{8}$/.test(token) && findDates(token).length > 0

/** The day beside the surest label of a kind, then a day that follows the document's number. */
export function findDay(labels: readonly Labelled[], wanted: InvoiceLabel, order: DateOrder): Found | null {
  let best: Found | undefined
  for (const { label, weight, values, rest } of labels) {
    const is_number = wanted === 'date' && label === 'number'
    if (label !== wanted && !is_number) continue
    for (const beside of is_number ? values.filter(({ text }) => text === rest) : values) {
      const day = dayIn(beside.text, order)
      if (!day) continue
      const score = (is_number ? 2.2 : weight) - beside.rank
      if (score > (best?.score ?? 0)) best = { value: day.iso, printed: placed(beside, day.text), score }
      break
    }
  }
  return best ?? null
}

function dayIn(text: string, order: DateOrder): { iso: string; text: string } | null {
  const whole = readDate(text)
  if (whole && whole.year !== null) {
    const iso = isoDay(whole, order, null)
    return iso === null ? null : { iso, text }
  }
  const [first] = findDates(text)
  const iso = first && isoDay(first.shape, order, null)
  return iso ? { iso, text: text.slice(first.start, first.end) } : null
}

/** The first day printed at all, for an invoice that labels none; labels of other days are passed over. */
export function firstDay(
  lines: readonly Line[],
  labels: readonly Labelled[],
  order: DateOrder,
): Found | null {
  const others = new Set(
    labels.filter(({ label }) => label === 'other_date' || label === 'due_date').map(({ line }) => line),
  )
  const days = lines.flatMap((line) => line.segments.flatMap(({ text }) => dayIn(text, order)?.iso ?? []))
  // The only day of a paper is its own.
  const score = new Set(days).size === 1 ? 1 : 0.5
  for (const line of lines) {
    if (others.has(line)) continue
    for (const segment of line.segments) {
      const day = dayIn(segment.text, order)
      if (day)
        return {
          value: day.iso,
          printed: { text: day.text, page: line.page, segments: [within(segment, day.text)] },
          score,
        }
    }
    const [split] = findDates(lineText(line))
    const iso = split && isoDay(split.shape, order, null)
    if (iso)
      return {
        value: iso,
        printed: { text: lineText(line), page: line.page, segments: line.segments },
        score: 0.4,
      }
  }
  return null
}
