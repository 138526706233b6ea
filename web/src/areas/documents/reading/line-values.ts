import type { ExtractedLine, Extraction } from '../queries.ts'
import { parseTyped, typedText, type Value, type ValueKind } from './typed-value.ts'

export type LineField =
  | 'date'
  | 'reference'
  | 'description'
  | 'quantity'
  | 'unit'
  | 'unit_price'
  | 'debit'
  | 'credit'
  | 'amount'
  | 'balance'

const kinds: Record<LineField, ValueKind> = {
  date: 'date',
  reference: 'text',
  description: 'text',
  quantity: 'amount',
  unit: 'text',
  unit_price: 'amount',
  debit: 'amount',
  credit: 'amount',
  amount: 'amount',
  balance: 'amount',
}

export const lineKind = (field: LineField) => kinds[field]

/** What is typed for a line of this document. Without credits the debits are the amounts over again. */
export function lineFields({ document_type, lines }: Extraction): LineField[] {
  if (document_type !== 'statement')
    return ['description', 'reference', 'quantity', 'unit', 'unit_price', 'amount']
  const has = (field: LineField) => lines.some((line) => line[field] !== null)
  const money: LineField[] = has('credit') ? ['debit', 'credit'] : ['amount']
  return ['date', 'reference', 'description', ...money, ...(has('balance') ? (['balance'] as const) : [])]
}

export type TypedLine = Partial<Record<LineField, string>>

export const typedLine = (line: ExtractedLine | undefined, fields: readonly LineField[], locale: string) =>
  Object.fromEntries(
    fields.map((field) => [field, typedText(kinds[field], line?.[field] ?? null, locale)]),
  ) as TypedLine

/** What was typed, or the fields in which it makes no sense. */
export function parseLine(typed: TypedLine, locale: string) {
  const values: Partial<Record<LineField, Value>> = {}
  const wrong: LineField[] = []
  for (const [name, text] of Object.entries(typed)) {
    const field = name as LineField
    const value = parseTyped(kinds[field], text, locale)
    if (value === undefined) wrong.push(field)
    else values[field] = value
  }
  return { values, wrong }
}

const rounded = (value: number) => Math.round(value * 1e6) / 1e6

/** Only what differs, with the amount and the side it stands on kept together. */
export function changedValues(before: ExtractedLine | undefined, values: Partial<Record<LineField, Value>>) {
  const changed = Object.fromEntries(
    Object.entries(values).filter(([field, value]) => value !== (before?.[field as LineField] ?? null)),
  ) as Partial<Record<LineField, Value>>
  if ('debit' in changed || 'credit' in changed) {
    const side = (field: 'debit' | 'credit') => Number((field in values ? values : before)?.[field] ?? 0)
    changed.amount = rounded(side('debit') - side('credit'))
  } else if ('amount' in changed && before) {
    const amount = changed.amount as number | null
    if (before.debit !== null && before.debit === before.amount) changed.debit = amount
    if (before.credit !== null && before.credit === -(before.amount ?? 0))
      changed.credit = amount === null ? null : -amount
  }
  return changed
}
