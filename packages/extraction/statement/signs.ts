import type { Minor } from '../grammar/amount.ts'
import type { Entry, Money } from './entry.ts'

/**
 * A way to read the signs of a statement. `direction` 1 is a supplier's ledger (a debit is owed), -1 a bank's
 * (a credit is held); `by_kind` gives payments and credit notes the minus an unsigned column does not print;
 * `use` is the column that carries the entry.
 */
export type SignReading = {
  direction: 1 | -1
  by_kind: boolean
  use: 'amount' | 'outstanding'
  is_reversed: boolean
}

/** The signed value of an entry, positive for what is owed (supplier) or received (bank); null without a figure. */
export function signedAmount(entry: Entry, reading: SignReading, has_unsigned_sides: Sides): Minor | null {
  const { debit, credit } = entry
  if (debit || credit) {
    const owed = debit ? sideValue(debit, has_unsigned_sides.debit) : 0
    const paid = credit ? sideValue(credit, has_unsigned_sides.credit) : 0
    return (owed - paid) * reading.direction
  }
  const money =
    reading.use === 'outstanding' ? (entry.outstanding ?? entry.amount) : (entry.amount ?? entry.outstanding)
  if (!money) return null
  if (money.side) return (money.side === 'debit' ? money.minor : -money.minor) * reading.direction
  if (money.is_negative) return -money.minor
  const is_deduction = entry.kind === 'payment' || entry.kind === 'credit_note'
  return reading.by_kind && is_deduction ? -money.minor : money.minor
}

/** Whether a side's column prints every figure with a minus: then the minus is decoration, not a reversal. */
export type Sides = { debit: boolean; credit: boolean }

export function decoratedSides(entries: readonly Entry[]): Sides {
  const all = (side: 'debit' | 'credit') => {
    const figures = entries.flatMap((entry) => (entry[side] && entry[side].minor > 0 ? [entry[side]] : []))
    return figures.length > 0 && figures.every((money) => money.is_negative)
  }
  return { debit: all('debit'), credit: all('credit') }
}

function sideValue(money: Money, is_decorated: boolean): Minor {
  return money.is_negative && !is_decorated ? -money.minor : money.minor
}

/** A balance in the direction of a reading: what is owed, or what the bank holds, is positive. */
export function signedBalance(money: Money, reading: Pick<SignReading, 'direction'>): Minor {
  if (money.side) return (money.side === 'debit' ? money.minor : -money.minor) * reading.direction
  return money.is_negative ? -money.minor : money.minor
}

/** The readings worth testing, the likeliest first. */
export function signReadings(entries: readonly Entry[], is_bank: boolean): SignReading[] {
  const directions: (1 | -1)[] = is_bank ? [-1, 1] : [1, -1]
  const has_sides = entries.some((entry) => entry.debit || entry.credit)
  const has_marks = entries.some((entry) => entry.amount?.is_negative || entry.amount?.side)
  const needs_kind = !has_sides && !has_marks && !is_bank
  const uses: SignReading['use'][] = entries.some((entry) => entry.outstanding)
    ? ['outstanding', 'amount']
    : ['amount']
  const readings: SignReading[] = []
  for (const is_reversed of [false, true]) {
    for (const by_kind of needs_kind ? [true, false] : [false, true]) {
      for (const use of uses) {
        for (const direction of directions) readings.push({ direction, by_kind, use, is_reversed })
      }
    }
  }
  return readings
}
