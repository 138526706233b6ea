import type { LineKind } from '../extraction.ts'
import { currencyIn } from '../fields/currency.ts'
import type { DecimalMark } from '../grammar/amount.ts'
import { readDate } from '../grammar/date.ts'
import type { Segment } from '../lines/line.ts'
import type { RawRow } from '../table/rows.ts'
import type { Role } from '../vocabulary/headers.ts'
import { lineKind } from '../vocabulary/kinds.ts'
import { type Entry, type Money, readMoney } from './entry.ts'
import { referenceIn } from './reference.ts'

/** Reads the figures, texts and kinds of gathered rows. */
export function readEntries(rows: readonly RawRow[], mark: DecimalMark | null, is_bank: boolean): Entry[] {
  const has_references = isFilled(rows, 'reference')
  const words = usualWords(rows)
  return rows.map((row) => {
    const money = (role: Role): Money | null => {
      for (const figure of row.figures) {
        if (figure.column.role !== role) continue
        const read = readMoney(figure, mark, row.page)
        if (read) return read
      }
      return null
    }
    const type = joined(row, 'kind')
    const { number, rest } = ownWords(withoutDays(row.texts.get('reference')), words)
    const description = [rest, joined(row, 'description')].filter(Boolean).join(' ') || null
    // Where the column of numbers is in use, an empty cell says there is none.
    const reference = number ?? (has_references ? null : referenceIn(description))
    const amount = money('amount')
    const [debit, paid] = [money('debit'), money('paid')]
    const credit = money('credit')
    // A payment on a row of its own is a credit, whatever its column is called.
    const is_payment = paid !== null && !debit && !credit && !amount
    return {
      row,
      date: row.date,
      reference,
      description: description ?? type,
      kind: row.label === 'opening' ? 'opening' : kindOf(lineKind(type, description, reference), is_bank),
      debit,
      credit: is_payment ? paid : credit,
      amount: amount && withSide(amount, joined(row, 'side')),
      outstanding: money('outstanding'),
      paid: is_payment ? null : paid,
      balance: money('balance'),
      label: row.label,
      site: joined(row, 'site'),
      currency: currencyOf(joined(row, 'currency')) ?? printedCurrency(amount ?? debit ?? credit ?? paid),
    }
  })
}

/** How many words the numbers of a table have. */
function usualWords(rows: readonly RawRow[]): number {
  const counts = rows.flatMap((row) => {
    const text = row.label === null ? withoutDays(row.texts.get('reference')) : null
    return text && /\d/.test(text) ? [text.split(' ').length] : []
  })
  return counts.sort((a, b) => a - b)[Math.floor(counts.length * 0.4)] ?? 1
}

/** Text that ran into the column of numbers from the next one is no part of them. */
function ownWords(text: string | null, words: number): { number: string | null; rest: string } {
  // Words alone, where numbers have digits, are the next column's.
  if (text && !/\d/.test(text) && lineKind(text) !== 'other') return { number: null, rest: text }
  const parts = text?.split(' ') ?? []
  if (parts.length < 2) return { number: text, rest: '' }
  const from_kind = parts.findIndex(
    (part, index) =>
      index > 0 &&
      /^\p{L}[\p{L}.-]/u.test(part) &&
      [part, parts.slice(index, index + 3).join(' ')].some((words) => lineKind(words) !== 'other'),
  )
  const is_number = /\d{2}/.test(parts[0]!)
  const at =
    is_number && from_kind > 0
      ? from_kind
      : parts.length > words && /\d/.test(parts.slice(0, words).join(''))
        ? words
        : parts.length
  // Digits go on with the number: `ft 2026 24139` among `FT 2026/24140`.
  if (parts.slice(at).every((part) => /^\d[\d/.-]*$/.test(part))) return { number: text, rest: '' }
  return { number: parts.slice(0, at).join(' '), rest: parts.slice(at).join(' ') }
}

function isFilled(rows: readonly RawRow[], role: Role): boolean {
  const entries = rows.filter((row) => row.label === null)
  const filled = entries.filter((row) => withoutDays(row.texts.get(role)) !== null)
  return filled.length > entries.length * 0.25
}

const currencyOf = (text: string | null) => (text && /^[A-Z]{3}$/.test(text.trim()) ? text.trim() : null)

const printedCurrency = (money: Money | null) => money && currencyIn(money.printed?.text ?? '')

/** On a bank's statement whatever names an invoice or a credit is the payment of it. */
function kindOf(kind: LineKind, is_bank: boolean): LineKind {
  return is_bank && (kind === 'invoice' || kind === 'credit_note') ? 'payment' : kind
}

/** A day beside a number belongs to a column that could not be told apart. */
function withoutDays(segments: readonly Segment[] | undefined): string | null {
  const kept = segments?.filter((segment) => segments.length === 1 || !readDate(segment.text)?.year) ?? []
  return kept.map(shown).join(' ').trim() || null
}

function joined(row: RawRow, role: Role): string | null {
  const segments = row.texts.get(role)
  const text = segments?.map(shown).join(' ').trim()
  return text ? text : null
}

const shown = (segment: Segment) => segment.text

function withSide(money: Money, side: string | null): Money {
  const letter = side?.trim().toUpperCase().charAt(0)
  if (!letter || money.side) return money
  return { ...money, side: /[CH]/.test(letter) ? 'credit' : /[DS]/.test(letter) ? 'debit' : null }
}
