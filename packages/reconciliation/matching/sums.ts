import { digitRuns } from '../numbering/document-number.ts'
import { type Doc, dayGap, type Field, haveMatchingKinds, take } from './doc.ts'
import { untakenSequence } from './number-sequence.ts'

/** One document on one side that is several on the other: a split or a merged invoice. */
export type SumMatch = { one: Doc; many: Doc[] }

const LONGEST_WINDOW = 6
const LARGEST_GROUP = 12
const LONGEST_GAP_DAYS = 62

/**
 * Finds and takes sums that a number points to: several documents with the one's number, or a run of
 * consecutive numbers with the one's among them, whose amounts add up to the one's within tolerance.
 */
export function matchSums(field: Field): SumMatch[] {
  const found = [
    ...sumsOver(field.lines, field.entries, field),
    ...sumsOver(field.entries, field.lines, field),
  ]
  return takeSums(found)
}

/** Smallest first, so that of two readings the simpler wins whichever side it starts from. */
export function takeSums(found: SumMatch[]): SumMatch[] {
  found.sort((a, b) => a.many.length - b.many.length || b.one.cents - a.one.cents || a.one.hash - b.one.hash)
  return found.filter(({ one, many }) => {
    if (one.isTaken || many.some((doc) => doc.isTaken)) return false
    take(one, ...many)
    return true
  })
}

function sumsOver(ones: readonly Doc[], manys: readonly Doc[], field: Field): SumMatch[] {
  const bySerial = new Map<string, Doc[]>()
  for (const doc of manys) {
    if (doc.isTaken || doc.number.foldedSerial === '') continue
    const docs = bySerial.get(doc.number.foldedSerial)
    if (docs) docs.push(doc)
    else bySerial.set(doc.number.foldedSerial, [doc])
  }
  const sequence = untakenSequence(manys)
  const places = new Map<Doc, number>()
  for (const [place, doc] of sequence.entries()) if (doc) places.set(doc, place)
  const found: SumMatch[] = []
  for (const one of ones) {
    if (one.isTaken || one.number.foldedSerial === '') continue
    const named = namedBy(one, bySerial).filter((doc) => mayJoin(one, doc))
    if (named.length === 0 || named.length > LARGEST_GROUP) continue
    const many =
      findSubset(one, named, field.toleranceCents) ??
      findWindow(one, named, sequence, places, field.toleranceCents)
    if (many) found.push({ one, many })
  }
  return found
}

function namedBy(one: Doc, bySerial: ReadonlyMap<string, Doc[]>): Doc[] {
  const keys = new Set([one.number.foldedSerial, ...digitRuns(one.printed).filter((run) => run.length >= 3)])
  return [...keys].flatMap((key) => bySerial.get(key) ?? [])
}

function mayJoin(one: Doc, doc: Doc): boolean {
  return !doc.isTaken && haveMatchingKinds(one, doc) && !(dayGap(one, doc) > LONGEST_GAP_DAYS)
}

/** All of the documents, or failing that two or three of them, that add up to the one. */
function findSubset(one: Doc, docs: readonly Doc[], toleranceCents: number): Doc[] | undefined {
  if (docs.length < 2) return undefined
  if (addsUp(one, docs, toleranceCents)) return [...docs]
  for (const [i, a] of docs.entries()) {
    for (const [j, b] of docs.entries()) {
      if (j <= i) continue
      if (addsUp(one, [a, b], toleranceCents)) return [a, b]
      const c = docs.slice(j + 1).find((third) => addsUp(one, [a, b, third], toleranceCents))
      if (c) return [a, b, c]
    }
  }
  return undefined
}

/** The shortest run of consecutive numbers around a named document that adds up to the one. */
function findWindow(
  one: Doc,
  named: readonly Doc[],
  sequence: readonly (Doc | undefined)[],
  places: ReadonlyMap<Doc, number>,
  toleranceCents: number,
): Doc[] | undefined {
  for (let length = 2; length <= LONGEST_WINDOW; length += 1) {
    for (const doc of named) {
      const place = places.get(doc)
      if (place === undefined) continue
      for (let start = Math.max(0, place - length + 1); start <= place; start += 1) {
        const run = sequence.slice(start, start + length).filter((member) => member !== undefined)
        if (run.length < length || !run.every((member) => mayJoin(one, member))) continue
        if (addsUp(one, run, toleranceCents)) return run
      }
    }
  }
  return undefined
}

export function addsUp(one: Doc, docs: readonly Doc[], toleranceCents: number): boolean {
  let sum = 0
  for (const doc of docs) sum += doc.cents
  return Math.abs(sum - one.cents) <= toleranceCents
}
