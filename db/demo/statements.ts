import { decimal } from '#packages/money'
import type { DemoInvoice } from './books.ts'
import { type DemoRestaurant, group } from './group.ts'
import type { Random } from './random.ts'
import { renderStatement, type StatementData, type StatementLine } from './rendering/index.ts'
import type { DemoSupplier } from './trade.ts'

/** What the supplier says of a month, and what the books must not know to disagree with it. */
export interface DemoStatement {
  data: StatementData
  file_name: string
  /** Numbers of invoices that were never entered into the books. */
  never_entered: string[]
}

/**
 * The supplier's statement of a month, from the same deliveries as the books, with the differences of real life:
 * an invoice nobody entered, one the supplier forgot, a price that was changed afterwards, a cent of rounding,
 * a number written in another way.
 */
export function statementOf(
  supplier: DemoSupplier,
  restaurant: DemoRestaurant,
  invoices: DemoInvoice[],
  period: { from: string; to: string },
  random: Random,
): DemoStatement {
  const mine = invoices.filter(({ invoice_date }) => invoice_date >= period.from && invoice_date <= period.to)
  const forgotten = mine.length > 4 && random.chance(0.6) ? random.whole(0, mine.length - 1) : -1
  const changed = mine.length > 2 && random.chance(0.8) ? random.whole(0, mine.length - 1) : -1
  const never_entered: string[] = []
  const lines = mine.flatMap((invoice, index): StatementLine[] => {
    if (index === forgotten) return []
    if (index !== changed && never_entered.length < 2 && random.chance(0.04))
      never_entered.push(invoice.invoice_number)
    return [lineOf(invoice, index === changed, random)]
  })
  const { name, tax_id, address, email, phone } = supplier
  return {
    data: {
      supplier: { name, tax_id, address, email, phone },
      customer: { name: `${restaurant.name} (${group.name})`, address: restaurant.address },
      currency: restaurant.currency,
      locale: restaurant.paper_locale,
      period,
      opening_balance: 0,
      lines,
    },
    file_name: `${slug(name)}-${period.from.slice(0, 7)}.${supplier.format}`,
    never_entered,
  }
}

function lineOf(invoice: DemoInvoice, changed: boolean, random: Random): StatementLine {
  const books = decimal(invoice.total_amount)
  const dearer = books.times(decimal(random.whole(2, 12)).div(100)).toDecimalPlaces(2)
  const rounding = random.chance(0.03) ? decimal(random.pick(['0.01', '-0.01', '0.02'])) : decimal(0)
  const reference = random.chance(0.12)
    ? invoice.invoice_number.replace(/[-/ ]/g, '')
    : invoice.invoice_number
  return {
    date: invoice.invoice_date,
    reference,
    description: invoice.items[0]?.description ?? '',
    kind: invoice.kind,
    amount: Number(books.plus(changed ? dearer : rounding)),
  }
}

const slug = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

/** The statement as its supplier would send it. */
export function renderDemoStatement(statement: DemoStatement, supplier: DemoSupplier): Promise<Uint8Array> {
  return renderStatement(statement.data, { format: supplier.format, layout: supplier.layout })
}
