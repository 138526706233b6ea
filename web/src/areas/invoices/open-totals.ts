import { sumNumbers } from '#packages/money'
import { type Due, dueOf } from './due.ts'

interface Owed {
  status: string
  due_date: string | null
  currency: string
  open_amount: number
}

export interface Total {
  count: number
  /** One for each currency, the largest first. */
  amounts: { currency: string; amount: number }[]
}

/** What is owed in all, what should have been paid, and what is due soon; credit notes count against it. */
export function openTotals(
  invoices: readonly Owed[],
  today: string,
): Record<'open' | 'overdue' | 'soon', Total> {
  const of = (due: Due) => totalOf(invoices.filter((invoice) => dueOf(invoice, today) === due))
  return { open: totalOf(invoices), overdue: of('overdue'), soon: of('soon') }
}

function totalOf(invoices: readonly Owed[]): Total {
  const currencies = [...new Set(invoices.map(({ currency }) => currency))]
  const amounts = currencies.map((currency) => {
    const own = invoices.filter((invoice) => invoice.currency === currency)
    const amount = sumNumbers(
      own.map(({ open_amount }) => open_amount),
      currency,
    )
    return { currency, amount }
  })
  return { count: invoices.length, amounts: amounts.sort((a, b) => b.amount - a.amount) }
}
