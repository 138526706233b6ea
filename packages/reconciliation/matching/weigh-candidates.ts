import type { Edge } from './assign.ts'
import { type Candidate, findCandidates } from './candidates.ts'
import { arePayments, type Doc, type Field, pairHash, untaken } from './doc.ts'
import { type Evidence, isStrongNumber, MAKES, makeOf, weighPair } from './evidence.ts'
import { learnNumberStep, type NumberStep } from './number-step.ts'

/** Lines that repeat a matched line, or entries a matched entry, are copies: a loose likeness must not pair them. */
const COPY_PENALTY = 6
/** An amount this frequent on a side says little unless the days are near. */
const STANDING_COUNT = 3
const NEAR_DAYS = 3
const STANDING_PENALTY = 4

/** Whether only likeness of number, not of amount, speaks for the pair, and the number is damaged or absent. */
export type WeighedEdge = Edge & { isLastResort: boolean }

/** Weighs every candidate pair in the light of all the others; each edge gets a score of its own. */
export function weighCandidates(field: Field): WeighedEdge[] {
  const weighed = findCandidates(field).map(({ line, entry }) => ({
    ...{ line, entry },
    evidence: weighPair(line, entry, field),
  }))
  const crowdOf = countCrowds(weighed)
  const standing = countAmounts(field)
  const copies = copiesIn(field, standing)
  const isStanding = ({ cents }: Doc) => standing.get(cents)! >= 2 * STANDING_COUNT
  const step = learnNumberStep(field)
  return weighed.map(({ line, entry, evidence }) => {
    let { score } = evidence
    const isStrong = isStrongNumber(evidence.number)
    if (copies.has(line.rank) || copies.has(entry.rank)) score -= COPY_PENALTY
    if (!isStrong) {
      score += weighStep(line, entry, evidence, step) - Math.log(crowdOf(line, entry, evidence))
      if (isLoose(line, entry, evidence) && (isStanding(line) || isStanding(entry))) score -= STANDING_PENALTY
    }
    const isLastResort = !isStrong && !isSameAmount(evidence)
    return { line, entry, score: score + 1e-6 * pairHash(line, entry), isLastResort }
  })
}

function isSameAmount({ amount }: Evidence): boolean {
  return amount === 'same' || amount === 'within_tolerance'
}

/** How many pairs of the same make compete for the busier of the two documents. */
function countCrowds(weighed: readonly (Candidate & { evidence: Evidence })[]) {
  // By document and make, both in one number.
  const counts = new Map<number, number>()
  const keyOf = ({ rank }: Doc, evidence: Evidence) => rank * MAKES + makeOf(evidence)
  for (const { line, entry, evidence } of weighed) {
    if (isStrongNumber(evidence.number)) continue
    for (const doc of [line, entry]) {
      const key = keyOf(doc, evidence)
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  return (line: Doc, entry: Doc, evidence: Evidence) =>
    Math.max(counts.get(keyOf(line, evidence)) ?? 1, counts.get(keyOf(entry, evidence)) ?? 1)
}

/** Whether no number speaks for the pair and the days are far apart or unknown. */
function isLoose(line: Doc, entry: Doc, { number, days }: Evidence): boolean {
  const saysNothing = number === 'absent' || number === 'unlike' || arePayments(line, entry)
  return saysNothing && !(days <= NEAR_DAYS)
}

/**
 * Numbers one edit or a cut apart mean a slip only if one of them is out of step with its date; two in step are
 * more likely two documents, the more so when their amounts differ.
 */
function weighStep(line: Doc, entry: Doc, evidence: Evidence, step: NumberStep): number {
  const { number } = evidence
  if (number !== 'one_edit' && number !== 'cut_off') return 0
  const [one, two] = [step(line), step(entry)]
  if (one === undefined || two === undefined) return 0
  const isSame = isSameAmount(evidence)
  if (one && two) return isSame ? -1 : -5
  return isSame ? 1 : 2
}

/** The ranks of untaken documents that repeat a taken one of their side. */
function copiesIn(field: Field, openAmounts: ReadonlyMap<number, number>): ReadonlySet<number> {
  const open = [...untaken(field.lines), ...untaken(field.entries)]
  const serials = new Set(open.map((doc) => doc.number.serial))
  serials.delete('')
  const keyOf = (doc: Doc) => `${doc.side} ${doc.number.serial} ${doc.cents}`
  const known = new Set<string>()
  for (const docs of [field.lines, field.entries]) {
    for (const doc of docs) {
      if (!doc.isTaken || !openAmounts.has(doc.cents)) continue
      if (serials.has(doc.number.serial)) known.add(keyOf(doc))
    }
  }
  return new Set(open.filter((doc) => known.has(keyOf(doc))).map((doc) => doc.rank))
}

/** How often each amount of an untaken document stands on both sides together. */
function countAmounts(field: Field): Map<number, number> {
  const counts = new Map<number, number>()
  for (const docs of [field.lines, field.entries]) {
    for (const doc of docs) if (!doc.isTaken) counts.set(doc.cents, 0)
  }
  for (const docs of [field.lines, field.entries]) {
    for (const { cents } of docs) {
      const count = counts.get(cents)
      if (count !== undefined) counts.set(cents, count + 1)
    }
  }
  return counts
}
