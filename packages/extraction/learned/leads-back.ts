import type { ExtractedLine, Extraction } from '../extraction.ts'
import type { TaughtLine } from './layout.ts'

/** What columns and signs can lead back to. */
const CHECKED = [
  ...(['date', 'reference', 'debit', 'credit', 'amount', 'balance'] as const),
  ...(['quantity', 'unit_price'] as const),
]
/** Of what nobody told, some may be wrong itself. */
const LEAST_SHARE = 0.5

/** Whether a reading says again what a person told of the lines, and most of what stood there uncontested. */
export function leadsBack({ lines }: Extraction, taught: readonly TaughtLine[]): boolean {
  let [values, same] = [0, 0]
  const free = new Set(lines)
  for (const truth of taught) {
    const line = truth.box ? take(free, truth, isSamePlace) : take(free, truth, agrees)
    for (const field of CHECKED) {
      const value = truth[field]
      if (value === null) continue
      const is_same = line?.[field] === value
      if (truth.told.includes(field) && !is_same) return false
      values += 1
      same += is_same ? 1 : 0
    }
  }
  return same >= values * LEAST_SHARE
}

function take(
  free: Set<ExtractedLine>,
  truth: TaughtLine,
  is: (line: ExtractedLine, truth: TaughtLine) => boolean,
): ExtractedLine | undefined {
  for (const line of free) {
    if (!is(line, truth)) continue
    free.delete(line)
    return line
  }
  return undefined
}

function isSamePlace({ page, box }: ExtractedLine, truth: TaughtLine): boolean {
  if (!box || !truth.box || page !== truth.page) return false
  const middle = (box[1] + box[3]) / 2
  return middle > truth.box[1] && middle < truth.box[3]
}

const agrees = (line: ExtractedLine, { amount, date }: TaughtLine) =>
  amount !== null && line.amount === amount && (date === null || line.date === date)
