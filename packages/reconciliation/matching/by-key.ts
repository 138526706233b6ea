import { areOfOtherSites, type Doc, dayGap, type Field, haveMatchingKinds, take, untaken } from './doc.ts'
import { areOfOtherSeries } from './evidence.ts'

type Group = { lines: readonly Doc[]; entries: readonly Doc[] }

/** Pairs in one group beyond which the documents are only merged in order of amount. */
const MOST_PAIRS = 400
/** Equal serials further apart than this are two years' documents unless the whole text agrees. */
const LONGEST_GAP_DAYS = 92

/**
 * Pairs documents that agree on a key and, within tolerance, on the amount, and takes them: by far most of
 * them. In a group of several, whole text first, then the same site, the nearer amount, then the nearer day.
 */
export function matchByKey(
  field: Field,
  keyOf: (doc: Doc) => string,
  onPair: (line: Doc, entry: Doc) => void,
): void {
  const { lines, entries } = groupByKey(field, keyOf)
  for (const [place, ofLines] of lines.entries()) {
    const ofEntries = entries[place]
    if (ofEntries === undefined) continue
    if (Array.isArray(ofLines) || Array.isArray(ofEntries)) {
      for (const [line, entry] of pairGroup(ofLines, ofEntries, field)) {
        take(line, entry)
        onPair(line, entry)
      }
    } else if (fits(ofLines, ofEntries, field)) {
      take(ofLines, ofEntries)
      onPair(ofLines, ofEntries)
    }
  }
}

/** Nearly every group is one line and one entry, so those stand in it without an array around them. */
type OneOrMore = Doc | Doc[]

function pairGroup(lines: OneOrMore, entries: OneOrMore, field: Field): [Doc, Doc][] {
  const group: Group = { lines: [lines].flat(), entries: [entries].flat() }
  const isLarge = group.lines.length * group.entries.length > MOST_PAIRS
  return isLarge ? mergeByAmount(group, field) : pairNearest(group, field)
}

/** Lines by their key in order of the first, and at the same places the entries of that key. */
function groupByKey(
  field: Field,
  keyOf: (doc: Doc) => string,
): { lines: OneOrMore[]; entries: (OneOrMore | undefined)[] } {
  const places = new Map<string, number>()
  const lines: OneOrMore[] = []
  for (const doc of field.lines) {
    const key = doc.isTaken ? '' : keyOf(doc)
    if (key === '') continue
    const place = places.get(key)
    if (place !== undefined) lines[place] = joined(lines[place], doc)
    else {
      places.set(key, lines.length)
      lines.push(doc)
    }
  }
  const entries = new Array<OneOrMore | undefined>(lines.length).fill(undefined)
  for (const doc of field.entries) {
    const place = doc.isTaken ? undefined : places.get(keyOf(doc))
    if (place !== undefined) entries[place] = joined(entries[place], doc)
  }
  return { lines, entries }
}

function joined(docs: OneOrMore | undefined, doc: Doc): OneOrMore {
  if (docs === undefined) return doc
  if (!Array.isArray(docs)) return [docs, doc]
  docs.push(doc)
  return docs
}

function fits(a: Doc, b: Doc, field: Field): boolean {
  if (Math.abs(a.cents - b.cents) > field.toleranceCents || !haveMatchingKinds(a, b)) return false
  return (
    a.number.text === b.number.text || !(dayGap(a, b) > LONGEST_GAP_DAYS || areOfOtherSeries(a, b, field))
  )
}

function pairNearest({ lines, entries }: Group, field: Field): [Doc, Doc][] {
  const pairs = lines.flatMap((a) => entries.filter((b) => fits(a, b, field)).map((b): [Doc, Doc] => [a, b]))
  const chosen: [Doc, Doc][] = []
  const used = new Set<Doc>()
  for (const [a, b] of pairs.sort(comparePairs)) {
    if (used.has(a) || used.has(b)) continue
    used.add(a).add(b)
    chosen.push([a, b])
  }
  return chosen
}

function comparePairs(one: [Doc, Doc], two: [Doc, Doc]): number {
  return (
    Number(hasSameText(two)) - Number(hasSameText(one)) ||
    Number(areOfOtherSites(...one)) - Number(areOfOtherSites(...two)) ||
    amountGap(one) - amountGap(two) ||
    knownGap(one) - knownGap(two) ||
    one[0].rank + one[1].rank - two[0].rank - two[1].rank ||
    Math.abs(one[0].rank - one[1].rank) - Math.abs(two[0].rank - two[1].rank)
  )
}

const hasSameText = ([a, b]: [Doc, Doc]) => a.number.text === b.number.text
const amountGap = ([a, b]: [Doc, Doc]) => Math.abs(a.cents - b.cents)
const knownGap = ([a, b]: [Doc, Doc]) => (Number.isNaN(dayGap(a, b)) ? LONGEST_GAP_DAYS : dayGap(a, b))

/** Two pointers over both sides in order of amount and rank: linear, for groups where a number says nothing. */
function mergeByAmount(group: Group, field: Field): [Doc, Doc][] {
  const lines = untaken(group.lines).sort(byAmount)
  const entries = untaken(group.entries).sort(byAmount)
  const pairs: [Doc, Doc][] = []
  for (let i = 0, j = 0; i < lines.length && j < entries.length; ) {
    const [line, entry] = [lines[i]!, entries[j]!]
    if (fits(line, entry, field)) {
      pairs.push([line, entry])
      i += 1
      j += 1
    } else if (byAmount(line, entry) < 0) i += 1
    else j += 1
  }
  return pairs
}

function byAmount(a: Doc, b: Doc): number {
  return a.cents - b.cents || a.rank - b.rank
}
