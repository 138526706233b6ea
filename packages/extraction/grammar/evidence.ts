import type { Hints } from '../extraction.ts'
import { type DecimalMark, decimalEvidence, readAmount } from './amount.ts'
import { type DateOrder, type DateShape, dayNumber, isoDay, readDate } from './date.ts'
import { rangeOf } from './range.ts'

/** The decimal mark the figures vote for; a tie follows the hint; null when nothing tells. */
export function decimalMark(texts: Iterable<string>, hint?: Hints['decimal_mark']): DecimalMark | null {
  const votes = { '.': 0, ',': 0 }
  for (const text of texts) {
    const shape = readAmount(text)
    // `01.02.2023` has points and is no amount.
    const mark = shape && readDate(text)?.year == null && decimalEvidence(shape.body)
    if (mark) votes[mark] += 1
  }
  if (votes['.'] === votes[',']) return hint ?? null
  return votes['.'] > votes[','] ? '.' : ','
}

export type OrderEvidence = { order: DateOrder; is_certain: boolean }

/**
 * Day or month first: any part above 12, a point between the parts, then the order under which the dates run on,
 * then the hint. `is_certain` is false when both orders remain possible and differ.
 */
export function dateOrder(
  shapes: readonly DateShape[],
  hint: DateOrder,
  column: readonly DateShape[],
): OrderEvidence {
  // Between points the day comes first: such dates say nothing on others.
  const open = shapes.filter((shape) => shape.is === 'ordered').filter(({ separator }) => separator !== '.')
  if (open.length === 0) return { order: hint, is_certain: true }
  const is_open = (shape: DateShape) =>
    shape.is === 'ordered' && shape.first !== shape.second && shape.separator !== '.'
  const dmy = open.filter((shape) => shape.first > 12).length
  const mdy = open.filter((shape) => shape.second > 12).length
  if (dmy !== mdy) return { order: dmy > mdy ? 'dmy' : 'mdy', is_certain: true }
  const [as_dmy, as_mdy] = [disorder(column, 'dmy'), disorder(column, 'mdy')]
  if (as_dmy.steps !== as_mdy.steps)
    return { order: as_dmy.steps < as_mdy.steps ? 'dmy' : 'mdy', is_certain: true }
  // A statement covers weeks: read the wrong way round, dates of one month scatter over the year.
  if (as_dmy.span !== as_mdy.span && open.length > 2) {
    return { order: as_dmy.span < as_mdy.span ? 'dmy' : 'mdy', is_certain: true }
  }
  return { order: hint, is_certain: !(column.length > 0 ? column : open).some(is_open) }
}

function disorder(shapes: readonly DateShape[], order: DateOrder): { steps: number; span: number } {
  const days = shapes.flatMap((shape) => {
    const iso = isoDay(shape, order, 2000)
    return iso ? [dayNumber(iso)] : []
  })
  let up = 0
  let down = 0
  for (let index = 1; index < days.length; index += 1) {
    if (days[index]! > days[index - 1]!) up += 1
    if (days[index]! < days[index - 1]!) down += 1
  }
  const { least, most } = rangeOf(days)
  const span = days.length === 0 ? 0 : most - least
  return { steps: Math.min(up, down) + (shapes.length - days.length) * 2, span }
}
