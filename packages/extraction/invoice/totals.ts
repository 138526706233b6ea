import { type DecimalMark, type Minor, readAmount } from '../grammar/amount.ts'
import type { Line, Segment } from '../lines/line.ts'
import { type Printed, within } from '../lines/printed.ts'
import { textMoney } from '../statement/entry.ts'
import { isCurrency } from '../vocabulary/sites.ts'
import { sumsByArithmetic } from './by-arithmetic.ts'
import type { Labelled } from './labelled.ts'
import { type Placed, segmentAmount } from './segment-amount.ts'

/** A sum with its place and the weight of its label. */
export type Sum = { minor: Minor; printed: Printed; weight: number; order: number }

export type Totals = { subtotal: Sum | null; tax: Sum | null; total: Sum | null; is_balanced: boolean }

/** Subtotal, tax and total: labelled figures, those first for which subtotal + tax = total. */
export function findTotals(
  labels: readonly Labelled[],
  lines: readonly Line[],
  mark: DecimalMark | null,
): Totals {
  const of = (wanted: 'total' | 'subtotal' | 'tax') =>
    labels.flatMap((labelled, order) => {
      if (labelled.label !== wanted) return []
      return figuresBeside(labelled, lines, mark).map((found) => ({
        ...found,
        weight: labelled.weight,
        order,
      }))
    })
  const [totals, subtotals, taxes] = [of('total'), of('subtotal'), of('tax')]
  const balanced =
    bestEquation(totals, subtotals, taxes) ??
    bestTriple(labels, mark) ??
    sumsByArithmetic(lines, labels, mark)
  if (balanced) return { ...balanced, is_balanced: true }
  const total = strongest(totals)
  const below = (candidates: Sum[], is_less: (minor: Minor) => boolean) =>
    strongest(candidates.filter(({ minor }) => total === null || is_less(Math.abs(minor))))
  const most = Math.abs(total?.minor ?? 0)
  const subtotal = below(subtotals, (minor) => minor <= most)
  const tax = below(taxes, (minor) => minor < most)
  return { subtotal, tax: total === null ? null : tax, total, is_balanced: false }
}

/** The last figure before the next label on the line, else what stands under the label. */
function figuresBeside(
  { segment, line, rest, index }: Labelled,
  lines: readonly Line[],
  mark: DecimalMark | null,
): Placed[] {
  const at = line.segments.indexOf(segment)
  const beside: Placed[] = []
  for (const [offset, next] of line.segments.slice(at + 1).entries()) {
    const found = segmentAmount(line, at + 1 + offset, mark)
    if (found !== null) beside.push(found)
    else if (/\p{L}{3}/u.test(next.text) && !readAmount(next.text) && !isCurrency(next.text)) break
  }
  if (beside.length > 0) return [beside.at(-1)!]
  const in_rest = amountsIn(rest, segment, line.page, mark)
  if (in_rest.length > 0) return [in_rest.at(-1)!]
  return figuresBelow(lines, index, segment, mark)
}

/** All figures below a label without a gap: of a table of sums by rate the last row may be their sum. */
function figuresBelow(
  lines: readonly Line[],
  index: number,
  segment: Segment,
  mark: DecimalMark | null,
): Placed[] {
  const found: Placed[] = []
  let above = lines[index]!
  for (const below of lines.slice(index + 1, index + 1 + MOST_ROWS)) {
    if (below.page !== above.page || below.y0 - above.y1 > above.size * 2) break
    const under = underLabel(below, segment)
    const figure = under < 0 ? null : segmentAmount(below, under, mark)
    if (figure) found.push(figure)
    else if (found.length > 0 || below !== lines[index + 1]) break
    above = below
  }
  return found
}

// More rates than these no invoice has.
const MOST_ROWS = 8

/** The figure below a label: flush with it at the right or the left, else overlapping it. */
function underLabel(below: Line, label: Segment): number {
  const near = (edge: 'x0' | 'x1') =>
    below.segments.findIndex((other) => Math.abs(other[edge] - label[edge]) < label.size * 0.5)
  const flush = near('x1')
  if (flush >= 0) return flush
  const left = near('x0')
  if (left >= 0) return left
  return below.segments.findIndex((other) => other.x1 > label.x0 && other.x0 < label.x1 + label.size * 12)
}

function amountsIn(text: string, segment: Segment, page: number, mark: DecimalMark | null): Placed[] {
  const clean = text.replace(/^[:\s]+/, '')
  const place = (printed: string): Printed => ({ text: printed, page, segments: [within(segment, printed)] })
  const whole = textMoney(clean, mark)
  if (whole) return [{ minor: whole.is_negative ? -whole.minor : whole.minor, printed: place(clean) }]
  return [...text.matchAll(/-?(?:[$€£]\s?)?\d{1,3}(?:[.,' ]?\d{3})*[.,]\d{2}(?![\d%])/g)].flatMap(
    ([found]) => {
      const money = textMoney(found, mark)
      return money ? [{ minor: money.is_negative ? -money.minor : money.minor, printed: place(found) }] : []
    },
  )
}

function bestEquation(totals: Sum[], subtotals: Sum[], taxes: Sum[]) {
  let best: { subtotal: Sum; tax: Sum; total: Sum; score: number } | undefined
  const sums = taxSums(taxes)
  for (const total of totals) {
    for (const subtotal of subtotals) {
      for (const tax of sums) {
        if (subtotal.minor + tax.minor !== total.minor || total.minor === 0) continue
        // Of the rows of one table the largest is the sum of the others.
        const score = total.weight + subtotal.weight + (tax.minor === 0 ? 0 : 2) + total.order / 1_000
        const is_larger = score === best?.score && Math.abs(total.minor) > Math.abs(best.total.minor)
        if (score > (best?.score ?? 0) || is_larger) best = { subtotal, tax, total, score }
      }
    }
  }
  return best && { subtotal: best.subtotal, tax: best.tax, total: best.total }
}

/** One tax, or the sum of several rates. */
function taxSums(taxes: Sum[]): Sum[] {
  const distinct = [...new Map(taxes.map((tax) => [tax.minor, tax])).values()]
  const sums = [...distinct]
  const joined = (parts: Sum[]): Sum => ({
    ...parts[0]!,
    minor: parts.reduce((sum, { minor }) => sum + minor, 0),
    printed: { ...parts[0]!.printed, text: parts.map(({ printed }) => printed.text).join(' + ') },
  })
  for (const [index, first] of distinct.entries()) {
    for (const second of distinct.slice(index + 1)) sums.push(joined([first, second]))
  }
  if (distinct.length > 2) sums.push(joined(distinct))
  return sums
}

/** A totals row that prints net, tax and gross side by side. */
function bestTriple(labels: readonly Labelled[], mark: DecimalMark | null) {
  for (const [order, { label, line, segment, weight }] of labels.entries()) {
    if (label !== 'total') continue
    const from = line.segments.indexOf(segment) + 1
    const figures = line.segments
      .slice(from)
      .flatMap((_, index) => segmentAmount(line, from + index, mark) ?? [])
    const [a, b, c] = figures.slice(-3).map((found) => ({ ...found, weight, order }))
    if (a && b && c && a.minor + b.minor === c.minor && c.minor !== 0)
      return { subtotal: a, tax: b, total: c }
  }
  return undefined
}

/** The surest label; among equals the figure named most often, then the last: totals stand at the end. */
function strongest(candidates: Sum[]): Sum | null {
  const named = (minor: Minor) => candidates.filter((candidate) => candidate.minor === minor).length
  let best: { sum: Sum; score: number } | undefined
  for (const sum of candidates) {
    const score = sum.weight + named(sum.minor) * 0.6 + sum.order / 1_000 + (sum.minor === 0 ? -2 : 0)
    if (score > (best?.score ?? Number.NEGATIVE_INFINITY)) best = { sum, score }
  }
  return best?.sum ?? null
}
