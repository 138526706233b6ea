import type { Edge } from './assign.ts'
import { type Candidate, findCandidates } from './candidates.ts'
import { arePayments, type Doc, type Field, pairHash, untaken } from './doc.ts'
import { type Evidence, isStrongNumber, weighPair } from './evidence.ts'
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
  const weighed = findCandidates(field).map((candidate) => ({
    ...candidate,
    evidence: weighPair(candidate.line, candidate.entry, field),
  }))
  const crowdOf = countCrowds(weighed)
  const standing = countAmounts(field)
  const isCopy = copiesIn(field, standing)
  const isStanding = ({ cents }: Doc) => standing.get(cents)! >= 2 * STANDING_COUNT
  const step = learnNumberStep(field)
  return weighed.map(({ line, entry, evidence }) => {
    let { score } = evidence
    const isStrong = isStrongNumber(evidence.number)
    if (isCopy(line) || isCopy(entry)) score -= COPY_PENALTY
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
  const counts = new Map<Doc, Map<string, number>>()
  const makeOf = ({ number, amount }: Evidence) => `${number} ${amount}`
  for (const { line, entry, evidence } of weighed) {
    if (isStrongNumber(evidence.number)) continue
    const make = makeOf(evidence)
    for (const doc of [line, entry]) {
      const makes = counts.get(doc)
      if (makes) makes.set(make, (makes.get(make) ?? 0) + 1)
      else counts.set(doc, new Map([[make, 1]]))
    }
  }
  return (line: Doc, entry: Doc, evidence: Evidence) => {
    const make = makeOf(evidence)
    return Math.max(counts.get(line)?.get(make) ?? 1, counts.get(entry)?.get(make) ?? 1)
  }
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

function copiesIn(field: Field, openAmounts: ReadonlyMap<number, number>): (doc: Doc) => boolean {
  const serials = new Set<string>()
  for (const doc of [...untaken(field.lines), ...untaken(field.entries)]) serials.add(doc.number.serial)
  serials.delete('')
  const keyOf = (doc: Doc) => `${doc.side} ${doc.number.serial} ${doc.cents}`
  const known = new Set<string>()
  for (const docs of [field.lines, field.entries]) {
    for (const doc of docs) {
      if (!doc.isTaken || !openAmounts.has(doc.cents)) continue
      if (serials.has(doc.number.serial)) known.add(keyOf(doc))
    }
  }
  return (doc) => known.has(keyOf(doc))
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
