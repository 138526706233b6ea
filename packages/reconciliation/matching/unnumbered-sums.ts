import { type Doc, dayGap, type Field, haveMatchingKinds, untaken } from './doc.ts'
import { untakenSequence } from './number-sequence.ts'
import { addsUp, type SumMatch, takeSums } from './sums.ts'

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
  const windows = windowsBySum(untakenSequence(manys))
  return needy.flatMap((one) => {
    const runs = windows.get(one.cents) ?? []
    if (runs.length > MOST_RUNS) return []
    const fitting = runs.filter((run) =>
      run.every((doc) => dayGap(one, doc) <= LONGEST_GAP_DAYS && haveMatchingKinds(one, doc)),
    )
    return fitting.length === 1 && addsUp(one, fitting[0]!, 0) ? [{ one, many: fitting[0]! }] : []
  })
}

function windowsBySum(sequence: readonly (Doc | undefined)[]): Map<number, Doc[][]> {
  const windows = new Map<number, Doc[][]>()
  for (let start = 0; start < sequence.length; start += 1) {
    const run: Doc[] = []
    let sum = 0
    for (const doc of sequence.slice(start, start + LONGEST_WINDOW)) {
      if (!doc) break
      run.push(doc)
      sum += doc.cents
      if (run.length === 1) continue
      const runs = windows.get(sum)
      if (runs) runs.push([...run])
      else windows.set(sum, [[...run]])
    }
  }
  return windows
}
