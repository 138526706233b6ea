import type { ExtractionWarning } from '../document-text.ts'
import type { ExtractedLine, Proof } from '../extraction.ts'
import { type DecimalMark, type Minor, toNumber } from '../grammar/amount.ts'
import type { DateOrder } from '../grammar/date.ts'
import { dayWithin, type Window } from '../grammar/years.ts'
import { boxOf } from '../lines/box.ts'
import type { Line } from '../lines/line.ts'
import { gatherRows, type PrintedDate, type RawRow, rowReadings } from '../table/rows.ts'
import type { Table } from '../table/table.ts'
import { balanceCandidates, checkMoney } from './balances.ts'
import { readEntries } from './entries.ts'
import type { Entry } from './entry.ts'
import { type Solution, solve } from './solve.ts'

export type StatementReading = {
  opening_balance: number | null
  closing_balance: number | null
  proof: Proof
  lines: ExtractedLine[]
  warnings: ExtractionWarning[]
}

export type StatementContext = {
  lines: readonly Line[]
  table: Table
  mark: DecimalMark | null
  order: { order: DateOrder; is_certain: boolean }
  window: Window
  is_bank: boolean
  is_sheet: boolean
}

/** Reads a statement's table into lines and tests them against the balances it prints. */
export function readStatement(context: StatementContext): StatementReading {
  let best: { all: Entry[]; entries: Entry[]; solution: Solution } | undefined
  const gathered = gatherRows(context.table.bound)
  for (const rows of rowReadings(gathered)) {
    const all = readEntries(rows, context.mark, context.is_bank)
    const { entries, checks, carried } = divided(all)
    if (entries.length === 0) continue
    const candidates = balanceCandidates(context.lines, checks, entries, context.mark)
    const solution = solve(entries, candidates, carried, context.is_bank)
    if (!best || solution.result.score > best.solution.result.score) best = { all, entries, solution }
    if (solution.result.proof === 'proven') break
  }
  if (!best)
    return { opening_balance: null, closing_balance: null, proof: 'unproven', lines: [], warnings: [] }
  const { all, entries, solution } = best
  if (solution.result.proof === 'proven' && mayHideEntries(gathered, all, context))
    solution.result.proof = 'consistent'
  const lines = outputLines(all, entries, solution, context)
  const closing = solution.closing ?? lastBalance(solution)
  const warnings = warningsOf(solution, lines, context)
  return {
    opening_balance: solution.opening === null ? null : toNumber(solution.opening),
    closing_balance: closing === null ? null : toNumber(closing),
    proof: judged(solution.result.proof, context, lines),
    lines,
    warnings,
  }
}

/** Two rows left out whose figures cancel would not be missed by any sum, so then nothing is called proven. */
function mayHideEntries(
  gathered: readonly RawRow[],
  all: readonly Entry[],
  context: StatementContext,
): boolean {
  const kept = new Set(all.map((entry) => entry.row.lines[0]))
  const last = gathered.findLastIndex((row) => row.label === null && kept.has(row.lines[0]!))
  const dropped = gathered.filter((row, index) => index < last && !kept.has(row.lines[0]!))
  const sizes = readEntries(dropped, context.mark, context.is_bank).flatMap(
    ({ amount, debit, credit }) => (amount ?? debit ?? credit)?.minor ?? [],
  )
  return new Set(sizes).size < sizes.length || sizes.includes(0)
}

function divided(all: readonly Entry[]) {
  const entries: Entry[] = []
  const checks: Entry[] = []
  const carried: { after: number; check: Entry }[] = []
  for (const entry of all) {
    if (!entry.label) {
      entries.push(entry)
      continue
    }
    // A balance carried onto the first page is where the statement starts.
    const is_start = entry.label === 'carried' && entries.length === 0 && checks.length === 0
    const is_later = entry.label === 'opening' && entries.length > 0
    const label = is_start ? 'opening' : is_later ? 'carried' : entry.label
    const check: Entry = { ...entry, label }
    if (label === 'carried') {
      if (checkMoney(check)) carried.push({ after: entries.length, check })
    } else checks.push(check)
  }
  return { entries, checks, carried }
}

function lastBalance({ balances, reading }: Solution): Minor | null {
  return (reading.is_reversed ? balances[0] : balances.at(-1)) ?? null
}

/** Arithmetic says nothing on days: where they may be read two ways the whole is not called proven. */
function judged(proof: Proof, { order }: StatementContext, lines: readonly ExtractedLine[]): Proof {
  const is_unsure = !order.is_certain || lines.some((line) => line.date === null && line.kind !== 'opening')
  return proof === 'proven' && is_unsure ? 'consistent' : proof
}

const LINE_CONFIDENCE: Record<Proof, number> = {
  proven: 0.99,
  consistent: 0.9,
  unproven: 0.75,
  contradicted: 0.6,
}

function outputLines(
  all: readonly Entry[],
  entries: readonly Entry[],
  solution: Solution,
  context: StatementContext,
): ExtractedLine[] {
  const shown = all.filter(
    (entry) => entry.label === null || (entry.kind === 'opening' && isFirstOpening(entry, all)),
  )
  const places = new Map(entries.map((entry, index) => [entry, index]))
  return shown.map((entry) => {
    const at = places.get(entry) ?? -1
    const amount = at < 0 ? null : (solution.amounts[at] ?? null)
    const is_doubtful = solution.result.breaks.includes(at) || solution.result.repaired.includes(at)
    const date = isoOf(entry.date, context)
    const base = LINE_CONFIDENCE[solution.result.proof] - (date ? 0 : 0.1) - (is_doubtful ? 0.2 : 0)
    return {
      date,
      reference: entry.reference,
      description: entry.description,
      quantity: null,
      unit: null,
      unit_price: null,
      debit: entry.debit && toNumber(entry.debit.minor),
      credit: entry.credit && toNumber(entry.credit.minor),
      amount: amount === null ? null : toNumber(amount),
      balance: balanceOf(entry, at, solution),
      kind: entry.kind,
      page: entry.row.page,
      box: boxOf(entry.row.lines, context.is_sheet),
      confidence: Math.max(0.1, Math.round(base * 100) / 100),
    }
  })
}

const isFirstOpening = (entry: Entry, all: readonly Entry[]) =>
  all.findIndex((other) => other.label === 'opening') === all.indexOf(entry) &&
  !all.slice(0, all.indexOf(entry)).some((other) => other.label === null)

function balanceOf(entry: Entry, at: number, { balances, reading }: Solution): number | null {
  if (at >= 0 && balances[at] !== null && balances[at] !== undefined) return toNumber(balances[at])
  const money = entry.balance ?? entry.outstanding
  if (!money) return null
  const sign =
    money.is_negative || (money.side && (money.side === 'debit' ? 1 : -1) * reading.direction < 0) ? -1 : 1
  return toNumber(money.minor * sign)
}

function isoOf(date: PrintedDate | null, { order, window }: StatementContext): string | null {
  if (!date) return null
  return 'iso' in date ? date.iso : dayWithin(date.shape, order.order, window)
}

function warningsOf(
  solution: Solution,
  lines: readonly ExtractedLine[],
  { order }: StatementContext,
): ExtractionWarning[] {
  const warnings: ExtractionWarning[] = []
  const offset = lines.findIndex((line) => line.kind !== 'opening' || line.amount !== null)
  const place = (index: number) => ({
    line: index + Math.max(0, offset),
    page: lines[index + Math.max(0, offset)]?.page,
  })
  for (const index of solution.result.repaired) {
    const message = 'The sign of this line was taken from the running balance.'
    warnings.push({ code: 'sign_from_balance', message, ...place(index) })
  }
  for (const index of solution.result.breaks) {
    const message = 'The running balance does not follow from this line.'
    warnings.push({ code: 'balance_breaks', message, ...place(index) })
  }
  if (solution.result.proof === 'contradicted' && solution.result.breaks.length === 0) {
    const message = 'The lines do not add up to the balance the statement prints.'
    warnings.push({ code: 'total_differs', message })
  }
  if (!order.is_certain) {
    warnings.push({
      code: 'ambiguous_dates',
      message: 'Day and month may be swapped: nothing in the document tells.',
    })
  }
  return warnings
}
