import type { LineKind } from '../extraction.ts'
import type { AmountShape, DecimalMark, Minor } from '../grammar/amount.ts'
import { magnitude, readAmount, toMinor } from '../grammar/amount.ts'
import type { Printed } from '../lines/printed.ts'
import type { Figure } from '../table/bind.ts'
import type { PrintedDate, RawRow } from '../table/rows.ts'
import type { BalanceLabel } from '../vocabulary/labels.ts'

/** A figure with its printed sign: `side` is set by CR, DR, H, S beside it. */
export type Money = {
  minor: Minor
  is_negative: boolean
  side: 'credit' | 'debit' | null
  /** Where it is printed. */
  printed?: Printed
}

/** An entry of a statement with its figures read, its sign still open. */
export type Entry = {
  row: RawRow
  date: PrintedDate | null
  reference: string | null
  description: string | null
  kind: LineKind
  debit: Money | null
  credit: Money | null
  amount: Money | null
  outstanding: Money | null
  paid: Money | null
  balance: Money | null
  label: BalanceLabel | null
  site: string | null
  currency: string | null
}

/** Reads a figure as money under the document's decimal mark; null for what is none (`-`, `n/a`). */
export function readMoney(figure: Figure, mark: DecimalMark | null, page = 0): Money | null {
  const known = figure.segment.value
  const printed = { text: figure.segment.text, page, segments: [figure.segment] }
  if (known?.is === 'number') {
    const minor = toMinor(known.number)
    return minor === null ? null : { minor: Math.abs(minor), is_negative: minor < 0, side: null, printed }
  }
  const money = figure.shape && shapeMoney(figure.shape, mark)
  return money && { ...money, printed }
}

export function shapeMoney(shape: AmountShape, mark: DecimalMark | null): Money | null {
  const minor = magnitude(shape, mark)
  return minor === null ? null : { minor, is_negative: shape.is_negative, side: shape.side }
}

/** Reads a text as money, for figures beside labels. */
export function textMoney(text: string, mark: DecimalMark | null, is_whole = false): Money | null {
  const shape = readAmount(text)
  return shape && (shape.has_decimals || is_whole) ? shapeMoney(shape, mark) : null
}
