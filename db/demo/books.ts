import { addDays, isoWeekday, listDays } from '#packages/calendar'
import { decimal, roundMoney, sum } from '#packages/money'
import type { Random } from './random.ts'
import type { DemoSupplier } from './trade.ts'

export interface DemoItem {
  description: string
  quantity: string
  unit: string
  unit_price: string
  line_total: string
}

export interface DemoInvoice {
  kind: 'invoice' | 'credit_note'
  invoice_number: string
  invoice_date: string
  due_date: string
  total_amount: string
  status: 'active' | 'paid'
  items: DemoItem[]
}

/** A supplier's invoices and credit notes from `from` to `to`: a delivery on each of its days, prices that creep up. */
export function yearOfInvoices(
  supplier: DemoSupplier,
  from: string,
  to: string,
  currency: string,
  random: Random,
): DemoInvoice[] {
  let running = random.whole(2_000, 40_000)
  const days = listDays(from, to).filter((day) => supplier.delivers_on.includes(isoWeekday(day)))
  return days.flatMap((day) => {
    // A closed supplier, or nothing needed.
    if (random.chance(0.06)) return []
    running += random.whole(1, 9)
    const invoice = deliver(supplier, day, number(supplier, running, day), currency, random, to)
    if (!random.chance(0.05)) return [invoice]
    running += random.whole(1, 5)
    return [invoice, creditFor(invoice, number(supplier, running, day), currency)]
  })
}

function number(supplier: DemoSupplier, running: number, day: string): string {
  return supplier.numbering.replace('#', String(running)).replace('%', day.slice(2, 4))
}

function deliver(
  supplier: DemoSupplier,
  day: string,
  invoice_number: string,
  currency: string,
  random: Random,
  today: string,
): DemoInvoice {
  const goods = supplier.goods.filter(() => random.chance(0.75))
  const ordered = goods.length > 0 ? goods : supplier.goods.slice(0, 1)
  const items = ordered.map(([description, unit, price, usual]) => {
    const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
    const creep = 1 + (months % 24) * 0.002 + random.whole(-2, 2) / 100
    const whole = !['kg'].includes(unit)
    const wanted = usual * (0.6 + random.next() * 0.8)
    const quantity = whole ? Math.max(1, Math.round(wanted)) : Math.round(wanted * 10) / 10
    const unit_price = roundMoney(decimal(price).times(creep), currency)
    return {
      description,
      unit,
      quantity: String(quantity),
      unit_price: String(unit_price),
      line_total: String(roundMoney(decimal(String(unit_price)).times(quantity), currency)),
    }
  })
  const due_date = addDays(day, supplier.payment_terms_days)
  return {
    kind: 'invoice',
    invoice_number,
    invoice_date: day,
    due_date,
    items,
    total_amount: String(sum(items.map((item) => item.line_total))),
    status: due_date < today ? 'paid' : 'active',
  }
}

/** Something came spoiled: the first line, or a part of it, is credited. */
function creditFor(invoice: DemoInvoice, invoice_number: string, currency: string): DemoInvoice {
  const spoiled = invoice.items[0]!
  const half = String(roundMoney(decimal(spoiled.line_total).div(2), currency))
  return {
    ...invoice,
    kind: 'credit_note',
    invoice_number,
    total_amount: `-${half}`,
    items: [
      {
        description: `${spoiled.description} (credit)`,
        unit: spoiled.unit,
        quantity: '1',
        unit_price: `-${half}`,
        line_total: `-${half}`,
      },
    ],
  }
}
