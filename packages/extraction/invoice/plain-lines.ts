import type { DecimalMark } from '../grammar/amount.ts'
import { toNumber } from '../grammar/amount.ts'
import { boxOf } from '../lines/box.ts'
import type { Line } from '../lines/line.ts'
import { textMoney } from '../statement/entry.ts'
import { balanceLabel } from '../vocabulary/labels.ts'
import type { ItemLine } from './item-lines.ts'
import { splitLabel } from './labelled.ts'
import type { Totals } from './totals.ts'

// `3,50 A` and `12.00*`: the letter or mark of a tax rate after a till's price.
const TAX_MARK = /\s*(?:[A-Z]|\*|[A-Z]{2}|\d{1,2}\s?%)$/
const TIMES = /^(?<count>\d{1,4}(?:[.,]\d{1,3})?)\s?(?:x|×|stk|pcs|ud|un|kg)\s/i

/**
 * The goods of a till's receipt, which has no column names: texts with a price at the end, above the total. They
 * count only when they reach a printed sum.
 */
export function plainLines(
  lines: readonly Line[],
  totals: Totals,
  mark: DecimalMark | null,
  is_sheet: boolean,
): ItemLine[] {
  const sums = [totals.total?.minor, totals.subtotal?.minor].filter((minor) => minor !== undefined)
  const end = lines.findIndex((line) =>
    line.segments.some((segment) =>
      totals.total?.printed.segments.some((own) => own.y1 === segment.y1 && own.x1 === segment.x1),
    ),
  )
  if (sums.length === 0 || end < 1) return []
  const items: ItemLine[] = []
  let sum = 0
  for (let index = end - 1; index >= 0; index -= 1) {
    const item = itemOf(lines[index]!, mark, is_sheet)
    if (!item) continue
    items.unshift(item)
    sum += item.amount!
    if (sums.includes(sum)) return items
  }
  return []
}

function itemOf(line: Line, mark: DecimalMark | null, is_sheet: boolean): ItemLine | null {
  const last = line.segments.at(-1)!
  const name = line.segments
    .slice(0, -1)
    .map(({ text }) => text)
    .join(' ')
  if (!/\p{L}{2}/u.test(name) || splitLabel(name).label || balanceLabel(name)) return null
  const money = textMoney(last.text, mark) ?? textMoney(last.text.replace(TAX_MARK, ''), mark)
  if (!money) return null
  const amount = money.is_negative ? -money.minor : money.minor
  const count = TIMES.exec(name)?.groups?.count
  return {
    amount,
    line: {
      date: null,
      reference: null,
      description: name,
      quantity: count ? Number(count.replace(',', '.')) : null,
      unit: null,
      unit_price: null,
      debit: null,
      credit: null,
      amount: toNumber(amount),
      balance: null,
      kind: 'other',
      page: line.page,
      box: boxOf([line], is_sheet),
      confidence: 0.95,
    },
  }
}
