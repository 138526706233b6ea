import type { ExtractedLine } from '../extraction.ts'
import { type DecimalMark, MINOR_PER_UNIT, type Minor, magnitude, toNumber } from '../grammar/amount.ts'
import { boxOf } from '../lines/box.ts'
import type { Line } from '../lines/line.ts'
import { readMoney } from '../statement/entry.ts'
import type { BoundLine, Figure } from '../table/bind.ts'
import type { Header } from '../table/column.ts'
import { bodyOf } from '../table/table.ts'
import type { Role } from '../vocabulary/headers.ts'
import { balanceLabel } from '../vocabulary/labels.ts'
import { splitLabel } from './labelled.ts'

export type ItemLine = { line: ExtractedLine; amount: Minor | null }

const CONTINUATION_PITCH = 2.1

/** The goods of an invoice: rows of the table that has quantities or prices, continuation lines joined. */
export function itemLines(
  lines: readonly Line[],
  headers: readonly Header[],
  mark: DecimalMark | null,
  is_sheet: boolean,
): ItemLine[] {
  const header = goodsHeader(headers)
  if (!header) return []
  const groups: BoundLine[][] = []
  let has_subtotal = false
  for (const bound of bodyOf(lines.slice(0, endOfGoods(lines, header)), header, headers).bound) {
    const label = totalLabel(bound)
    if (label) {
      // A subtotal closes a section, a total the table.
      if (label === 'total' && groups.length > 0 && !hasItemFigures(bound)) break
      has_subtotal = true
      continue
    }
    if (has_subtotal && isItem(bound) && !hasItemFigures(bound)) continue
    if (isCarried(bound) || isSumSoFar(bound, groups, mark)) continue
    const last = groups.at(-1)
    if (isItem(bound)) groups.push([bound])
    else if (last && bound.figures.length === 0 && isBelow(last.at(-1)!.line, bound.line)) last.push(bound)
  }
  const items = groups.map((group) => itemOf(group, mark, is_sheet))
  // Where goods have amounts, a row without one is a rate's, or a sum under another column.
  const has_amounts = items.some(({ amount }) => amount !== null)
  return items.filter(({ amount, line }) => amount !== null || (!has_amounts && line.unit_price !== null))
}

/** Below the last line of goods stand sums and taxes, whose figures have columns of their own. */
function endOfGoods(lines: readonly Line[], header: Header): number {
  const last = lines.findLastIndex((line, index) => index > header.to && looksLikeGoods(line))
  if (last < 0) return lines.length
  let end = last + 1
  // More text of the last goods, and a charge without a price.
  while (end < lines.length && lines[end]!.page === lines[last]!.page && !hasSum(lines[end]!)) end += 1
  return Math.min(lines.length, end + CHARGES)
}

const CHARGES = 1

function looksLikeGoods(line: Line): boolean {
  const is_named = line.segments.some(
    ({ text, value }) => !value && /\p{L}{3}/u.test(text) && !splitLabel(text).label && !balanceLabel(text),
  )
  const figures = line.segments.filter(
    ({ text, value }) =>
      value?.is === 'number' || /^\W{0,4}\d[\d.,' ]*(?:\s?\p{L}{1,6}\.?|\s?%)?$/u.test(text),
  )
  return is_named && figures.length >= 2
}

const hasSum = (line: Line) => line.segments.some(({ text }) => splitLabel(text).label !== undefined)

function goodsHeader(headers: readonly Header[]): Header | undefined {
  const weight = (header: Header) => {
    const roles = new Set(header.columns.map((column) => column.role))
    const named = ['quantity', 'unit_price', 'amount', 'description', 'unit'].filter((role) =>
      roles.has(role as Role),
    )
    return roles.has('amount') || roles.has('unit_price') ? named.length : 0
  }
  const [best] = [...headers].sort((a, b) => weight(b) - weight(a))
  return best && weight(best) >= 2 ? best : undefined
}

const textOf = (bound: BoundLine, role: Role) =>
  bound.texts
    .get(role)
    ?.map((segment) => segment.text)
    .join(' ') || null

const hasItemFigures = (bound: BoundLine) =>
  bound.figures.some((figure) => figure.column.role === 'quantity' || figure.column.role === 'unit_price')

/** A figure without quantity and price that is the sum of all goods above it, whatever its name. */
function isSumSoFar(bound: BoundLine, groups: readonly BoundLine[][], mark: DecimalMark | null): boolean {
  if (hasItemFigures(bound) || groups.length === 0) return false
  const amountOf = (line: BoundLine) =>
    signed(
      line.figures.findLast((one) => one.column.role === 'amount' && isNumber(one)),
      mark,
    )
  const own = amountOf(bound)
  return own !== null && own === groups.reduce((sum, [first]) => sum + (amountOf(first!) ?? 0), 0)
}

/** Sums carried between pages are no goods; transport with a price is. */
function isCarried(bound: BoundLine): boolean {
  if (hasItemFigures(bound)) return false
  const label = balanceLabel(
    [...bound.texts.values()]
      .flat()
      .map(({ text }) => text)
      .join(' '),
  )
  return label === 'carried' || label === 'opening' || label === 'total'
}

function isItem(bound: BoundLine): boolean {
  const has = (role: Role) => bound.figures.some((figure) => figure.column.role === role && isNumber(figure))
  if (!has('amount') && !has('unit_price')) return false
  return bound.texts.size > 0 || has('quantity')
}

const isNumber = (figure: Figure) => figure.segment.value?.is === 'number' || figure.shape !== null

function totalLabel(bound: BoundLine): 'total' | 'subtotal' | 'tax' | null {
  const has_figure = bound.line.segments.some(
    (segment) => segment.value || /\d[.,]\d{2}(?!\d)/.test(segment.text),
  )
  if (!has_figure) return null
  for (const segment of bound.line.segments) {
    const { label, rest } = splitLabel(segment.text)
    if (!label || /\p{L}{4}/u.test(rest)) continue
    if (label.label === 'total' || label.label === 'subtotal' || label.label === 'tax') return label.label
  }
  return null
}

const isBelow = (above: Line, below: Line) =>
  above.page === below.page && below.y1 - above.y1 <= Math.max(above.size, below.size) * CONTINUATION_PITCH

function itemOf(group: BoundLine[], mark: DecimalMark | null, is_sheet: boolean): ItemLine {
  const [first] = group as [BoundLine]
  const figure = (role: Role) => first.figures.findLast((one) => one.column.role === role && isNumber(one))
  const amount = signed(figure('amount'), mark)
  const unit_price = signed(figure('unit_price'), mark)
  const quantity = quantityOf(figure('quantity'), unit_price, amount, mark)
  const described = group.flatMap((bound) => textOf(bound, 'description') ?? []).join(' ')
  // A charge without quantity and price stands anywhere on its line.
  const description = described || (unit_price === null ? allText(first) : '')
  const is_checked =
    quantity !== null && unit_price !== null && amount !== null && productHolds(quantity, unit_price, amount)
  return {
    amount,
    line: {
      date: null,
      reference: textOf(first, 'code') ?? textOf(first, 'reference'),
      description: description || null,
      quantity,
      unit: textOf(first, 'unit') ?? unitAfter(figure('quantity')),
      unit_price: unit_price === null ? null : toNumber(unit_price),
      debit: null,
      credit: null,
      amount: amount === null ? null : toNumber(amount),
      balance: null,
      kind: 'other',
      page: first.line.page,
      box: boxOf(
        group.map((bound) => bound.line),
        is_sheet,
      ),
      confidence: is_checked ? 0.95 : 0.75,
    },
  }
}

const allText = (bound: BoundLine) =>
  [...bound.texts.values()]
    .flat()
    .map(({ text }) => text)
    .join(' ')

function signed(figure: Figure | undefined, mark: DecimalMark | null): Minor | null {
  const money = figure && readMoney(figure, mark)
  return money ? (money.is_negative ? -money.minor : money.minor) : null
}

/** A quantity such as `1.000` may be one or a thousand: the one that gives the line's amount. */
function quantityOf(
  figure: Figure | undefined,
  price: Minor | null,
  amount: Minor | null,
  mark: DecimalMark | null,
): number | null {
  if (!figure) return null
  if (figure.segment.value?.is === 'number') return figure.segment.value.number
  if (!figure.shape) return null
  const readings = [mark, '.', ','].flatMap(
    (one) => magnitude(figure.shape!, one as DecimalMark | null) ?? [],
  )
  const [usual] = readings
  if (usual === undefined) return null
  const fits =
    price !== null &&
    amount !== null &&
    readings.find((reading) => productHolds(toNumber(reading), price, amount))
  return toNumber(fits || usual) * (figure.shape.is_negative ? -1 : 1)
}

/** Whether quantity × price is the amount to the cent, sign aside. */
function productHolds(quantity: number, price: Minor, amount: Minor): boolean {
  return Math.abs(Math.abs(quantity * price) - Math.abs(amount)) < MINOR_PER_UNIT / 100 + 1
}

function unitAfter(figure: Figure | undefined): string | null {
  const unit = figure && /^[\d.,\s]+(?<unit>\p{L}[\p{L}.()]{0,9})$/u.exec(figure.segment.text)?.groups?.unit
  return unit ?? null
}
