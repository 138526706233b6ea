import type { ExtractionWarning } from '../document-text.ts'
import type { ExtractedLine, Proof } from '../extraction.ts'
import { type DecimalMark, toNumber } from '../grammar/amount.ts'
import type { DateOrder } from '../grammar/date.ts'
import type { Window } from '../grammar/years.ts'
import type { LearnedTable } from '../learned/layout.ts'
import { isAgainst, taughtEntries, turned } from '../learned/taught.ts'
import type { Line } from '../lines/line.ts'
import type { Printed } from '../lines/printed.ts'
import { gatherRows, type RawRow, rowReadings } from '../table/rows.ts'
import { isRow, type Table } from '../table/table.ts'
import { type Account, balanceOver, solveAccount } from './account.ts'
import { type Candidates, namedCandidates } from './balances.ts'
import { readEntries } from './entries.ts'
import type { Entry } from './entry.ts'
import { type OutputLine, outputLines } from './output.ts'
import { areRowsSound, mayBeginWithBalance } from './sound-rows.ts'

export type StatementReading = {
  opening_balance: number | null
  closing_balance: number | null
  places: { opening: Printed | undefined; closing: Printed | undefined }
  proof: Proof
  lines: ExtractedLine[]
  warnings: ExtractionWarning[]
  /** Higher is better between ways to find the table. */
  weight: number
}

export type StatementContext = {
  lines: readonly Line[]
  table: Table
  mark: DecimalMark | null
  order: { order: DateOrder; is_certain: boolean }
  window: Window
  is_bank: boolean
  is_sheet: boolean
  /** How the supplier's papers were learned to be read, when this one is of their kind. */
  taught?: LearnedTable
}

const NOTHING: StatementReading = {
  opening_balance: null,
  closing_balance: null,
  places: { opening: undefined, closing: undefined },
  proof: 'unproven',
  lines: [],
  warnings: [],
  weight: 0,
}

// How far proof outweighs the number of lines between two ways to find the table.
const WEIGHT: Record<Proof, number> = { proven: 3, consistent: 2, unproven: 1, contradicted: 0.8 }

/** Reads a statement's table into lines and tests them against the balances it prints. */
export function readStatement(context: StatementContext): StatementReading {
  let best: { all: Entry[]; account: Account; named: Candidates } | undefined
  const gathered = gatherRows(context.table.bound)
  for (const rows of rowReadings(gathered)) {
    const read = readEntries(rows, context.mark, context.is_bank)
    const all = context.taught ? taughtEntries(read, context.taught, context.is_bank) : read
    if (all.every(({ label }) => label !== null)) continue
    const in_table = new Set([...context.table.headers, ...rows.flatMap((row) => row.lines)])
    const named = namedCandidates(context.lines, in_table, context.mark, isWhole(all))
    const account = solveAccount(all, named, context.is_bank)
    if (!best || account.score > best.account.score) best = { all, account, named }
    if (account.proof === 'proven') break
  }
  if (!best) return NOTHING
  const { all, account, named } = best
  if (account.proof === 'proven' && (mayHideEntries(gathered, all, context) || hasOtherRows(context)))
    account.proof = 'consistent'
  const output = outputLines(all, account.solved, context)
  const lines = output.map(({ line }) => line)
  const [opening, closing] = [balanceOver(account, 'opening', named), balanceOver(account, 'closing', named)]
  const reading: StatementReading = {
    opening_balance: opening.minor === null ? null : toNumber(opening.minor),
    closing_balance: closing.minor === null ? null : toNumber(closing.minor),
    places: { opening: opening.money?.printed, closing: closing.money?.printed },
    proof: judged(account, context, lines),
    lines,
    warnings: warningsOf(account, output, context),
    weight: WEIGHT[account.proof] * lines.filter(({ amount }) => amount !== null).length,
  }
  return context.taught && isAgainst(context.taught, account, context.is_bank) ? turned(reading) : reading
}

/** A currency without decimals prints none in any figure. */
function isWhole(all: readonly Entry[]): boolean {
  const texts = all.flatMap(({ amount, debit, credit, balance }) =>
    [amount, debit, credit, balance].flatMap((money) => money?.printed?.text ?? []),
  )
  return texts.length > 0 && texts.every((text) => !/\d[.,]\d{2}(?!\d)/.test(text))
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

/** Rows under the same columns that the table does not hold: a page or a part that was passed over. */
function hasOtherRows({ lines, table }: StatementContext): boolean {
  const held = new Set(table.bound.map(({ line }) => `${line.page} ${line.y1}`))
  const columns = table.bound[0]?.columns ?? []
  return lines.some((line) => !held.has(`${line.page} ${line.y1}`) && isRow(line, columns))
}

/** Sums say nothing on days and numbers: where these may be read otherwise the whole is not called proven. */
function judged(
  { proof, solved }: Account,
  { order }: StatementContext,
  lines: readonly ExtractedLine[],
): Proof {
  const is_sure =
    order.is_certain &&
    lines.every((line) => line.date !== null || line.kind === 'opening') &&
    solved.every((one) => areRowsSound(one.section.entries) && !mayBeginWithBalance(one))
  return proof === 'proven' && !is_sure ? 'consistent' : proof
}

function warningsOf(
  account: Account,
  output: readonly OutputLine[],
  { order }: StatementContext,
): ExtractionWarning[] {
  const warnings: ExtractionWarning[] = []
  for (const [line, { line: read, solved, at }] of output.entries()) {
    const { result } = solved.solution
    const place = { line, page: read.page }
    if (at >= 0 && result.repaired.includes(at)) {
      const message = 'The sign of this line was taken from the running balance.'
      warnings.push({ code: 'sign_from_balance', message, ...place })
    }
    if (solved.solution.digits?.includes(at)) {
      const message = 'One digit of this line was read badly and taken from the arithmetic.'
      warnings.push({ code: 'digit_from_balance', message, ...place })
    }
    if (at >= 0 && result.breaks.includes(at)) {
      const message = 'The running balance does not follow from this line.'
      warnings.push({ code: 'balance_breaks', message, ...place })
    }
  }
  if (
    account.solved.some(
      ({ solution: { result } }) => result.proof === 'contradicted' && result.breaks.length === 0,
    )
  ) {
    const message = 'The lines do not add up to the balance the statement prints.'
    warnings.push({ code: 'total_differs', message })
  }
  if (!order.is_certain) {
    const message = 'Day and month may be swapped: nothing in the document tells.'
    warnings.push({ code: 'ambiguous_dates', message })
  }
  return warnings
}
