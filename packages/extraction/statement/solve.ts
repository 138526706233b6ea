import type { Minor } from '../grammar/amount.ts'
import type { Candidates } from './balances.ts'
import { checkMoney } from './balances.ts'
import type { Entry, Money } from './entry.ts'
import { type ProofResult, prove } from './proof.ts'
import type { PlacedCheck, Section } from './sections.ts'
import { decoratedSides, type SignReading, signedAmount, signedBalance, signReadings } from './signs.ts'

/** The reading of a statement that its own arithmetic supports best. */
export type Solution = {
  reading: SignReading
  amounts: (Minor | null)[]
  balances: (Minor | null)[]
  opening: Minor | null
  closing: Minor | null
  result: ProofResult
  /** Entries one of whose digits was changed so that the arithmetic closes. */
  digits?: number[]
}

/**
 * Tests every reading of signs with every printed opening and closing figure; the arithmetic chooses, the words
 * only order the tries.
 */
export function solve(section: Section, candidates: Candidates, is_bank: boolean): Solution {
  const { entries } = section
  const decorated = decoratedSides(entries)
  let best: Solution | undefined
  for (const reading of signReadings(entries, is_bank)) {
    const amounts = entries.map((entry) => signedAmount(entry, reading, decorated))
    const is_running = reading.use === 'amount' || entries.every((entry) => entry.balance)
    const balances = entries.map((entry) =>
      entry.balance && is_running ? signedBalance(entry.balance, reading) : null,
    )
    const is_plausible = is_bank || agreement(entries, amounts) >= 0
    for (const opening of choices(candidates.opening, reading)) {
      for (const closing of choices(closings(candidates), reading)) {
        const solution = tried({ reading, amounts, balances, opening, closing }, section)
        if (!is_plausible) disbelieve(solution)
        if (!best || solution.result.score > best.result.score) best = solution
        if (solution.result.proof === 'proven' && solution.result.repaired.length === 0) return solution
      }
    }
  }
  return best!
}

/** How many more invoices are owed and payments deducted than the other way round. */
function agreement(entries: readonly Entry[], amounts: readonly (Minor | null)[]): number {
  let sum = 0
  for (const [index, { kind }] of entries.entries()) {
    const sign = Math.sign(amounts[index] ?? 0)
    if (kind === 'invoice') sum += sign
    if (kind === 'payment' || kind === 'credit_note') sum -= sign
  }
  return sum
}

/** A reading under which invoices are credits needs more than an equation to be believed. */
function disbelieve({ result }: Solution): void {
  result.score -= 4
  if (result.proof === 'proven') result.proof = 'consistent'
}

/** A total names the closing balance only where nothing better does. */
function closings(candidates: Candidates): Money[] {
  return candidates.closing.length > 0 ? candidates.closing : candidates.total
}

function choices(money: readonly Money[], reading: SignReading): (Minor | null)[] {
  const values = new Set(money.map((one) => signedBalance(one, reading)))
  return values.size === 0 ? [null] : [...values]
}

function tried(given: Omit<Solution, 'result'>, { carried, totals }: Section): Solution {
  const { reading, opening, closing } = given
  const in_time = <T>(list: readonly T[]): T[] => (reading.is_reversed ? [...list].reverse() : [...list])
  const figures = (checks: readonly PlacedCheck[]) =>
    (reading.is_reversed ? [] : checks).flatMap(({ after, check }) => {
      const money = checkMoney(check)
      return money ? [{ after, value: signedBalance(money, reading) }] : []
    })
  const result = prove({
    amounts: in_time(given.amounts),
    balances: in_time(given.balances),
    opening,
    closing,
    carried: figures(carried),
    totals: figures(totals),
  })
  const last = given.amounts.length - 1
  const placed = (index: number) => (reading.is_reversed ? last - index : index)
  const repaired = result.repaired.map(placed)
  const amounts = given.amounts.map((amount, index) =>
    amount !== null && repaired.includes(index) ? -amount : amount,
  )
  return { ...given, amounts, result: { ...result, repaired, breaks: result.breaks.map(placed) } }
}
