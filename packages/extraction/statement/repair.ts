import type { Minor } from '../grammar/amount.ts'
import type { Candidates } from './balances.ts'
import type { Entry, Money } from './entry.ts'
import type { Section } from './sections.ts'
import { type Solution, solve } from './solve.ts'

// Digits that reading a picture takes for one another.
const CONFUSED: readonly (readonly number[])[] = [
  [8, 6, 9],
  [7, 4],
  [7],
  [8, 5, 9],
  [1, 9],
  [6, 3, 8],
  [5, 8, 0],
  [1, 2],
  [3, 0, 6, 5],
  [0, 4, 3],
]
// Hundredths of a minor unit's ten-thousandths: amounts are printed to the cent at least.
const LOWEST_DIGIT = 2
const MAX_SUSPECTS = 60

const FIGURES = ['amount', 'debit', 'credit', 'balance'] as const

/**
 * Tries another digit in one figure that was read from a picture, until the arithmetic closes. Only a single change
 * that alone makes everything close is taken; drawn text is never changed, its faults are the sender's.
 */
export function repairDigits(
  section: Section,
  candidates: Candidates,
  is_bank: boolean,
  broken: Solution,
): Solution | null {
  const found: Solution[] = []
  for (const [at, entry] of suspects(section, broken)) {
    for (const name of FIGURES) {
      const money = entry[name]
      if (!money || !isFromPicture(money)) continue
      for (const minor of alternatives(money.minor)) {
        const entries = section.entries.with(at, { ...entry, [name]: { ...money, minor } })
        const solution = solve({ ...section, entries }, candidates, is_bank)
        if (!closes(solution) || !isTold(broken, solution)) continue
        if (found.some((other) => !isSameReading(other, solution))) return null
        found.push({ ...solution, digits: [at] })
      }
    }
  }
  const [only] = found
  if (!only) return null
  return { ...only, result: { ...only.result, proof: 'consistent' } }
}

/** Entries at and around the breaks; all of them when only a sum differs. */
function suspects({ entries }: Section, { result }: Solution): [number, Entry][] {
  const near = new Set(result.breaks.flatMap((at) => [at - 1, at, at + 1]))
  return [...entries.entries()].filter(([at]) => near.size === 0 || near.has(at)).slice(0, MAX_SUSPECTS)
}

const isFromPicture = ({ printed }: Money) =>
  printed?.segments.some(({ confidence }) => confidence !== undefined) === true

function* alternatives(minor: Minor): Generator<Minor> {
  const length = String(minor).length
  for (let place = LOWEST_DIGIT; place < length; place += 1) {
    const unit = 10 ** place
    const digit = Math.floor(minor / unit) % 10
    for (const other of CONFUSED[digit]!) yield minor + (other - digit) * unit
  }
}

const closes = ({ result }: Solution) =>
  result.breaks.length === 0 &&
  result.repaired.length === 0 &&
  (result.proof === 'proven' || result.proof === 'consistent')

/**
 * A running balance tells which row is wrong. A sum alone does not tell a digit from an opening balance that was not
 * found, unless one was.
 */
const isTold = (broken: Solution, { opening }: Solution) =>
  broken.result.breaks.length > 0 || opening !== null

const isSameReading = (a: Solution, b: Solution) =>
  a.amounts.join() === b.amounts.join() && a.balances.join() === b.balances.join()
