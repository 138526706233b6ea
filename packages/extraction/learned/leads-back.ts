import type { ExtractedLine, Extraction } from '../extraction.ts'
import type { TaughtLine } from './layout.ts'

/** What columns and signs can lead back to. */
const CHECKED = [
  'date',
  'reference',
  'debit',
  'credit',
  'amount',
  'balance',
  'quantity',
  'unit_price',
] as const
/** Of what nobody told, some may be wrong itself. */
const LEAST_SHARE = 0.5

/** Whether a reading says again what a person told of the lines, and most of what stood there uncontested. */
export function leadsBack({ lines }: Extraction, taught: readonly TaughtLine[]): boolean {
  let [uncontested, same] = [0, 0]
  const free = new Set(lines)
  for (const truth of taught) {
    const line =
      [...free].find((one) => isSamePlace(one, truth)) ?? [...free].find((one) => agrees(one, truth))
    if (line) free.delete(line)
    for (const field of CHECKED) {
      const value = truth[field]
      if (value === null) continue
      const is_same = line !== undefined && isSame(line[field], value)
      if (truth.told.includes(field) && !is_same) return false
      uncontested += 1
      same += is_same ? 1 : 0
    }
  }
  return same >= uncontested * LEAST_SHARE
}

function isSamePlace({ page, box }: ExtractedLine, truth: TaughtLine): boolean {
  if (!box || !truth.box || page !== truth.page) return false
  const middle = (box[1] + box[3]) / 2
  return middle > truth.box[1] - 1 && middle < truth.box[3] + 1
}

const agrees = (line: ExtractedLine, { amount, date, box }: TaughtLine) =>
  box === null && amount !== null && line.amount === amount && (date === null || line.date === date)

/** A side is told by the sign of the amount, too. */
const isSame = (read: string | number | null, told: string | number) => read === told
