import { type Doc, dayGap, type Field, haveMatchingKinds, untaken } from './doc.ts'
import { addsUp, inNumberOrder, type SumMatch, takeSums } from './sums.ts'

const LONGEST_WINDOW = 5
const LONGEST_GAP_DAYS = 7
/** More runs than this with one sum are coincidences. */
const MOST_RUNS = 32

/**
 * Finds and takes sums that no number points to: a document without a number that equals, to the cent, exactly
 * one run of consecutive leftover documents near it in time. Amounts alone must be beyond coincidence, so
 * a second fitting run forbids it.
 */
export function matchUnnumberedSums(field: Field): SumMatch[] {
  const found = [...sumsOver(field.lines, field.entries), ...sumsOver(field.entries, field.lines)]
  return takeSums(found)
}

function sumsOver(ones: readonly Doc[], manys: readonly Doc[]): SumMatch[] {
  const needy = untaken(ones).filter((one) => one.number.serial === '' && one.kind !== 'payment')
  if (needy.length === 0) return []
  const windows = windowsBySum(inNumberOrder(manys))
  return needy.flatMap((one) => {
    const runs = windows.get(one.cents) ?? []
    if (runs.length > MOST_RUNS) return []
    const fitting = runs.filter((run) =>
      run.every((doc) => dayGap(one, doc) <= LONGEST_GAP_DAYS && haveMatchingKinds(one, doc)),
    )
    return fitting.length === 1 && addsUp(one, fitting[0]!, 0) ? [{ one, many: fitting[0]! }] : []
  })
}

function windowsBySum(sequence: readonly Doc[]): Map<number, Doc[][]> {
  const windows = new Map<number, Doc[][]>()
  for (let start = 0; start < sequence.length; start += 1) {
    let sum = 0
    for (let end = start; end < Math.min(sequence.length, start + LONGEST_WINDOW); end += 1) {
      if (sequence[end]!.isTaken) break
      sum += sequence[end]!.cents
      if (end === start) continue
      const runs = windows.get(sum)
      const run = sequence.slice(start, end + 1)
      if (runs) runs.push(run)
      else windows.set(sum, [run])
    }
  }
  return windows
}
