import type { ExtractedLine, LineKind, Proof } from '../extraction.ts'
import { toMinor } from '../grammar/amount.ts'
import type { Account } from '../statement/account.ts'
import type { Entry } from '../statement/entry.ts'
import type { StatementReading } from '../statement/statement.ts'
import type { LearnedTable } from './layout.ts'
import { isDeduction, wordsOf } from './signs.ts'
import { hasForm } from './value.ts'

/** Entries with the numbers and signs that were learned: what is owed as a debit, what was paid as a credit; a bank's turned. */
export function taughtEntries(all: Entry[], { forms, signs }: LearnedTable, is_bank: boolean): Entry[] {
  const numbered = forms.length > 0 ? all.map((entry) => numberedBy(forms, entry)) : all
  if (!signs) return numbered
  const has_marks = all.some(({ amount }) => amount?.is_negative || amount?.side)
  return numbered.map((entry): Entry => {
    const { amount, label } = entry
    if (!amount || label !== null) return entry
    const kind = learnedKind(entry, signs.deducted)
    const is_printed = amount.is_negative || amount.side === 'credit'
    const by_kind = !has_marks && !is_bank && isDeduction(entry.kind)
    const is_deducted = kind !== undefined || (signs.is_turned ? !is_printed : is_printed || by_kind)
    const side = is_deducted === is_bank ? 'debit' : 'credit'
    return { ...entry, kind: kind ?? entry.kind, amount: { ...amount, is_negative: false, side } }
  })
}

function learnedKind({ row }: Entry, deducted: Record<string, LineKind>): LineKind | undefined {
  const words = wordsOf([...row.texts.values()].flat())
  const word = words.find((one) => Object.hasOwn(deducted, one))
  return word === undefined ? undefined : deducted[word]
}

/** A number that has not the supplier's form gives way to a word of the row that has. */
function numberedBy(forms: readonly string[], entry: Entry): Entry {
  const is_known = (text: string) => forms.some((form) => hasForm(text, form))
  if (entry.label !== null || (entry.reference && is_known(entry.reference))) return entry
  const words = [...entry.row.texts.values()].flat().flatMap(({ text }) => text.split(/[\s,;]+/))
  const [number, ...others] = [...new Set(words.filter((word) => /\d/.test(word) && is_known(word)))]
  return number === undefined || others.length > 0 ? entry : { ...entry, reference: number }
}

/** The arithmetic knows signs relative to one another; which way round the whole stands, a person said. */
export function isAgainst({ signs, columns }: LearnedTable, { solved }: Account, is_bank: boolean): boolean {
  const has_sides =
    columns.some(({ role }) => role === 'debit') && columns.some(({ role }) => role === 'credit')
  if (!signs && !has_sides) return false
  return (
    solved.length > 0 && solved.every(({ solution }) => solution.reading.direction === (is_bank ? 1 : -1))
  )
}

/** A reading the other way round. */
export function turned(reading: StatementReading): StatementReading {
  const minus = (value: number | null) => (value ? -value : value)
  return {
    ...reading,
    opening_balance: minus(reading.opening_balance),
    closing_balance: minus(reading.closing_balance),
    lines: reading.lines.map((line) => ({
      ...line,
      amount: minus(line.amount),
      balance: minus(line.balance),
    })),
  }
}

const RANK: Record<Proof, number> = { proven: 3, consistent: 2, unproven: 1, contradicted: 0 }

/**
 * Whether what was learned reads better: by its proof; of two that are equal the learned one, unless the arithmetic holds
 * other amounts.
 */
export function isBetter(taught: Read, plain: Read): boolean {
  if (taught.lines.length === 0) return false
  const lead = RANK[taught.proof] - RANK[plain.proof]
  if (lead !== 0) return lead > 0
  if (RANK[plain.proof] < RANK.consistent) return taught.lines.length * 2 >= plain.lines.length
  return hasSameAmounts(taught.lines, plain.lines)
}

/** The same of goods, whose amounts are held where they make a sum of the invoice. */
export function isBetterInvoice(taught: ReadGoods, plain: ReadGoods): boolean {
  if (RANK[taught.proof] !== RANK[plain.proof] || makesSum(plain)) return isBetter(taught, plain)
  return taught.lines.length > 0
}

type ReadGoods = Read & { subtotal: number | null; total_amount: number | null }

function makesSum({ lines, subtotal, total_amount }: ReadGoods): boolean {
  const sum = lines.reduce((all, { amount }) => all + (toMinor(amount ?? 0) ?? 0), 0)
  return sum !== 0 && [subtotal, total_amount].some((one) => one !== null && toMinor(one) === sum)
}

type Read = { proof: Proof; lines: readonly ExtractedLine[] }

/** The same amounts in the same order, all of them turned perhaps. */
function hasSameAmounts(a: readonly ExtractedLine[], b: readonly ExtractedLine[]): boolean {
  if (a.length !== b.length) return false
  const amount = ({ amount: one }: ExtractedLine) => one ?? 0
  return [1, -1].some((way) => a.every((line, index) => amount(line) === amount(b[index]!) * way))
}
