import type { LineKind } from '../extraction.ts'
import { readAmount } from '../grammar/amount.ts'
import { normalise } from '../grammar/normalise.ts'
import type { Segment } from '../lines/line.ts'
import { lineKind } from '../vocabulary/kinds.ts'
import { prints, type TaughtRow, type Writing } from './cells.ts'
import type { LearnedColumn, LearnedSigns } from './layout.ts'

const LEAST_SHARE = 0.9
const MOST_WORDS = 6

export const isDeduction = (kind: LineKind): boolean => kind === 'payment' || kind === 'credit_note'

type Signed = {
  row: TaughtRow
  printed: number
  is_marked: boolean
  truth: number
  words: string[]
  is_told: boolean
}

/**
 * How the signs of a column of amounts are meant, where that is not as they are printed: all the other way round, or
 * minus on rows with certain words. Undefined where print and kind of the row say it, or nothing explains them.
 */
export function learnSigns(
  rows: readonly TaughtRow[],
  columns: readonly LearnedColumn[],
  writing: Writing,
  before: LearnedSigns | undefined,
): LearnedSigns | undefined {
  const column = columns.find(({ role }) => role === 'amount')
  const signed = column ? rows.flatMap((row) => signedRow(row, column, writing)) : []
  if (signed.length === 0) return before
  const is_marked = signed.some((one) => one.is_marked)
  const holds = (sign: (one: Signed) => number) => {
    const right = signed.filter((one) => sign(one) === one.truth)
    return (
      signed.every((one) => !one.is_told || right.includes(one)) &&
      right.length >= signed.length * LEAST_SHARE
    )
  }
  const told = signed.filter((one) => one.is_told)
  const is_turned = is_marked && (told.length > 0 ? told : signed).every((one) => one.printed === -one.truth)
  if (is_turned) return { is_turned, deducted: {} }
  const byKind = ({ row, printed }: Signed) =>
    !is_marked && isDeduction(lineKind(row.line.description, row.line.reference)) ? -1 : printed
  const kept = keptWords(signed, before)
  if (holds(byKind)) return kept && { deducted: kept }
  const deducted = {
    ...kept,
    ...deductedWords(
      signed.filter((one) => byKind(one) > 0),
      is_marked,
    ),
  }
  return Object.keys(deducted).length > 0 ? { deducted } : undefined
}

function signedRow(row: TaughtRow, column: LearnedColumn, writing: Writing): Signed[] {
  const { line, cells } = row
  const cell = cells.find(
    (one) =>
      line.amount !== null &&
      one.x0 <= column.x1 &&
      one.x1 >= column.x0 &&
      prints(one, 'amount', line.amount, writing),
  )
  if (!cell || !line.amount) return []
  const sign = printedSign(cell)
  return [
    {
      ...{ row, printed: sign ?? 1, is_marked: sign === -1, truth: Math.sign(line.amount) },
      ...{ words: wordsOf(cells), is_told: line.told.includes('amount') },
    },
  ]
}

function printedSign({ text, value }: Segment): number | null {
  if (value?.is === 'number') return Math.sign(value.number)
  const shape = readAmount(text)
  return shape && (shape.is_negative || shape.side === 'credit' ? -1 : 1)
}

/** Words of a row's texts, the letters of its number first. */
export function wordsOf(cells: readonly Segment[]): string[] {
  const texts = cells.filter(({ value }) => !value).map(({ text }) => normalise(text))
  return [...new Set(texts.flatMap((text) => text.match(/\p{L}{2,}/gu) ?? []))]
}

/** What was learned before, without the words of rows that now are not deducted. */
function keptWords(signed: readonly Signed[], before: LearnedSigns | undefined) {
  const owed = new Set(signed.filter(({ truth }) => truth > 0).flatMap(({ words }) => words))
  const kept = Object.entries(before?.deducted ?? {}).filter(([word]) => !owed.has(word))
  return kept.length > 0 ? Object.fromEntries(kept) : undefined
}

/**
 * The fewest words that stand on every row whose unsigned figure is deducted and on none that is owed. Where a person told
 * of one row, others with its word may be read wrongly still: then not on most of these.
 */
function deductedWords(signed: readonly Signed[], is_marked: boolean): Record<string, LineKind> {
  const found: Record<string, LineKind> = {}
  if (is_marked) return found
  const told = signed.some(({ is_told, truth }) => is_told && truth < 0)
  const owed = signed.filter(({ truth }) => truth > 0)
  const onOwed = (word: string) => owed.filter(({ words }) => words.includes(word))
  const may = (word: string) =>
    told
      ? onOwed(word).length <= owed.length / 2 && !onOwed(word).some(({ is_told }) => is_told)
      : onOwed(word).length === 0
  let open = signed.filter(({ truth, is_told }) => truth < 0 && (is_told || !told))
  while (open.length > 0 && Object.keys(found).length < MOST_WORDS) {
    const counts = new Map<string, number>()
    for (const { words } of open)
      for (const word of words) if (may(word)) counts.set(word, (counts.get(word) ?? 0) + 1)
    const [word] =
      [...counts].sort((a, b) => b[1] - a[1] || onOwed(a[0]).length - onOwed(b[0]).length)[0] ?? []
    if (!word) return found
    const { kind } = open.find(({ words }) => words.includes(word))!.row.line
    found[word] = isDeduction(kind) ? kind : 'credit_note'
    open = open.filter(({ words }) => !words.includes(word))
  }
  return found
}
