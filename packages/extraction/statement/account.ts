import type { Proof } from '../extraction.ts'
import type { Minor } from '../grammar/amount.ts'
import { type Candidates, checkCandidates, joinedCandidates } from './balances.ts'
import type { Entry, Money } from './entry.ts'
import { repairDigits } from './repair.ts'
import { namesSection, type Section, sectionsOf } from './sections.ts'
import { signedBalance } from './signs.ts'
import { type Solution, solve } from './solve.ts'

export type SolvedSection = { section: Section; solution: Solution }

/** All sections of a statement with the reading of each that its arithmetic supports best. */
export type Account = {
  solved: SolvedSection[]
  proof: Proof
  score: number
  /** Dated rows after the last balance that belong to no section. */
  has_loose_rows: boolean
}

/** Solves the sections of a statement, or all of it as one when that closes better. */
export function solveAccount(all: readonly Entry[], named: Candidates, is_bank: boolean): Account {
  const parts = sectionsOf(all)
  const account = accountOf(parts, named, is_bank)
  if (parts.length < 2 || account.proof === 'proven') return account
  const whole = accountOf([mergedSections(parts)], named, is_bank)
  return rank(whole) > rank(account) ? whole : account
}

const ORDER: Record<Proof, number> = { proven: 3, consistent: 2, unproven: 1, contradicted: 0 }

const rank = ({ proof, score }: Account) => ORDER[proof] * 1_000_000 + score

function accountOf(parts: readonly Section[], named: Candidates, is_bank: boolean): Account {
  const solved: SolvedSection[] = []
  let has_loose_rows = false
  const filled = parts.filter((part) => part.entries.length > 0)
  for (const [index, section] of filled.entries()) {
    const own = checkCandidates(section.checks)
    const candidates = filled.length === 1 ? joinedCandidates(own, named) : withClosings(own, named)
    const read = solve(section, candidates, is_bank)
    const repaired =
      read.result.proof === 'contradicted' ? repairDigits(section, candidates, is_bank, read) : null
    const solution = repaired ?? read
    if (index > 0 && !isAccount(section, solution)) has_loose_rows = true
    else solved.push({ section, solution })
  }
  return {
    solved,
    proof: has_loose_rows ? atMost('consistent', proofOf(solved)) : proofOf(solved),
    score: solved.reduce((sum, { solution }) => sum + solution.result.score, 0),
    has_loose_rows,
  }
}

function withClosings(own: Candidates, named: Candidates): Candidates {
  return own.closing.length + own.total.length > 0 ? own : { ...own, closing: named.closing }
}

/** Rows after a closing balance are an account of their own only with a name or a balance of their own. */
function isAccount(section: Section, { result }: Solution): boolean {
  const is_named = section.checks.some(({ label }) => label === 'opening' || label === 'carried')
  return (
    is_named ||
    (section.entries.length > 1 && section.entries.some(({ row }) => row.headings.length > 0)) ||
    section.entries.some(({ row }) => namesSection(row.headings)) ||
    (result.proof === 'proven' && section.entries.length > 1) ||
    section.entries.some(({ currency }) => currency !== null)
  )
}

const atMost = (most: Proof, proof: Proof): Proof => (ORDER[proof] > ORDER[most] ? most : proof)

function proofOf(solved: readonly SolvedSection[]): Proof {
  const proofs = solved.map(({ solution }) => solution.result.proof)
  if (proofs.includes('contradicted')) return 'contradicted'
  if (proofs.length > 0 && proofs.every((proof) => proof === 'proven')) return 'proven'
  return proofs.some((proof) => proof !== 'unproven') ? 'consistent' : 'unproven'
}

function mergedSections(parts: readonly Section[]): Section {
  const merged: Section = { site: null, currency: null, entries: [], checks: [], carried: [], totals: [] }
  for (const part of parts) {
    const shift = merged.entries.length
    merged.entries.push(...part.entries)
    merged.checks.push(...part.checks.filter(({ label }) => shift === 0 || label !== 'opening'))
    merged.carried.push(...part.carried.map((placed) => ({ ...placed, after: placed.after + shift })))
    merged.totals.push(...part.totals.map((placed) => ({ ...placed, after: placed.after + shift })))
  }
  // The last balance closes the whole.
  const last = merged.checks.findLastIndex(({ label }) => label === 'closing')
  merged.checks = merged.checks.filter(({ label }, index) => label !== 'closing' || index === last)
  return merged
}

export type Balance = { minor: Minor | null; money: Money | undefined }

/** A balance over all sections of one currency, and the figure that prints it. */
export function balanceOver({ solved }: Account, which: 'opening' | 'closing', named: Candidates): Balance {
  const currencies = new Set(solved.map(({ section }) => section.currency))
  if (solved.length === 0 || currencies.size > 1) return { minor: null, money: undefined }
  const values = solved.map(
    ({ solution }) => solution[which] ?? (which === 'closing' ? lastBalance(solution) : null),
  )
  if (values.some((value) => value === null)) return { minor: null, money: undefined }
  const minor = values.reduce<Minor>((sum, value) => sum + value!, 0)
  const candidates = solved.flatMap(({ section, solution }) =>
    [
      ...checkCandidates(section.checks)[which],
      ...checkCandidates(section.checks).total,
      ...named[which],
      ...named.total,
    ].filter((money) => signedBalance(money, solution.reading) === minor),
  )
  return { minor, money: candidates[0] }
}

function lastBalance({ balances, reading }: Solution): Minor | null {
  return (reading.is_reversed ? balances[0] : balances.at(-1)) ?? null
}
