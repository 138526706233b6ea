import { assignEdges, type Edge } from './assign.ts'
import { matchByKey } from './by-key.ts'
import { type Doc, type Field, type Match, take } from './doc.ts'
import { ACCEPT_SCORE, weighPair } from './evidence.ts'
import { joinLeftoverParts } from './leftover-parts.ts'
import { matchSums, type SumMatch } from './sums.ts'
import { matchUnnumberedSums } from './unnumbered-sums.ts'
import { weighCandidates } from './weigh-candidates.ts'

/** Finds what belongs together in one currency; documents left untaken are missing on the other side. */
export function matchField(field: Field, onProgress: (fraction: number) => void): Match[] {
  const matches: Match[] = []
  const keys: ((doc: Doc) => string)[] = [
    (doc) => doc.number.text,
    (doc) => doc.number.serial,
    (doc) => doc.number.foldedSerial,
    (doc) => doc.number.digits,
  ]
  for (const [index, keyOf] of keys.entries()) {
    matchByKey(field, keyOf, (line, entry) => matches.push(certain(line, entry, field)))
    onProgress((index + 1) / 8)
  }
  matches.push(...matchSums(field).map(fromSum))
  onProgress(0.6)
  // A weak number with another amount is the last resort: sums are sought first.
  const edges = weighCandidates(field)
  const firm = choose(edges.filter((edge) => !edge.isLastResort))
  onProgress(0.8)
  matches.push(...joinLeftoverParts(firm, field))
  matches.push(...matchUnnumberedSums(field).map(fromSum))
  matches.push(...choose(edges.filter(({ line, entry }) => !line.isTaken && !entry.isTaken)))
  onProgress(1)
  return matches
}

function choose(edges: readonly Edge[]): Match[] {
  const matches = assignEdges(edges, ACCEPT_SCORE)
  for (const { lines, entries } of matches) take(...lines, ...entries)
  return matches
}

function certain(line: Doc, entry: Doc, field: Field): Match {
  const { score } = weighPair(line, entry, field)
  return { lines: [line], entries: [entry], score, rivalScore: Number.NEGATIVE_INFINITY }
}

/** A sum counts as much as a same number with a same amount. */
const SUM_SCORE = 14

function fromSum({ one, many }: SumMatch): Match {
  const [lines, entries] = one.side === 'statement' ? [[one], many] : [many, [one]]
  return { lines, entries, score: SUM_SCORE, rivalScore: Number.NEGATIVE_INFINITY }
}
