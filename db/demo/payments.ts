import { addDays, addMonths } from '#packages/calendar'
import { decimal, sum } from '#packages/money'
import type { DemoInvoice } from './books.ts'
import type { Random } from './random.ts'
import type { DemoStatement } from './statements.ts'

export interface DemoPayment {
  paid_on: string
  amount: string
  reference: string
  /** What it was for, all of each. */
  invoice_numbers: string[]
}

const payday = '10'

/** On the tenth of each month everything of the month before that is in the books is paid at once. */
export function payMonthly(invoices: readonly DemoInvoice[], today: string, random: Random): DemoPayment[] {
  const months = [...new Set(invoices.map((invoice) => invoice.invoice_date.slice(0, 7)))].sort()
  let running = random.whole(1_000, 9_000)
  return months.flatMap((month) => {
    const paid_on = `${addMonths(`${month}-01`, 1).slice(0, 7)}-${payday}`
    const own = invoices.filter((invoice) => invoice.invoice_date.startsWith(month))
    const amount = sum(own.map((invoice) => invoice.total_amount))
    if (paid_on >= today || !amount.gt(0)) return []
    running += random.whole(3, 40)
    return [
      {
        ...{ paid_on, amount: amount.toFixed(2), reference: `SEPA ${running}` },
        invoice_numbers: own.map((invoice) => invoice.invoice_number),
      },
    ]
  })
}

/** Open is what no payment was for. */
export function statusByPayments(
  invoices: readonly DemoInvoice[],
  payments: readonly DemoPayment[],
): DemoInvoice[] {
  const paid = new Set(payments.flatMap((payment) => payment.invoice_numbers))
  return invoices.map((invoice) => ({
    ...invoice,
    status: paid.has(invoice.invoice_number) ? 'paid' : 'active',
  }))
}

/**
 * The supplier's view of the same payments: booked a day or two later under a number of its own, and each statement
 * opens with what the one before left.
 */
export function withPayments(
  statements: readonly DemoStatement[],
  payments: readonly DemoPayment[],
  random: Random,
): DemoStatement[] {
  let receipt = random.whole(10_000, 80_000)
  const booked = payments.map(({ paid_on, amount }) => {
    receipt += random.whole(1, 60)
    return {
      ...{
        date: addDays(paid_on, random.whole(0, 2)),
        reference: `RC${receipt}`,
        description: 'Payment received',
      },
      ...{ kind: 'payment' as const, amount: -Number(amount) },
    }
  })
  let balance = decimal(0)
  return statements.map((statement) => {
    const { from, to } = statement.data.period
    const received = booked.filter(({ date }) => date >= from && date <= to)
    const lines = [...statement.data.lines, ...received].sort((a, b) =>
      a.date < b.date ? -1 : a.date > b.date ? 1 : 0,
    )
    const opening_balance = balance.toNumber()
    balance = balance.plus(sum(lines.map(({ amount }) => amount)))
    return { ...statement, data: { ...statement.data, opening_balance, lines } }
  })
}
