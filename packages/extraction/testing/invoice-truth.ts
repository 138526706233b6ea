import { Chance } from './chance.ts'
import { type InventedParty, inventCustomer, inventSupplier } from './parties.ts'
import type { DocumentLocale } from './printed.ts'

export type TrueItem = {
  code: string
  description: string
  /** Thousandths. */
  quantity: number
  unit: string
  /** Minor units. */
  unit_price: number
  discount: number
  rate: number
  amount: number
}

export type InvoiceTruth = {
  locale: DocumentLocale
  kind: 'invoice' | 'credit_note' | 'receipt'
  supplier: InventedParty
  customer: InventedParty
  number: string
  date: string
  due: string
  currency: string
  items: TrueItem[]
  delivery: number
  net: number
  taxes: { rate: number; base: number; tax: number }[]
  tax: number
  gross: number
  paid: number
  previous: number
}

const GOODS = [
  'Tomatoes vine',
  'Olive oil extra virgin 5 l',
  'Mozzarella di bufala 125 g',
  'Flour type 00 6 x 1 kg',
  'Sirloin steak aged',
  'Salmon fillet',
  'Sparkling water 24 x 33 cl',
  'Espresso beans 1 kg',
  'Paper napkins 2-ply 40 x 40',
  'Basil pot',
  'Dish soap 10 L',
  'Parmigiano Reggiano 24 months, quarter wheel, vacuum packed',
]

const CURRENCY: Record<string, string> = { 'en-US': 'USD', 'en-GB': 'GBP', 'pt-BR': 'BRL' }

const RATES: Record<string, number[]> = {
  'en-US': [8.25],
  'en-GB': [20, 0],
  'pt-BR': [12, 7],
  'es-ES': [21, 10],
  'fr-FR': [20, 5.5],
  'de-DE': [19, 7],
  'it-IT': [22, 10],
  'nl-NL': [21, 9],
}

/** What an invoice of a seed says, its sums rounded a rate as law and custom have it. */
export function inventInvoice(seed: number, locale: DocumentLocale, is_kept = false): InvoiceTruth {
  const chance = new Chance(seed * 17 + 3, is_kept)
  const year = chance.whole(2023, 2026)
  const month = chance.whole(1, 12)
  const day = chance.whole(1, 28)
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const kind = chance.is(0.1) ? 'credit_note' : 'invoice'
  const count = chance.of([1, 3, 6, 12, 45])
  const rates = chance.is(0.5) ? RATES[locale]!.slice(0, 1) : RATES[locale]!
  const items = Array.from({ length: count }, () => inventItem(chance, rates))
  const delivery = chance.is(0.2) ? chance.whole(500, 2_500) : 0
  const bases = new Map<number, number>()
  for (const { rate, amount } of items) bases.set(rate, (bases.get(rate) ?? 0) + amount)
  if (delivery > 0) bases.set(rates[0]!, (bases.get(rates[0]!) ?? 0) + delivery)
  const taxes = [...bases].map(([rate, base]) => ({ rate, base, tax: Math.round((base * rate) / 100) }))
  const net = taxes.reduce((sum, { base }) => sum + base, 0)
  const tax = taxes.reduce((sum, one) => sum + one.tax, 0)
  return {
    locale,
    kind,
    supplier: inventSupplier(chance, locale),
    customer: inventCustomer(chance, locale),
    number: numberOf(chance, year, kind),
    date,
    due: later(date, chance.of([7, 14, 30])),
    currency: CURRENCY[locale] ?? 'EUR',
    items,
    delivery,
    net,
    taxes,
    tax,
    gross: net + tax,
    paid: chance.is(0.12) ? Math.round((net + tax) / 3) : 0,
    previous: chance.is(0.12) ? chance.whole(1_000, 90_000) : 0,
  }
}

function inventItem(chance: Chance, rates: number[]): TrueItem {
  const unit = chance.of(['kg', 'pcs', 'case', 'l', 'box'])
  const quantity = unit === 'kg' ? chance.whole(200, 30_000) : chance.whole(1, 40) * 1_000
  const unit_price = chance.whole(50, 9_000)
  const discount = chance.is(0.15) ? chance.of([5, 10, 15]) : 0
  return {
    code: chance.digits(chance.of([5, 8, 13])),
    description: chance.of(GOODS),
    quantity,
    unit,
    unit_price,
    discount,
    rate: chance.of(rates),
    amount: Math.round((quantity * unit_price * (100 - discount)) / 100_000),
  }
}

function later(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

function numberOf(chance: Chance, year: number, kind: 'invoice' | 'credit_note'): string {
  const n = chance.whole(100, 99_999)
  const prefix = kind === 'invoice' ? 'INV' : 'CN'
  return chance.option(
    [
      `${prefix}-${n}`,
      `${year}-${String(n).padStart(5, '0')}`,
      String(10_000_000 + n),
      `${year}/${n}`,
      `RE${n}`,
    ],
    [
      `${prefix}/${year}/${String(n).padStart(4, '0')}`,
      `F${String(year).slice(2)}.${n}`,
      `${n}`,
      `${prefix}${year}${n}`,
    ],
  )
}
