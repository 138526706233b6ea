import { cutKeys, oneEditKeys } from '../numbering/near-serials.ts'
import { type Doc, dayGap, type Field, untaken } from './doc.ts'

export type Candidate = { line: Doc; entry: Doc }

const LONGEST_GAP_DAYS = 62
/** Of one amount, how many documents nearest in time are looked at. */
const NEAREST_OF_AMOUNT = 16
/** Of one number, likewise nearest in amount. */
const NEAREST_OF_NUMBER = 8
/** Of one amount, how many are searched on either side for those nearest in time. */
const SEARCHED_OF_AMOUNT = 64
/** Of one day, how many nearest in amount are looked at for a document without a number. */
const NEAREST_OF_DAY = 4
const LONGEST_EDIT_GAP_DAYS = 7
const LONGEST_UNNUMBERED_GAP_DAYS = 3
const SHORTEST_EDIT_SERIAL = 3
/** Documents that share an edit key beyond which the key says nothing. */
const LARGEST_EDIT_BUCKET = 64

/** Every pair of untaken documents worth weighing: same number, same amount, or almost the same number. */
export function findCandidates(field: Field): Candidate[] {
  const lines = untaken(field.lines)
  const entries = untaken(field.entries)
  const lineAmounts = lines.toSorted(byAmount)
  const entryAmounts = entries.toSorted(byAmount)
  const pairs = new CandidateSet(lines, entries)
  const add: Add = (line, entry) => pairs.add(line, entry)
  const addFlipped: Add = (entry, line) => pairs.add(line, entry)
  addSameNumber(lines, entryAmounts, add)
  addSameNumber(entries, lineAmounts, addFlipped)
  addSameAmount(lines, entryAmounts, field.toleranceCents, add)
  addSameAmount(entries, lineAmounts, field.toleranceCents, addFlipped)
  addAlmostSameNumber(lines, entries, pairs)
  addUnnumbered(lines, entryAmounts, add)
  addUnnumbered(entries, lineAmounts, addFlipped)
  return pairs.list
}

class CandidateSet {
  readonly list: Candidate[] = []
  /** Line × entries + entry: small numbers are quicker to find than objects. */
  private readonly seen = new Set<number>()
  private readonly places: Int32Array
  private readonly entryCount: number

  constructor(lines: readonly Doc[], entries: readonly Doc[]) {
    const ranks = [...lines, ...entries].reduce((most, { rank }) => Math.max(most, rank + 1), 0)
    this.places = new Int32Array(ranks)
    this.entryCount = entries.length
    for (const docs of [lines, entries])
      for (const [place, { rank }] of docs.entries()) this.places[rank] = place
  }

  add(line: Doc, entry: Doc): void {
    const pair = this.places[line.rank]! * this.entryCount + this.places[entry.rank]!
    const { size } = this.seen
    if (this.seen.add(pair).size > size) this.list.push({ line, entry })
  }
}

type Add = (doc: Doc, other: Doc) => void

/** `others` in order of amount, as everywhere below. */
function addSameNumber(docs: readonly Doc[], others: readonly Doc[], add: Add): void {
  const byKey = new Map<string, Doc[]>()
  for (const other of others) {
    for (const key of numberKeys(other)) push(byKey, key, other)
  }
  for (const doc of docs) {
    for (const key of numberKeys(doc)) {
      const bucket = byKey.get(key)
      if (!bucket) continue
      for (const other of nearestInAmount(bucket, doc, NEAREST_OF_NUMBER)) add(doc, other)
    }
  }
}

/** The forms of a number, each once. */
function numberKeys({ number }: Doc): string[] {
  const { serial, foldedSerial, digits, text } = number
  const keys: string[] = serial === '' ? [] : [serial]
  if (foldedSerial !== '' && foldedSerial !== serial) keys.push(foldedSerial)
  if (digits !== '' && digits !== serial && digits !== foldedSerial) keys.push(digits)
  if (text !== '' && text !== serial && text !== foldedSerial && text !== digits) keys.push(text)
  return keys
}

function addSameAmount(docs: readonly Doc[], others: readonly Doc[], toleranceCents: number, add: Add): void {
  for (const doc of docs) {
    // Equal amounts stand in order of day, so what lies around the document's own place is near in time.
    const around = sameAmountAround(others, doc, toleranceCents)
    const distance = (other: Doc) =>
      Number.isNaN(dayGap(doc, other)) ? LONGEST_GAP_DAYS : dayGap(doc, other)
    if (around.length > NEAREST_OF_AMOUNT) around.sort((a, b) => distance(a) - distance(b) || a.rank - b.rank)
    for (const other of around.slice(0, NEAREST_OF_AMOUNT)) add(doc, other)
  }
}

/** Of those searched on either side, the ones of the same amount that are not too far in time. */
function sameAmountAround(sorted: readonly Doc[], doc: Doc, toleranceCents: number): Doc[] {
  const place = placeInAmounts(sorted, doc)
  const first = Math.max(0, place - SEARCHED_OF_AMOUNT)
  const last = Math.min(sorted.length, place + SEARCHED_OF_AMOUNT)
  const isNear = (index: number) => Math.abs(sorted[index]!.cents - doc.cents) <= toleranceCents
  let start = place
  while (start > first && isNear(start - 1)) start -= 1
  const around: Doc[] = []
  for (let index = start; index < last && isNear(index); index += 1) {
    if (!(dayGap(doc, sorted[index]!) > LONGEST_GAP_DAYS)) around.push(sorted[index]!)
  }
  return around
}

function byAmount(a: Doc, b: Doc): number {
  return a.cents - b.cents || a.rank - b.rank
}

/** Of documents in order of amount, up to `count` on either side of where `doc` would stand. */
function nearestInAmount(sorted: readonly Doc[], doc: Doc, count: number): readonly Doc[] {
  if (sorted.length <= count) return sorted
  const place = placeInAmounts(sorted, doc)
  return sorted.slice(Math.max(0, place - count), place + count)
}

/** Where a document would stand among others in order of amount. */
function placeInAmounts(sorted: readonly Doc[], doc: Doc): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (byAmount(sorted[middle]!, doc) < 0) low = middle + 1
    else high = middle
  }
  return low
}

function addAlmostSameNumber(lines: readonly Doc[], entries: readonly Doc[], pairs: CandidateSet): void {
  const byKey = new Map<string, Doc[]>()
  for (const entry of entries) {
    if (entry.number.foldedSerial.length < SHORTEST_EDIT_SERIAL) continue
    for (const key of almostKeys(entry)) push(byKey, key, entry)
  }
  for (const line of lines) {
    if (line.number.foldedSerial.length < SHORTEST_EDIT_SERIAL) continue
    for (const key of almostKeys(line)) {
      const bucket = byKey.get(key)
      if (!bucket || bucket.length > LARGEST_EDIT_BUCKET) continue
      for (const entry of bucket) {
        if (dayGap(line, entry) <= LONGEST_EDIT_GAP_DAYS) pairs.add(line, entry)
      }
    }
  }
}

/** Each once: a single digit cut off either end is one edit already, and both ends may leave the same. */
function almostKeys({ number: { foldedSerial } }: Doc): string[] {
  const keys = oneEditKeys(foldedSerial)
  for (const key of cutKeys(foldedSerial)) {
    if (foldedSerial.length - key.length > 1 && key !== keys.at(-1)) keys.push(key)
  }
  return keys
}

/** A document without a number may be any of those near it in time, those nearest in amount first. */
function addUnnumbered(docs: readonly Doc[], others: readonly Doc[], add: Add): void {
  const needy = docs.filter((doc) => doc.number.serial === '' && !Number.isNaN(doc.day))
  if (needy.length === 0) return
  const byDay = new Map<number, Doc[]>()
  for (const other of others) push(byDay, other.day, other)
  for (const doc of needy) {
    for (let shift = -LONGEST_UNNUMBERED_GAP_DAYS; shift <= LONGEST_UNNUMBERED_GAP_DAYS; shift += 1) {
      const bucket = byDay.get(doc.day + shift)
      if (!bucket) continue
      for (const other of nearestInAmount(bucket, doc, NEAREST_OF_DAY)) add(doc, other)
    }
  }
}

function push<Key>(map: Map<Key, Doc[]>, key: Key, doc: Doc): void {
  const docs = map.get(key)
  if (docs) docs.push(doc)
  else map.set(key, [doc])
}
