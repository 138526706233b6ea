import { compareText, type Doc } from './doc.ts'

/**
 * The untaken numbered documents in the order in which the supplier wrote them; undefined stands where a taken
 * one lies between, so that a stretch without it is a run of consecutive numbers.
 */
export function untakenSequence(docs: readonly Doc[]): (Doc | undefined)[] {
  const open = docs.filter((doc) => !doc.isTaken && doc.number.serial !== '')
  const taken = takenSerials(docs, new Set(open.map(seriesOf)))
  const sequence: (Doc | undefined)[] = []
  let previous: Doc | undefined
  for (const doc of open.sort(compareNumbers)) {
    if (previous && !areNeighbours(previous, doc, taken.get(seriesOf(doc)))) sequence.push(undefined)
    sequence.push(doc)
    previous = doc
  }
  return sequence
}

/** The serials of taken documents in ascending order, of the series asked for. */
function takenSerials(docs: readonly Doc[], wanted: ReadonlySet<string>): Map<string, Float64Array> {
  const serials = new Map<string, number[]>([...wanted].map((series) => [series, []]))
  let previous: Doc | undefined
  let ofSeries: number[] | undefined
  for (const doc of docs) {
    if (!doc.isTaken || doc.number.serial === '') continue
    // Documents in order of time are mostly of the series of the one before.
    if (!previous || !isSameSeries(previous, doc)) ofSeries = serials.get(seriesOf(doc))
    ofSeries?.push(serialOf(doc))
    previous = doc
  }
  return new Map([...serials].map(([series, values]) => [series, Float64Array.from(values).sort()]))
}

function isSameSeries({ number: one }: Doc, { number: two }: Doc): boolean {
  return one.letters === two.letters && one.year === two.year
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
