import { isCutOff, isOneEditApart } from '../numbering/near-serials.ts'
import { type Doc, dayGap, type Field, haveMatchingKinds, type Match, take, untaken } from './doc.ts'

const LONGEST_GAP_DAYS = 7
/** Leftovers tried per mismatch, so that a day of thousands of leftovers stays cheap. */
const MOST_PARTS = 24
const MOST_OF_DAY = 256

/**
 * Completes mismatched pairs whose difference is exactly one or two leftover documents with the same number, a
 * damaged one or none: the other parts of a split or of a merged invoice. Takes them; answers all the matches.
 */
export function joinLeftoverParts(pairs: readonly Match[], field: Field): Match[] {
  const leftovers = { statement: byDay(untaken(field.lines)), ledger: byDay(untaken(field.entries)) }
  return pairs.map((match) => {
    const [line, entry] = [match.lines[0]!, match.entries[0]!]
    const lacking = entry.cents - line.cents
    if (Math.abs(lacking) <= field.toleranceCents || line.cents < 0 !== entry.cents < 0) return match
    // The smaller side lacks a part of the same sign as the whole.
    const [whole, part] = lacking > 0 === entry.cents > 0 ? [entry, line] : [line, entry]
    const rest = findParts(whole, part, leftovers[part.side])
    if (!rest) return match
    take(...rest)
    return part === line ? { ...match, lines: [line, ...rest] } : { ...match, entries: [entry, ...rest] }
  })
}

type ByDay = ReadonlyMap<number, readonly Doc[]>

function byDay(docs: readonly Doc[]): ByDay {
  const days = new Map<number, Doc[]>()
  for (const doc of docs) {
    const same = days.get(doc.day)
    if (same) same.push(doc)
    else days.set(doc.day, [doc])
  }
  return days
}

function findParts(whole: Doc, part: Doc, leftovers: ByDay): Doc[] | undefined {
  const lacking = whole.cents - part.cents
  const parts: Doc[] = []
  for (let shift = -LONGEST_GAP_DAYS; shift <= LONGEST_GAP_DAYS; shift += 1) {
    for (const doc of (leftovers.get(part.day + shift) ?? []).slice(0, MOST_OF_DAY)) {
      if (parts.length < MOST_PARTS && isPartOf(doc, whole)) parts.push(doc)
    }
  }
  const single = parts.find((doc) => doc.cents === lacking)
  if (single) return [single]
  for (const [index, first] of parts.entries()) {
    const second = parts.slice(index + 1).find((doc) => first.cents + doc.cents === lacking)
    if (second) return [first, second]
  }
  return undefined
}

function isPartOf(doc: Doc, whole: Doc): boolean {
  if (doc.isTaken || doc.cents < 0 !== whole.cents < 0 || !haveMatchingKinds(doc, whole)) return false
  if (Math.abs(doc.cents) >= Math.abs(whole.cents) || !(dayGap(doc, whole) <= 2 * LONGEST_GAP_DAYS))
    return false
  const [one, two] = [doc.number, whole.number]
  if (one.foldedSerial === '' || one.foldedSerial === two.foldedSerial || one.serial === two.serial)
    return true
  return isOneEditApart(one.foldedSerial, two.foldedSerial) || isCutOff(one.foldedSerial, two.foldedSerial)
}
