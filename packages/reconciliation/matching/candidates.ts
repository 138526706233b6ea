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
  const pairs = new CandidateSet()
  addSameNumber(lines, entries, (line, entry) => pairs.add(line, entry))
  addSameNumber(entries, lines, (entry, line) => pairs.add(line, entry))
  addSameAmount(lines, entries, field.toleranceCents, (line, entry) => pairs.add(line, entry))
  addSameAmount(entries, lines, field.toleranceCents, (entry, line) => pairs.add(line, entry))
  addAlmostSameNumber(lines, entries, pairs)
  addUnnumbered(lines, entries, (line, entry) => pairs.add(line, entry))
  addUnnumbered(entries, lines, (entry, line) => pairs.add(line, entry))
  return pairs.list
}

class CandidateSet {
  readonly list: Candidate[] = []
  private readonly seen = new Map<Doc, Set<Doc>>()

  add(line: Doc, entry: Doc): void {
    let partners = this.seen.get(line)
    if (!partners) {
      partners = new Set()
      this.seen.set(line, partners)
    }
    if (partners.has(entry)) return
    partners.add(entry)
    this.list.push({ line, entry })
  }
}

type Add = (doc: Doc, other: Doc) => void

function addSameNumber(docs: readonly Doc[], others: readonly Doc[], add: Add): void {
  const byKey = new Map<string, Doc[]>()
  for (const other of others.toSorted(byAmount)) {
    for (const key of numberKeys(other)) push(byKey, key, other)
  }
  for (const doc of docs) {
    for (const key of numberKeys(doc)) {
      for (const other of nearestInAmount(byKey.get(key) ?? [], doc, NEAREST_OF_NUMBER)) add(doc, other)
    }
  }
}

function numberKeys({ number }: Doc): Set<string> {
  const keys = new Set([number.serial, number.foldedSerial, number.digits, number.text])
  keys.delete('')
  return keys
}

function addSameAmount(docs: readonly Doc[], others: readonly Doc[], toleranceCents: number, add: Add): void {
  const sorted = others.toSorted(byAmount)
  for (const doc of docs) {
    // Equal amounts stand in order of day, so what lies around the document's own place is near in time.
    const around = nearestInAmount(sorted, doc, SEARCHED_OF_AMOUNT).filter(
      (other) =>
        Math.abs(other.cents - doc.cents) <= toleranceCents && !(dayGap(doc, other) > LONGEST_GAP_DAYS),
    )
    const distance = (other: Doc) =>
      Number.isNaN(dayGap(doc, other)) ? LONGEST_GAP_DAYS : dayGap(doc, other)
    if (around.length > NEAREST_OF_AMOUNT) around.sort((a, b) => distance(a) - distance(b) || a.rank - b.rank)
    for (const other of around.slice(0, NEAREST_OF_AMOUNT)) add(doc, other)
  }
}

function byAmount(a: Doc, b: Doc): number {
  return a.cents - b.cents || a.rank - b.rank
}

/** Of documents in order of amount, up to `count` on either side of where `doc` would stand. */
function nearestInAmount(sorted: readonly Doc[], doc: Doc, count: number): Doc[] {
  if (sorted.length <= count) return [...sorted]
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (byAmount(sorted[middle]!, doc) < 0) low = middle + 1
    else high = middle
  }
  return sorted.slice(Math.max(0, low - count), low + count)
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

function almostKeys({ number }: Doc): Set<string> {
  return new Set([...oneEditKeys(number.foldedSerial), ...cutKeys(number.foldedSerial)])
}

/** A document without a number may be any of those near it in time, those nearest in amount first. */
function addUnnumbered(docs: readonly Doc[], others: readonly Doc[], add: Add): void {
  const needy = docs.filter((doc) => doc.number.serial === '' && !Number.isNaN(doc.day))
  if (needy.length === 0) return
  const byDay = new Map<number, Doc[]>()
  for (const other of others.toSorted(byAmount)) push(byDay, other.day, other)
  for (const doc of needy) {
    for (let shift = -LONGEST_UNNUMBERED_GAP_DAYS; shift <= LONGEST_UNNUMBERED_GAP_DAYS; shift += 1) {
      for (const other of nearestInAmount(byDay.get(doc.day + shift) ?? [], doc, NEAREST_OF_DAY))
        add(doc, other)
    }
  }
}

function push<Key>(map: Map<Key, Doc[]>, key: Key, doc: Doc): void {
  const docs = map.get(key)
  if (docs) docs.push(doc)
  else map.set(key, [doc])
}
