import type { InvoicePage } from './invoice-head.ts'
import { LEFT } from './invoice-head.ts'
import type { TrueItem } from './invoice-truth.ts'
import { figureText } from './printed.ts'

type Key = InvoicePage['look']['columns'][number]

const FIGURES = new Set<Key>(['quantity', 'unit_price', 'discount', 'rate', 'amount'])

const WIDTHS: Record<Key, number> = {
  position: 22,
  code: 72,
  description: 0,
  quantity: 50,
  unit: 34,
  unit_price: 58,
  discount: 46,
  rate: 42,
  amount: 64,
}

/** The goods with their header on every page and the sum carried between pages. */
export function drawItems({ paper, truth, look, words, style }: InvoicePage, top: number): number {
  const plain = { ...style, mark: 'none' as const }
  const used = look.columns.reduce((sum, key) => sum + WIDTHS[key] + 6, 0)
  const room = paper.width - LEFT * 2 - used
  let x = LEFT
  const columns = look.columns.map((key) => {
    const width = key === 'description' ? room : WIDTHS[key]
    x += width + 6
    return { key, width, x: x - width - 6 }
  })
  const pitch = look.size * look.leading
  const cell = (key: Key, text: string, y: number, is_bold = false) => {
    const column = columns.find((one) => one.key === key)!
    const align = FIGURES.has(key) ? 'right' : 'left'
    paper.write(text, column.x, y, { size: look.size, is_bold, align, width: column.width })
  }
  const header = (y: number) => {
    for (const { key, width } of columns) {
      const text =
        paper.widthOf(words[key], look.size, true) > width + 5 ? words[key].slice(0, 5) : words[key]
      cell(key, text, y, true)
    }
    return y + pitch * 1.2
  }
  let y = header(top)
  let sum = 0
  for (const [index, item] of truth.items.entries()) {
    if (y > paper.height - 130) {
      cell('description', words.carried, y)
      cell('amount', figureText(sum, plain), y)
      paper.nextPage()
      paper.write(truth.supplier.name, LEFT, 30, { size: 8 })
      y = header(52)
      cell('description', words.carried, y)
      cell('amount', figureText(sum, plain), y)
      y += pitch
    }
    sum += item.amount
    const wrapped = paper.wrapped(item.description, room, look.size)
    const texts: Record<Key, string> = {
      position: String(index + 1),
      code: item.code,
      description: wrapped[0]!,
      quantity: quantityText(item, style.decimal, look.quantity === 'with_unit'),
      unit: item.unit,
      unit_price: figureText(item.unit_price, plain),
      discount: item.discount > 0 ? `${item.discount}%` : '',
      rate: `${String(item.rate).replace('.', style.decimal)}%`,
      amount: figureText(item.amount, plain),
    }
    for (const { key } of columns) cell(key, texts[key], y)
    for (const line of wrapped.slice(1)) {
      y += look.size * 1.15
      cell('description', line, y)
    }
    y += pitch
  }
  return y + pitch * 0.6
}

function quantityText({ quantity, unit }: TrueItem, decimal: string, with_unit: boolean): string {
  const text =
    quantity % 1_000 === 0 ? String(quantity / 1_000) : (quantity / 1_000).toFixed(3).replace('.', decimal)
  return with_unit ? `${text} ${unit}` : text
}
