import { toNumber } from '../grammar/amount.ts'
import { LIMITS } from '../limits.ts'
import type { EinvoiceLine } from './einvoice.ts'
import type { Allowance } from './en16931.ts'
import { type Notes, textOf } from './notes.ts'
import { unitWord } from './units.ts'
import type { XmlElement } from './xml-element.ts'

type LineElements = {
  reference: string | null
  description: string | null
  quantity: XmlElement | undefined
  unit_code: string | undefined
  price: XmlElement | undefined
  /** The quantity the price is for, one when absent. */
  base: XmlElement | undefined
  amount: XmlElement | undefined
  allowances: readonly Allowance[]
}

/** A line from the elements that hold its parts. */
export function lineOf(elements: LineElements, notes: Notes): EinvoiceLine {
  const quantity = notes.decimal(elements.quantity)
  const price = notes.decimal(elements.price)
  const base = notes.decimal(elements.base) ?? 1
  const amount = notes.figure(elements.amount)
  // A base of nothing cannot be divided by: the price is taken as it stands.
  const divisor = base === 0 ? 1 : Math.abs(base)
  const unit_code = elements.unit_code?.trim().slice(0, LIMITS.text_characters) || null
  return {
    reference: elements.reference,
    description: elements.description,
    quantity,
    unit: unitWord(unit_code),
    unit_price: price === null ? null : tenDecimals(price / divisor),
    amount,
    is_counted: true,
    product:
      quantity === null || price === null
        ? null
        : {
            amount: (quantity * price) / divisor + extras(elements.allowances),
            slack: 0.02 + (Math.abs(quantity) * halfUnit(textOf(elements.price))) / divisor,
          },
  }
}

/** Binary division leaves a tail that no price has. */
const tenDecimals = (value: number) => Number(value.toFixed(10)) || 0

function extras(allowances: readonly Allowance[]): number {
  return allowances.reduce(
    (sum, { figure, is_charge }) => sum + (is_charge ? 1 : -1) * toNumber(figure?.minor ?? 0),
    0,
  )
}

/** Half of a price's last printed decimal. */
function halfUnit(text: string | null): number {
  const point = text?.indexOf('.') ?? -1
  const decimals = point < 0 || text === null ? 0 : text.length - point - 1
  // A price without decimals is a whole price, not a rounded one.
  return decimals === 0 ? 0 : 0.5 / 10 ** Math.min(decimals, 12)
}
