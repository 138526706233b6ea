import { type DecimalMark, MINOR_PER_UNIT } from '../grammar/amount.ts'
import type { Line } from '../lines/line.ts'
import type { Labelled } from './labelled.ts'
import { segmentAmount } from './segment-amount.ts'
import type { Sum } from './totals.ts'

// Sums stand at the end: of more figures than this the last are tried.
const MOST_FIGURES = 160
const RATE = /(\d{1,2}(?:[.,]\d{1,2})?)\s?%/g
const CENT = MINOR_PER_UNIT / 100
// The strength of evidence that a label of its own would have.
const WEIGHT = 2

type Figure = Sum & { line: Line; index: number }

/**
 * Net, tax and total that no label names: three figures, one below or beside the other, of which two make the third, and
 * the tax is the printed rate of the net. A label may stand for the rate.
 */
export function sumsByArithmetic(
  lines: readonly Line[],
  labels: readonly Labelled[],
  mark: DecimalMark | null,
) {
  const figures = figuresOf(lines, mark).slice(-MOST_FIGURES)
  const named = new Map(labels.map(({ line, label }) => [line, label]))
  let best: { subtotal: Sum; tax: Sum; total: Sum; score: number } | undefined
  for (const net of figures) {
    for (const tax of figures) {
      if (tax.minor <= 0 || tax.minor >= net.minor || !isTogether(net, tax)) continue
      const gross = figures.find(
        (one) =>
          one.minor === net.minor + tax.minor && one !== net && isTogether(tax, one) && isAfter(net, one),
      )
      if (!gross) continue
      const has_rate = ratesOf(lines, tax).some(
        (rate) => Math.abs((net.minor * rate) / 100 - tax.minor) <= CENT,
      )
      const score =
        (has_rate ? 2 : 0) + Number(named.get(gross.line) === 'total') + Number(named.get(tax.line) === 'tax')
      if (score >= WEIGHT && score + gross.index / 1_000 > (best?.score ?? 0))
        best = { subtotal: net, tax, total: gross, score: score + gross.index / 1_000 }
    }
  }
  return best && { subtotal: best.subtotal, tax: best.tax, total: best.total }
}

function figuresOf(lines: readonly Line[], mark: DecimalMark | null): Figure[] {
  return lines.flatMap((line, index) =>
    line.segments.flatMap((_, at) => {
      const found = segmentAmount(line, at, mark)
      return found ? [{ ...found, weight: WEIGHT, order: index, line, index }] : []
    }),
  )
}

const segmentOf = ({ printed }: Sum) => printed.segments[0]!

/** On one line, or flush at the right within a few lines. */
function isTogether(a: Figure, b: Figure): boolean {
  if (a.line === b.line) return true
  const [one, other] = [segmentOf(a), segmentOf(b)]
  const is_near = a.line.page === b.line.page && Math.abs(one.y1 - other.y1) < one.size * 8
  return is_near && Math.abs(one.x1 - other.x1) < one.size * 0.5
}

const isAfter = (a: Figure, b: Figure) =>
  b.index > a.index || (a.line === b.line && segmentOf(b).x0 > segmentOf(a).x0)

/** Rates printed on the tax's line, or on the one above it. */
function ratesOf(lines: readonly Line[], { index }: Figure): number[] {
  const text = lines
    .slice(Math.max(0, index - 1), index + 1)
    .flatMap(({ segments }) => segments.map((one) => one.text))
  return [...text.join(' ').matchAll(RATE)].map((match) => Number(match[1]!.replace(',', '.')))
}
