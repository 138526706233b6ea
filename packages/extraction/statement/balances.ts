import { valuesBeside } from '../fields/beside.ts'
import type { DecimalMark } from '../grammar/amount.ts'
import type { Line } from '../lines/line.ts'
import { type BalanceLabel, balanceLabel } from '../vocabulary/labels.ts'
import { type Entry, type Money, textMoney } from './entry.ts'

export type Candidates = Record<BalanceLabel, Money[]>

/** Every figure that stands beside a balance's name, in the table and around it, in reading order. */
export function balanceCandidates(
  lines: readonly Line[],
  checks: readonly Entry[],
  entries: readonly Entry[],
  mark: DecimalMark | null,
): Candidates {
  const found: Candidates = {
    opening: [],
    closing: [],
    carried: [],
    total: [],
    total_debit: [],
    total_credit: [],
  }
  for (const check of checks) {
    const money = checkMoney(check)
    if (!check.label || !money) continue
    found[check.label].push(money)
    // Under a credit column may stand a credit, or the plain figure of a summary below the table.
    if (money.side === 'credit' && !check.balance) found[check.label].push({ ...money, side: null })
  }
  const in_table = new Set([...checks, ...entries].flatMap((entry) => entry.row.lines))
  for (const [index, line] of lines.entries()) {
    if (in_table.has(line)) continue
    for (const segment of line.segments) {
      const { label, rest } = labelAtStart(segment.text)
      if (!label) continue
      for (const text of valuesBeside(lines, index, segment, rest)) {
        const money = textMoney(text, mark)
        if (!money) continue
        found[label].push(money)
        break
      }
    }
  }
  return found
}

/** The figure a check prints: its balance before its movement, both sides of a table netted. */
export function checkMoney(check: Entry): Money | null {
  if (check.balance) return check.balance
  if (check.outstanding) return check.outstanding
  if (check.amount) return check.amount
  if (check.debit && check.credit) {
    const minor = check.debit.minor - check.credit.minor
    return { minor: Math.abs(minor), is_negative: false, side: minor < 0 ? 'credit' : 'debit' }
  }
  if (check.debit) return { ...check.debit, side: check.debit.is_negative ? null : 'debit' }
  return check.credit ? { ...check.credit, side: check.credit.is_negative ? null : 'credit' } : null
}

function labelAtStart(text: string): { label?: BalanceLabel; rest: string } {
  const whole = balanceLabel(text)
  if (whole) return { label: whole, rest: '' }
  const parts = /^(?<label>[^:]{3,60}?)\s*:\s*(?<rest>.*)$/.exec(text)?.groups
  if (parts) return { label: balanceLabel(parts.label!), rest: parts.rest! }
  const tail = /^(?<label>\D{3,60}?)\s+(?<rest>(?:[-−+(]|R\$|[$€£]|[A-Z]{3}\s)?\s*\d.*)$/.exec(text)?.groups
  return tail ? { label: balanceLabel(tail.label!), rest: tail.rest! } : { rest: '' }
}
