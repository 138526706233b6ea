import type { Answer, Person } from '../../../../test/house.ts'
import { uploadFile } from '../../../../test/uploads.ts'

export interface PrintedLine {
  code?: string
  description: string
  quantity: number
  unit: string
  price: number
}

export interface PrintedInvoice {
  supplier?: string
  number: string
  date?: string
  lines?: PrintedLine[]
  /** As printed, when it is not the sum. */
  total?: number
}

export const flour: PrintedLine = {
  ...{ code: 'F1', description: 'Strong white flour 25 kg', quantity: 8, unit: 'bag', price: 21.4 },
}

/** An invoice as a supplier's system exports it. */
export function invoiceFile({ supplier = 'Liffey Mills Ltd', number, date, lines, total }: PrintedInvoice) {
  const rows = (lines ?? [flour]).map((line) => ({ ...line, amount: line.quantity * line.price }))
  const sum = total ?? rows.reduce((all, { amount }) => all + amount, 0)
  return [
    supplier,
    `Invoice,${number}`,
    `Date,${date ?? '2026-10-02'}`,
    'Code,Description,Quantity,Unit,Unit price,Amount',
    ...rows.map(({ code = '', description, quantity, unit, price, amount }) =>
      [code, description, quantity, unit, price.toFixed(2), amount.toFixed(2)].join(','),
    ),
    `,Total,,,,${sum.toFixed(2)}`,
    '',
  ].join('\n')
}

/** Uploads an invoice as this person; it is read once the jobs have run. */
export function sendInvoice(
  person: Person,
  printed: PrintedInvoice,
  fields: Record<string, string> = {},
): Promise<Answer> {
  return uploadFile(person, {
    name: `${printed.number.replaceAll('/', '-')}.csv`,
    content: invoiceFile(printed),
    fields,
  })
}
