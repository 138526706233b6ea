import { addDays } from '#packages/calendar'
import { renderStatement, type StatementData } from '../db/demo/rendering/index.ts'

/** What the restaurant's books say of one of the statement's bills. */
export interface Bill {
  invoice_number: string
  invoice_date: string
  total_amount: number
}

export interface LongStatement {
  file_name: string
  pdf: Buffer
  supplier: { name: string; tax_id: string }
  bills: Bill[]
  /** Lines of the statement, and of each class by construction. */
  expected: { matched: number; amount_mismatch: number; missing_in_restaurant: number }
}

const FIRST_DAY = '2026-06-01'
const LINES_A_DAY = 33

/** One bill in 50 has another total in the books, one in 40 is missing there. */
const isOther = (index: number) => index % 50 === 17
const isMissing = (index: number) => index % 40 === 9 && !isOther(index)

/**
 * A statement of that many bills, closely printed, and the books it is held against; the same every time.
 * 5,000 lines are 60 pages.
 */
export async function longStatement(count: number): Promise<LongStatement> {
  const supplier = { name: 'Kilbride Wholesale', tax_id: 'IE6388047V' }
  const indices = Array.from({ length: count }, (_, index) => index)
  const lines = indices.map((index) => ({
    date: addDays(FIRST_DAY, Math.floor(index / LINES_A_DAY)),
    reference: `KW-${104_000 + index * 3}`,
    description: `Delivery ${index + 1}`,
    kind: 'invoice' as const,
    // Between 20 and 520, spread evenly: a prime step does not repeat before 50,000 lines.
    amount: (2000 + ((index * 7919) % 50_000)) / 100,
  }))
  const data: StatementData = {
    ...{ supplier, customer: { name: 'The Long Table' }, currency: 'EUR', locale: 'en-IE', lines },
    period: { from: FIRST_DAY, to: lines.at(-1)!.date },
    opening_balance: 0,
  }
  const layout = { size: 6, row_gap: 2, rules: 'none', opening: 'row', closing: 'row' } as const
  const more = { carried_lines: true, running_balance: true }
  const pdf = await renderStatement(data, { format: 'pdf', layout: { ...layout, ...more } })
  const differs = indices.filter(isOther).length
  const missing = indices.filter(isMissing).length
  return {
    ...{ file_name: `statement-${count}-lines.pdf`, pdf: Buffer.from(pdf), supplier },
    bills: lines
      .map(({ reference, date, amount }, index) => ({
        invoice_number: reference,
        invoice_date: date,
        total_amount: isOther(index) ? Math.round(amount * 100 + 450) / 100 : amount,
      }))
      .filter((_, index) => !isMissing(index)),
    expected: {
      matched: count - differs - missing,
      amount_mismatch: differs,
      missing_in_restaurant: missing,
    },
  }
}
