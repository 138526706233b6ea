import type { Extraction } from '../extraction.ts'
import type { InventedInvoice } from './invoice-paper.ts'
import type { InventedStatement } from './statement-paper.ts'

export type RowScore = {
  hits: number
  expected: number
  found: number
  is_right: boolean
  is_false_proof: boolean
  wrong: string[]
}

type Fact = { date: string | null; reference: string | null; amount: number | null }

const key = ({ date, reference, amount }: Fact) =>
  `${date} ${reference?.replace(/\s+/g, '') ?? '-'} ${amount === null ? '-' : Math.round(amount * 10_000)}`

/** Rows right in day, reference and amount; a proof with any row wrong is false. */
export function scoreStatement({ truth }: InventedStatement, read: Extraction): RowScore {
  const wanted = new Map<string, number>()
  const truths = truth.sections.flatMap(({ currency, lines }) =>
    lines.map(({ date, reference, minor }) => ({
      date,
      reference,
      amount: minor / (currency === 'JPY' ? 1 : 100),
    })),
  )
  for (const line of truths) wanted.set(key(line), (wanted.get(key(line)) ?? 0) + 1)
  const found = read.lines.filter((line) => line.kind !== 'opening')
  const wrong: string[] = []
  let hits = 0
  for (const line of found) {
    const left = wanted.get(key(line)) ?? 0
    if (left === 0) {
      wrong.push(`+ ${key(line)}`)
      continue
    }
    wanted.set(key(line), left - 1)
    hits += 1
  }
  for (const [text, left] of wanted) if (left > 0) wrong.push(`- ${text}`)
  const is_right = hits === truths.length && found.length === hits
  return {
    hits,
    expected: truths.length,
    found: found.length,
    is_right,
    is_false_proof: read.proof === 'proven' && !is_right,
    wrong,
  }
}

export type InvoiceField =
  | 'document_type'
  | 'invoice_number'
  | 'invoice_date'
  | 'due_date'
  | 'total_amount'
  | 'subtotal'
  | 'tax_amount'
  | 'supplier_name'
  | 'supplier_tax_id'
  | 'supplier_email'
  | 'supplier_phone'
  | 'currency'
  | 'lines'

/** Which fields of an invoice came out right. */
export function scoreInvoice({ truth }: InventedInvoice, read: Extraction): Record<InvoiceField, boolean> {
  const compact = (text: string | null) => (text ?? '').replace(/[\s./-]/g, '').toUpperCase()
  const is = (value: number | null, minor: number) =>
    value !== null && Math.abs(Math.abs(value) - minor / 100) < 0.001
  // A delivery charge may be read as a line.
  const amounts = read.lines
    .map(({ amount }) => Math.round((amount ?? 0) * 100))
    .filter((amount) => truth.delivery === 0 || amount !== truth.delivery)
  const is_receipt = truth.kind === 'receipt'
  return {
    document_type: read.document_type === truth.kind,
    invoice_number: read.invoice_number === truth.number,
    invoice_date: read.invoice_date === truth.date,
    due_date: is_receipt || read.due_date === truth.due,
    total_amount: is(read.total_amount, truth.gross),
    subtotal: is_receipt || is(read.subtotal, truth.net),
    tax_amount: is(read.tax_amount, truth.tax),
    supplier_name: read.supplier.name === truth.supplier.name,
    supplier_tax_id: compact(read.supplier.tax_id) === compact(truth.supplier.tax_id),
    supplier_email: read.supplier.email === truth.supplier.email || is_receipt,
    supplier_phone: compact(read.supplier.phone) === compact(truth.supplier.phone),
    currency: read.currency === truth.currency,
    lines: amounts.join() === truth.items.map(({ amount }) => amount).join(),
  }
}
