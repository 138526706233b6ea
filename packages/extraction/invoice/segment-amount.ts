import { plainNumber } from '../fields/beside.ts'
import type { DecimalMark, Minor } from '../grammar/amount.ts'
import type { Line } from '../lines/line.ts'
import type { Printed } from '../lines/printed.ts'
import { textMoney } from '../statement/entry.ts'

/** A figure and where it is printed. */
export type Placed = { minor: Minor; printed: Printed }

/** The amount that a segment of a line holds, a minus before it included; null for any other text. */
export function segmentAmount(line: Line, at: number, mark: DecimalMark | null): Placed | null {
  const segment = line.segments[at]!
  const text = segment.value?.is === 'number' ? plainNumber(segment.value.number) : segment.text
  const before = line.segments[at - 1]?.text
  const sign = before !== undefined && /^[-−–]\s?[$€£]?$/.test(before) ? '-' : ''
  const money = textMoney(sign + text, segment.value ? '.' : mark) ?? lastAmount(text, mark)
  if (!money) return null
  return {
    minor: money.is_negative ? -money.minor : money.minor,
    printed: { text: segment.text, page: line.page, segments: [segment] },
  }
}

/** `29.99 € TTC` and `EUR 12,00 *`: an amount with a word beside it. */
function lastAmount(text: string, mark: DecimalMark | null) {
  if (text.length > 30) return null
  const found = text.match(/-?(?:[$€£]\s?)?\d[\d.,' ]*[.,]\d{2}(?!\d)/g)?.at(-1)
  return found ? textMoney(found.trim(), mark) : null
}
