import { compareText, type Doc } from './doc.ts'

/**
 * The untaken numbered documents in the order in which the supplier wrote them; undefined stands where a taken
 * one lies between, so that a stretch without it is a run of consecutive numbers.
 */
export function untakenSequence(docs: readonly Doc[]): (Doc | undefined)[] {
  const taken = new Map<string, number[]>()
  const open: Doc[] = []
  for (const doc of docs) {
    if (doc.number.serial === '') continue
    if (!doc.isTaken) open.push(doc)
    else {
      const serials = taken.get(seriesOf(doc))
      if (serials) serials.push(serialOf(doc))
      else taken.set(seriesOf(doc), [serialOf(doc)])
    }
  }
  const sorted = new Map([...taken].map(([series, serials]) => [series, Float64Array.from(serials).sort()]))
  const sequence: (Doc | undefined)[] = []
  let previous: Doc | undefined
  for (const doc of open.sort(compareNumbers)) {
    if (previous && !areNeighbours(previous, doc, sorted.get(seriesOf(doc)))) sequence.push(undefined)
    sequence.push(doc)
    previous = doc
  }
  return sequence
}

function areNeighbours(a: Doc, b: Doc, taken: Float64Array | undefined): boolean {
  if (seriesOf(a) !== seriesOf(b)) return false
  if (!taken) return true
  const next = taken[firstAbove(taken, serialOf(a))]
  return next === undefined || next >= serialOf(b)
}

function seriesOf({ number }: Doc): string {
  return number.year === '' ? number.letters : `${number.letters} ${number.year}`
}

function serialOf({ number }: Doc): number {
  return Number(number.foldedSerial)
}

function compareNumbers(a: Doc, b: Doc): number {
  return compareText(seriesOf(a), seriesOf(b)) || serialOf(a) - serialOf(b) || a.rank - b.rank
}

/** Index of the first value above `value` in an ascending array; its length when there is none. */
function firstAbove(ascending: Float64Array, value: number): number {
  let [low, high] = [0, ascending.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ascending[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low
}
