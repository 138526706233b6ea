import { sumNumbers } from '#packages/money'
import type { Draft, DraftBody, DraftLine } from '../queries.ts'
import { lineAmount } from './line-amount.ts'

/** A line as it is typed; half-filled ones are part of typing. */
export interface LineValues {
  key: string
  code: string | null
  description: string
  quantity: number | null
  unit: string
  unit_price: number | null
  line_total: number | null
}

export type HeadValues = Pick<
  Draft,
  | 'kind'
  | 'supplier_id'
  | 'restaurant_id'
  | 'invoice_number'
  | 'invoice_date'
  | 'due_date'
  | 'currency'
  | 'tax_amount'
  | 'total_amount'
  | 'notes'
>

/** What was typed and is not saved yet. */
export type Edits = Partial<HeadValues> & { lines?: LineValues[] }

export const linesOf = (draft: Draft): LineValues[] =>
  draft.lines.map(({ position, code, description, quantity, unit, unit_price, line_total }) => ({
    key: `line-${position}`,
    ...{ code, description, quantity, unit: unit ?? '', unit_price, line_total },
  }))

let last_key = 0

export function newLine(): LineValues {
  last_key += 1
  const blank = { code: null, description: '', quantity: null, unit: '', unit_price: null, line_total: null }
  return { ...blank, key: `new-${last_key}` }
}

export const isBlank = ({ description, quantity, unit_price }: LineValues) =>
  !description.trim() && quantity === null && unit_price === null

export const isComplete = ({ description, quantity, unit_price }: LineValues) =>
  Boolean(description.trim()) && quantity !== null && unit_price !== null

export function lineBody({
  code,
  description,
  quantity,
  unit,
  unit_price,
  line_total,
}: LineValues | DraftLine): NonNullable<DraftBody['lines']>[number] {
  return {
    ...{ code, description: description.trim(), unit: unit?.trim() || null },
    ...{ quantity: quantity ?? 0, unit_price: unit_price ?? 0 },
    ...(line_total !== null && { line_total }),
  }
}

/** What of the edits can be sent: lines only as soon as none is half-filled. Undefined when there is nothing. */
export function bodyOf({ lines, ...head }: Edits): DraftBody | undefined {
  const filled = lines?.filter((line) => !isBlank(line))
  const body = { ...head, ...(filled?.every(isComplete) && { lines: filled.map(lineBody) }) }
  return Object.keys(body).length > 0 ? body : undefined
}

/** Edits without those that were sent and have not been changed since. */
export function withoutSent(now: Edits, sent: Edits, body: DraftBody): Edits {
  return Object.fromEntries(
    Object.entries(now).filter(([name, value]) => !(name in body) || value !== sent[name as keyof Edits]),
  )
}

/** Another quantity or price makes another amount. */
export function withAmount(line: LineValues, currency: string | null): LineValues {
  const { quantity, unit_price } = line
  const known = quantity !== null && unit_price !== null
  return { ...line, line_total: known ? lineAmount(quantity, unit_price, currency ?? 'EUR') : null }
}

/** Rounding of tax on each line moves a total by this at most, in units of the currency: as the server checks. */
const TOLERANCE = 0.02
/** Any currency of two decimals: the books keep no more, whatever the currency. */
const CENTS = 'EUR'

export interface TotalsCheck {
  lines: number
  tax: number
  total: number | null
  /** Of the total to the nearer of lines and lines with tax; null while there is nothing to compare. */
  difference: number | null
  /** The prices of the lines hold the tax. */
  tax_inside: boolean
}

/** Whether lines, tax and total agree. */
export function checkTotals(
  lines: readonly Pick<LineValues, 'line_total'>[],
  tax_amount: number | null,
  total_amount: number | null,
): TotalsCheck {
  const add = (...amounts: number[]) => sumNumbers(amounts, CENTS)
  const net = Math.abs(add(...lines.map(({ line_total }) => line_total ?? 0)))
  const tax = Math.abs(tax_amount ?? 0)
  if (total_amount === null || lines.length === 0)
    return { lines: net, tax, total: total_amount, difference: null, tax_inside: false }
  const total = Math.abs(total_amount)
  const off_net = add(total, -net)
  const off_gross = add(total, -net, -tax)
  const tax_inside = Math.abs(off_net) < Math.abs(off_gross)
  const off = tax_inside ? off_net : off_gross
  const difference = Math.abs(off) <= TOLERANCE ? 0 : off
  return { lines: net, tax, total, difference, tax_inside: tax_inside && tax !== 0 }
}
