import type { ExtractedLine, Proof } from '../extraction.ts'
import { toNumber } from '../grammar/amount.ts'
import type { DateOrder } from '../grammar/date.ts'
import { dayWithin, type Window } from '../grammar/years.ts'
import { boxOf } from '../lines/box.ts'
import type { PrintedDate } from '../table/rows.ts'
import type { SolvedSection } from './account.ts'
import type { Entry, Money } from './entry.ts'
import type { Solution } from './solve.ts'

export type OutputContext = {
  order: { order: DateOrder; is_certain: boolean }
  window: Window
  is_sheet: boolean
}

const LINE_CONFIDENCE: Record<Proof, number> = {
  proven: 0.99,
  consistent: 0.9,
  unproven: 0.75,
  contradicted: 0.6,
}

/** An entry as it goes out, with the section and the place in it that its figures were solved at. */
export type OutputLine = { line: ExtractedLine; solved: SolvedSection; at: number }

/** The lines of all sections in the order they are printed, opening rows among them. */
export function outputLines(
  all: readonly Entry[],
  solved: readonly SolvedSection[],
  context: OutputContext,
): OutputLine[] {
  const places = new Map<Entry, { solved: SolvedSection; at: number }>()
  for (const one of solved) {
    for (const [at, entry] of one.section.entries.entries()) places.set(entry, { solved: one, at })
    const opening = one.section.checks.find(({ label, kind }) => label === 'opening' && kind === 'opening')
    const printed = opening && all.find(({ row }) => row === opening.row)
    if (printed) places.set(printed, { solved: one, at: -1 })
  }
  return all.flatMap((entry) => {
    const place = places.get(entry)
    return place ? [{ ...place, line: lineOf(entry, place.at, place.solved, context) }] : []
  })
}

function lineOf(
  entry: Entry,
  at: number,
  { section, solution }: SolvedSection,
  context: OutputContext,
): ExtractedLine {
  const amount = at < 0 ? null : (solution.amounts[at] ?? null)
  const { breaks, repaired } = solution.result
  const is_changed = solution.digits?.includes(at) === true
  const is_doubtful = breaks.includes(at) || repaired.includes(at) || is_changed
  const magnitude = (money: Money | null) =>
    money && toNumber(is_changed && amount !== null ? Math.abs(amount) : money.minor)
  const date = isoOf(entry.date, context)
  const base = LINE_CONFIDENCE[solution.result.proof] - (date ? 0 : 0.1) - (is_doubtful ? 0.2 : 0)
  return {
    date,
    reference: entry.reference,
    description: entry.description,
    quantity: null,
    unit: null,
    unit_price: null,
    debit: magnitude(entry.debit),
    credit: magnitude(entry.credit),
    amount: amount === null ? null : toNumber(amount),
    balance: balanceOf(entry, at, solution),
    kind: entry.kind,
    page: entry.row.page,
    box: boxOf(entry.row.lines, context.is_sheet),
    confidence: Math.max(0.1, Math.round(base * 100) / 100),
    ...optional('currency', entry.currency ?? section.currency),
    ...optional('site', entry.site ?? section.site),
  }
}

const optional = (name: 'currency' | 'site', value: string | null) =>
  value === null ? {} : { [name]: value }

function balanceOf(entry: Entry, at: number, { balances, reading }: Solution): number | null {
  if (at >= 0 && balances[at] !== null && balances[at] !== undefined) return toNumber(balances[at])
  const money = entry.balance ?? entry.outstanding
  if (!money) return null
  const sign =
    money.is_negative || (money.side && (money.side === 'debit' ? 1 : -1) * reading.direction < 0) ? -1 : 1
  return toNumber(money.minor * sign)
}

function isoOf(date: PrintedDate | null, { order, window }: OutputContext): string | null {
  if (!date) return null
  return 'iso' in date ? date.iso : dayWithin(date.shape, order.order, window)
}
