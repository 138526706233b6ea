import type { LineKind } from '../extraction.ts'
import { currencyIn } from '../fields/currency.ts'
import type { DecimalMark } from '../grammar/amount.ts'
import type { Segment } from '../lines/line.ts'
import type { RawRow } from '../table/rows.ts'
import type { Role } from '../vocabulary/headers.ts'
import { lineKind } from '../vocabulary/kinds.ts'
import { type Entry, type Money, readMoney } from './entry.ts'
import { rowNumbers } from './numbers.ts'
import { referenceIn } from './reference.ts'

const IN_USE = 0.25

/** Reads the figures, texts and kinds of gathered rows. */
export function readEntries(rows: readonly RawRow[], mark: DecimalMark | null, is_bank: boolean): Entry[] {
  const numbers = rowNumbers(rows)
  const entries = numbers.filter((_, index) => rows[index]!.label === null)
  // Where the column of numbers is in use, an empty cell says there is none.
  const has_references = entries.filter(({ number }) => number !== null).length > entries.length * IN_USE
  return rows.map((row, index) => {
    const money = (role: Role): Money | null => {
      for (const figure of row.figures) {
        if (figure.column.role !== role) continue
        const read = readMoney(figure, mark, row.page)
        if (read) return read
      }
      return null
    }
    const type = joined(row, 'kind')
    const { number, rest } = numbers[index]!
    const description = [rest, joined(row, 'description')].filter(Boolean).join(' ') || null
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

const currencyOf = (text: string | null) => (text && /^[A-Z]{3}$/.test(text.trim()) ? text.trim() : null)

const printedCurrency = (money: Money | null) => money && currencyIn(money.printed?.text ?? '')

/** On a bank's statement whatever names an invoice or a credit is the payment of it. */
function kindOf(kind: LineKind, is_bank: boolean): LineKind {
  return is_bank && (kind === 'invoice' || kind === 'credit_note') ? 'payment' : kind
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
