import { readAmount } from '../grammar/amount.ts'
import { type DateOrder, isoDay, readDate } from '../grammar/date.ts'
import { findDates } from '../grammar/find-dates.ts'
import { type Line, lineText } from '../lines/line.ts'
import type { InvoiceLabel } from '../vocabulary/invoice-labels.ts'
import type { Labelled } from './labelled.ts'

/** The document's number: beside the surest label, first in the reading order among equals. */
export function findNumber(labels: readonly Labelled[]): string | null {
  let best: { number: string; score: number } | undefined
  for (const { label, weight, values, rest } of labels) {
    if (label !== 'number') continue
    for (const [rank, value] of values.entries()) {
      const number = numberIn(value.text)
      if (!number) continue
      const score = weight - rank * 0.4 + (rest ? 0.3 : 0)
      if (score > (best?.score ?? 0)) best = { number, score }
      break
    }
  }
  return best?.number ?? null
}

/** The first token of a text that can be a document number: digits, no day, no amount. */
function numberIn(text: string): string | null {
  const clean = text.replace(/^(?:n[°ºo]\.?|nr\.?|no\.?|number|#|:|\s)+/i, '')
  if (readDate(clean) || readAmount(clean)?.has_decimals) return null
  const token = clean.split(/\s+/)[0]!.replace(/[,;:.]+$/, '')
  const digits = token.match(/\d/g)?.length ?? 0
  if (digits < 1 || token.length < 2 || token.length > 40 || findDates(token).length > 0) return null
  return /^[\p{L}\d][\p{L}\d/_.#-]*$/u.test(token) ? token : null
}

/** The day beside the surest label of a kind, then a day that follows the document's number. */
export function findDay(labels: readonly Labelled[], wanted: InvoiceLabel, order: DateOrder): string | null {
  let best: { iso: string; score: number } | undefined
  for (const { label, weight, values, rest } of labels) {
    const is_number = wanted === 'date' && label === 'number'
    if (label !== wanted && !is_number) continue
    for (const [rank, value] of (is_number ? [rest] : values.map(({ text }) => text)).entries()) {
      const iso = dayIn(value, order)
      if (!iso) continue
      const score = (is_number ? 2.2 : weight) - rank * 0.4
      if (score > (best?.score ?? 0)) best = { iso, score }
      break
    }
  }
  return best?.iso ?? null
}

function dayIn(text: string, order: DateOrder): string | null {
  const whole = readDate(text)
  const shape = whole && whole.year !== null ? whole : findDates(text)[0]?.shape
  return shape ? isoDay(shape, order, null) : null
}

/** The first day printed at all, for an invoice that labels none; labels of other days are passed over. */
export function firstDay(
  lines: readonly Line[],
  labels: readonly Labelled[],
  order: DateOrder,
): string | null {
  const others = new Set(
    labels.filter(({ label }) => label === 'other_date' || label === 'due_date').map(({ line }) => line),
  )
  for (const line of lines) {
    const found = others.has(line) ? undefined : findDates(lineText(line))[0]
    const iso = found && isoDay(found.shape, order, null)
    if (iso) return iso
  }
  return null
}
