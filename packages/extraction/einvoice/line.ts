import { MINOR_PER_UNIT, toNumber } from '../grammar/amount.ts'
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
  const amount = notes.figure(elements.amount)
  // A base of nothing cannot be divided by: the price is taken as it stands.
  const base = Math.abs(notes.decimal(elements.base) ?? 1) || 1
  // Currencies without cents round to whole units.
  const least = amount !== null && amount.minor % MINOR_PER_UNIT === 0 ? 0.5 : 0.02
  const products = [base, 1].map((divisor) => {
    const made = ((quantity ?? 0) * (price ?? 0)) / divisor + extras(elements.allowances)
    const slack = least + (Math.abs(quantity ?? 0) * halfUnit(textOf(elements.price))) / divisor
    const is_right = amount !== null && Math.abs(made - toNumber(amount.minor)) <= slack
    return { divisor, amount: made, slack, is_right }
  })
  // Some programs fill in a base without meaning it: the line's amount tells.
  const product = products.find((one) => one.is_right) ?? products[0]!
  const unit_code = elements.unit_code?.trim().slice(0, LIMITS.text_characters) || null
  return {
    reference: elements.reference,
    description: elements.description,
    quantity,
    unit: unitWord(unit_code),
    unit_price: price === null ? null : tenDecimals(price / product.divisor),
    amount,
    is_counted: true,
    product: quantity === null || price === null ? null : product,
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
