import type { Proof } from '../extraction.ts'
import type { Minor } from '../grammar/amount.ts'

/** The figures of a statement in one direction and in order of time. */
export type Sums = {
  amounts: (Minor | null)[]
  balances: (Minor | null)[]
  opening: Minor | null
  closing: Minor | null
  /** Printed running sums after so many entries: carried-forward lines. */
  carried: { after: number; value: Minor }[]
  /** Printed sums of parts: a page, a month, the whole. */
  totals?: { after: number; value: Minor }[]
}

export type ProofResult = {
  proof: Proof
  /** Entries whose sign the running balance corrected. */
  repaired: number[]
  /** Entries at which the running balance breaks. */
  breaks: number[]
  /** Higher is better between readings. */
  score: number
}

/** Tests the equations a statement prints: running balance, carried lines, opening + entries = closing. */
export function prove(sums: Sums): ProofResult {
  const amounts = [...sums.amounts]
  const chain = followBalances(amounts, sums)
  const total = amounts.reduce<Minor>((sum, amount) => sum + (amount ?? 0), 0)
  const is_complete = amounts.length > 0 && amounts.every((amount) => amount !== null)
  const closes = sums.closing !== null && (sums.opening ?? 0) + total === sums.closing
  const carries = sums.carried.filter(({ after, value }) =>
    isCarried(amounts, after, value, sums.opening),
  ).length
  const uncarried = sums.carried.length - carries
  const fails = chain.breaks.length + (sums.closing !== null && !closes ? 1 : 0)
  const holds = chain.links + (closes ? 1 : 0) + carries
  const totalled = totalsThatHold(amounts, sums)
  const score = holds + totalled - fails * 3 - uncarried - chain.repaired.length * 0.25 + (closes ? 2 : 0)
  const base = { repaired: chain.repaired, breaks: chain.breaks, score }
  if (holds + fails === 0) return { ...base, proof: 'unproven' }
  if (fails > 0) return { ...base, proof: 'contradicted' }
  const covers = closes || chain.covers_all
  return { ...base, proof: covers && is_complete && uncarried === 0 ? 'proven' : 'consistent' }
}

type Chain = { links: number; breaks: number[]; repaired: number[]; covers_all: boolean }

/** Walks the running balance; one entry with the wrong sign between two balances is turned and remembered. */
function followBalances(amounts: (Minor | null)[], sums: Sums): Chain {
  const chain: Chain = { links: 0, breaks: [], repaired: [], covers_all: false }
  let known: Minor | null = sums.opening
  let since: number[] = []
  let is_anchored = known !== null
  for (let index = 0; index < amounts.length; index += 1) {
    since.push(index)
    const balance = sums.balances[index]
    if (balance === null || balance === undefined) continue
    const step = since.reduce<Minor>((sum, at) => sum + (amounts[at] ?? 0), 0)
    if (known === null) {
      // Without an opening the first balance can only equal its own entries.
      is_anchored = step === balance && since.length === index + 1
      if (is_anchored) chain.links += 1
    } else if (known + step === balance) chain.links += 1
    else if (!turnSign(amounts, since, balance - known - step, chain)) chain.breaks.push(index)
    known = balance
    since = []
  }
  const enough = sums.opening === null ? chain.links > 1 : chain.links > 0
  chain.covers_all = is_anchored && enough && since.length === 0 && chain.breaks.length === 0
  return chain
}

function turnSign(amounts: (Minor | null)[], since: number[], difference: Minor, chain: Chain): boolean {
  const [only] = since
  if (since.length !== 1 || only === undefined) return false
  const amount = amounts[only] ?? null
  if (amount === null || amount === 0 || difference !== -2 * amount) return false
  amounts[only] = -amount
  chain.repaired.push(only)
  chain.links += 1
  return true
}

/** Totals that are the sum of the entries since the total before them, or of all so far. */
function totalsThatHold(amounts: readonly (Minor | null)[], { totals = [], opening }: Sums): number {
  const sum = (from: number, to: number) =>
    amounts.slice(from, to).reduce<Minor>((all, amount) => all + (amount ?? 0), 0)
  let since = 0
  let count = 0
  for (const { after, value } of totals) {
    const so_far = sum(0, after)
    if ([sum(since, after), so_far, so_far + (opening ?? 0)].some((one) => Math.abs(one) === Math.abs(value)))
      count += 1
    since = after
  }
  return count
}

/** Carried lines print the running balance, or the sum of the movements alone. */
function isCarried(
  amounts: readonly (Minor | null)[],
  after: number,
  value: Minor,
  opening: Minor | null,
): boolean {
  const moved = amounts.slice(0, after).reduce<Minor>((sum, amount) => sum + (amount ?? 0), 0)
  return (opening ?? 0) + moved === value || moved === value
}
