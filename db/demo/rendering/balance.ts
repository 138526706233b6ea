import type { StatementData } from './business-paper.ts'

/** Sums of money in cents, so that no rounding creeps in. */
export function runningBalances(data: StatementData): number[] {
  let cents = Math.round(data.opening_balance * 100)
  return data.lines.map((line) => {
    cents += Math.round(line.amount * 100)
    return cents / 100
  })
}

export function closingBalance(data: StatementData): number {
  return runningBalances(data).at(-1) ?? data.opening_balance
}

/** What was debited and credited in the period, both positive. */
export function sideTotals(data: StatementData): { debit: number; credit: number } {
  const sum = (sign: 1 | -1) =>
    data.lines.reduce((cents, line) => cents + Math.max(0, Math.round(line.amount * sign * 100)), 0) / 100
  return { debit: sum(1), credit: sum(-1) }
}
