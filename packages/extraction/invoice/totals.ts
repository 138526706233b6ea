import { plainNumber } from '../fields/beside.ts'
import { type DecimalMark, type Minor, readAmount } from '../grammar/amount.ts'
import type { Line, Segment } from '../lines/line.ts'
import { textMoney } from '../statement/entry.ts'
import type { Labelled } from './labelled.ts'

export type Totals = { subtotal: Minor | null; tax: Minor | null; total: Minor | null; is_balanced: boolean }

type Candidate = { minor: Minor; weight: number; order: number }

/** Subtotal, tax and total: labelled figures, those first for which subtotal + tax = total. */
export function findTotals(
  labels: readonly Labelled[],
  lines: readonly Line[],
  mark: DecimalMark | null,
): Totals {
  const of = (wanted: 'total' | 'subtotal' | 'tax') =>
    labels.flatMap((labelled, order) => {
      if (labelled.label !== wanted) return []
      return figuresBeside(labelled, lines, mark).map((minor) => ({ minor, weight: labelled.weight, order }))
    })
  const [totals, subtotals, taxes] = [of('total'), of('subtotal'), of('tax')]
  const balanced = bestEquation(totals, subtotals, taxes) ?? bestTriple(labels, mark)
  if (balanced) return { ...balanced, is_balanced: true }
  const total = strongest(totals)
  const subtotal = strongest(
    subtotals.filter(({ minor }) => total === null || Math.abs(minor) <= Math.abs(total)),
  )
  const tax = strongest(taxes.filter(({ minor }) => total === null || Math.abs(minor) < Math.abs(total)))
  return { subtotal, tax: total !== null && tax !== null ? tax : null, total, is_balanced: false }
}

/** The last figure before the next label on the line, else what stands under the label. */
function figuresBeside(
  { segment, line, rest, index }: Labelled,
  lines: readonly Line[],
  mark: DecimalMark | null,
): Minor[] {
  const in_rest = amountsIn(rest, mark)
  const at = line.segments.indexOf(segment)
  const beside: Minor[] = []
  for (const [offset, next] of line.segments.slice(at + 1).entries()) {
    const minor = segmentAmount(line.segments, at + 1 + offset, mark)
    if (minor !== null) beside.push(minor)
    else if (/\p{L}{3}/u.test(next.text) && !readAmount(next.text)) break
  }
  if (beside.length > 0) return [beside.at(-1)!]
  if (in_rest.length > 0) return [in_rest.at(-1)!]
  for (const below of lines.slice(index + 1, index + 3)) {
    if (below.page !== line.page || below.y0 - line.y1 > line.size * 2) break
    const under = below.segments.findIndex(
      (other) => other.x1 > segment.x0 && other.x0 < segment.x1 + segment.size * 12,
    )
    const minor = under < 0 ? null : segmentAmount(below.segments, under, mark)
    if (minor !== null) return [minor]
  }
  return []
}

function segmentAmount(segments: readonly Segment[], at: number, mark: DecimalMark | null): Minor | null {
  const segment = segments[at]!
  const text = segment.value?.is === 'number' ? plainNumber(segment.value.number) : segment.text
  const before = segments[at - 1]?.text
  const sign = before !== undefined && /^[-−–]\s?[$€£]?$/.test(before) ? '-' : ''
  const money = textMoney(sign + text, segment.value ? '.' : mark) ?? lastAmount(text, mark)
  return money && (money.is_negative ? -money.minor : money.minor)
}

/** `29.99 € TTC` and `EUR 12,00 *`: an amount with a word beside it. */
function lastAmount(text: string, mark: DecimalMark | null) {
  if (text.length > 30) return null
  const found = text.match(/-?(?:[$€£]\s?)?\d[\d.,' ]*[.,]\d{2}(?!\d)/g)?.at(-1)
  return found ? textMoney(found.trim(), mark) : null
}

function amountsIn(text: string, mark: DecimalMark | null): Minor[] {
  const whole = textMoney(text.replace(/^[:\s]+/, ''), mark)
  if (whole) return [whole.is_negative ? -whole.minor : whole.minor]
  return [...text.matchAll(/-?(?:[$€£]\s?)?\d{1,3}(?:[.,' ]?\d{3})*[.,]\d{2}(?![\d%])/g)].flatMap(
    ([found]) => {
      const money = textMoney(found, mark)
      return money ? [money.is_negative ? -money.minor : money.minor] : []
    },
  )
}

function bestEquation(totals: Candidate[], subtotals: Candidate[], taxes: Candidate[]) {
  let best: { subtotal: Minor; tax: Minor; total: Minor; score: number } | undefined
  const sums = taxSums(taxes)
  for (const total of totals) {
    for (const subtotal of subtotals) {
      for (const tax of sums) {
        if (subtotal.minor + tax.minor !== total.minor || total.minor === 0) continue
        const score = total.weight + subtotal.weight + (tax.minor === 0 ? 0 : 2) + total.order / 1_000
        if (score > (best?.score ?? 0))
          best = { subtotal: subtotal.minor, tax: tax.minor, total: total.minor, score }
      }
    }
  }
  return best && { subtotal: best.subtotal, tax: best.tax, total: best.total }
}

/** One tax, or the sum of several rates. */
function taxSums(taxes: Candidate[]): Candidate[] {
  const distinct = [...new Map(taxes.map((tax) => [tax.minor, tax])).values()]
  const sums = [...distinct]
  for (const [index, first] of distinct.entries()) {
    for (const second of distinct.slice(index + 1)) sums.push({ ...first, minor: first.minor + second.minor })
  }
  if (distinct.length > 2)
    sums.push({ ...distinct[0]!, minor: distinct.reduce((sum, tax) => sum + tax.minor, 0) })
  return sums
}

/** A totals row that prints net, tax and gross side by side. */
function bestTriple(labels: readonly Labelled[], mark: DecimalMark | null) {
  for (const { label, line, segment } of labels) {
    if (label !== 'total') continue
    const after = line.segments.slice(line.segments.indexOf(segment) + 1)
    const figures = after.flatMap((_, index) => segmentAmount(after, index, mark) ?? [])
    const [a, b, c] = figures.slice(-3)
    if (a !== undefined && b !== undefined && c !== undefined && a + b === c && c !== 0)
      return { subtotal: a, tax: b, total: c }
  }
  return undefined
}

/** The surest label; among equals the figure named most often, then the last: totals stand at the end. */
function strongest(candidates: Candidate[]): Minor | null {
  const named = (minor: Minor) => candidates.filter((candidate) => candidate.minor === minor).length
  let best: { minor: Minor; score: number } | undefined
  for (const { minor, weight, order } of candidates) {
    const score = weight + named(minor) * 0.6 + order / 1_000 + (minor === 0 ? -2 : 0)
    if (score > (best?.score ?? Number.NEGATIVE_INFINITY)) best = { minor, score }
  }
  return best?.minor ?? null
}
