import { valuesBeside } from '../fields/beside.ts'
import type { DecimalMark } from '../grammar/amount.ts'
import type { Line } from '../lines/line.ts'
import { type BalanceLabel, balanceLabel } from '../vocabulary/labels.ts'
import { type Entry, type Money, textMoney } from './entry.ts'

export type Candidates = Record<BalanceLabel, Money[]>

const none = (): Candidates => ({
  opening: [],
  closing: [],
  carried: [],
  total: [],
  total_debit: [],
  total_credit: [],
})

/** The figures of the checks inside a table, by what they are. */
export function checkCandidates(checks: readonly Entry[]): Candidates {
  const found = none()
  for (const check of checks) {
    const money = checkMoney(check)
    if (!check.label || !money) continue
    found[check.label].push(money)
    // Under a credit column may stand a credit, or the plain figure of a summary below the table.
    if (money.side === 'credit' && !check.balance) found[check.label].push({ ...money, side: null })
  }
  return found
}

/** Every figure that stands beside a balance's name around the table, in reading order. */
export function namedCandidates(
  lines: readonly Line[],
  in_table: ReadonlySet<Line>,
  mark: DecimalMark | null,
  is_whole: boolean,
): Candidates {
  const found = none()
  for (const [index, line] of lines.entries()) {
    if (in_table.has(line)) continue
    for (const segment of line.segments) {
      const { label, rest } = labelAtStart(segment.text)
      if (!label) continue
      for (const printed of valuesBeside(lines, index, segment, rest, isBalance)) {
        const money = textMoney(printed.text, mark, is_whole)
        if (!money) continue
        found[label].push({ ...money, printed })
        break
      }
    }
  }
  return found
}

const isBalance = (text: string): boolean => balanceLabel(text.replace(/:.*$/, '')) !== undefined

export function joinedCandidates(first: Candidates, second: Candidates): Candidates {
  const joined = none()
  for (const label of Object.keys(joined) as BalanceLabel[])
    joined[label] = [...first[label], ...second[label]]
  return joined
}

/** The figure a check prints: its balance before its movement, both sides of a table netted. */
export function checkMoney(check: Entry): Money | null {
  if (check.balance) return check.balance
  if (check.outstanding) return check.outstanding
  if (check.amount) return check.amount
  if (check.debit && check.credit) {
    const minor = check.debit.minor - check.credit.minor
    const { printed } = minor < 0 ? check.credit : check.debit
    return {
      minor: Math.abs(minor),
      is_negative: false,
      side: minor < 0 ? 'credit' : 'debit',
      ...(printed && { printed }),
    }
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
