import { renderStatement, type StatementData } from '../../../../../db/demo/rendering/index.ts'
import type { Answer, Person, TestHouse } from '../../../../test/house.ts'
import { uploadFile } from '../../../../test/uploads.ts'

/** A month of one supplier, the same on every side but where a test wants it otherwise. */
export const octoberStatement: StatementData = {
  supplier: {
    name: 'Harbour Fish Co.',
    address: '3 North Wall Quay\nDublin 1',
    tax_id: 'IE6388047V',
    email: 'accounts@harbourfish.example',
    phone: '+353 1 555 0182',
  },
  customer: { name: 'The Cookie Jar', address: '5 Market Square\nOld Town' },
  currency: 'EUR',
  locale: 'en-IE',
  period: { from: '2026-10-01', to: '2026-10-31' },
  opening_balance: 300,
  lines: [
    { date: '2026-10-02', reference: 'HF-1001', description: 'Invoice', kind: 'invoice', amount: 120.5 },
    { date: '2026-10-09', reference: 'HF-1002', description: 'Invoice', kind: 'invoice', amount: 80 },
    { date: '2026-10-16', reference: 'HF-1003', description: 'Invoice', kind: 'invoice', amount: 99.95 },
    { date: '2026-10-20', reference: 'P-17', description: 'Payment', kind: 'payment', amount: -300 },
    { date: '2026-10-21', reference: 'CN-88', description: 'Credit note', kind: 'credit_note', amount: -15 },
  ],
}

/** The books: one amount differs, one invoice is missing, one is only here, others belong to other months. */
export const octoberBooks = [
  { invoice_number: 'HF-1001', invoice_date: '2026-10-02', total_amount: 120.5, status: 'paid' },
  { invoice_number: 'HF1002', invoice_date: '2026-10-10', total_amount: 88 },
  { invoice_number: 'CN-88', invoice_date: '2026-10-21', total_amount: -15, kind: 'credit_note' },
  { invoice_number: 'HF-1004', invoice_date: '2026-10-25', total_amount: 45.1 },
  { invoice_number: 'HF-1050', invoice_date: '2026-11-03', total_amount: 10 },
  { invoice_number: 'HF-0900', invoice_date: '2026-08-15', total_amount: 700 },
  { invoice_number: 'HF-1003', invoice_date: '2026-10-16', total_amount: 99.95, status: 'cancelled' },
]

export interface October {
  admin: Person
  supplier_id: string
  restaurant_id: string
}

/** An organization with the supplier and its books. */
export async function newOctober(test: TestHouse): Promise<October> {
  const admin = await test.newOrganization({ restaurant_name: 'The Cookie Jar' })
  const { tax_id, email } = octoberStatement.supplier
  const supplier = await admin.call('POST', '/vendors', {
    name: octoberStatement.supplier.name,
    tax_id,
    contact_email: email,
  })
  const restaurants = await admin.call('GET', '/settings/restaurants')
  const october = { admin, supplier_id: supplier.body.id, restaurant_id: restaurants.body.items[0].id }
  for (const invoice of octoberBooks) await enterInvoice(october, invoice)
  return october
}

export async function enterInvoice({ admin, supplier_id, restaurant_id }: October, invoice: object) {
  const made = await admin.call('POST', '/supplier/invoices', { supplier_id, restaurant_id, ...invoice })
  if (made.status !== 201) throw new Error(`the invoice was refused: ${JSON.stringify(made.body)}`)
  return made.body
}

/** Uploads a statement and has it read. */
export async function readStatement(
  test: TestHouse,
  person: Person,
  format: 'pdf' | 'xlsx' | 'csv' = 'pdf',
  changes: Partial<StatementData> = {},
): Promise<{ id: string; status: string; supplier_id: string | null }> {
  const content = await renderStatement(
    { ...octoberStatement, ...changes },
    { format, layout: { running_balance: true, opening: 'row', closing: 'row', rules: 'all' } },
  )
  const fields = { document_type: 'statement' }
  const uploaded = await uploadFile(person, { name: `october.${format}`, content, fields })
  if (uploaded.status !== 201) throw new Error(`the upload was refused: ${JSON.stringify(uploaded.body)}`)
  await test.runJobs()
  return (await person.call('GET', `/supplier/documents/${uploaded.body.id}`)).body
}

export function start(person: Person, document_id: string, more: object = {}): Promise<Answer> {
  return person.call('POST', '/supplier/reconciliation', { document_id, ...more })
}

/** Reads, reconciles, and answers the reconciliation as it then is. */
export async function reconcileOctober(
  test: TestHouse,
  october: October,
  format?: 'pdf' | 'xlsx' | 'csv',
  more: object = {},
) {
  const document = await readStatement(test, october.admin, format)
  const started = await start(october.admin, document.id, more)
  if (started.status !== 201) throw new Error(`not started: ${JSON.stringify(started.body)}`)
  await test.runJobs()
  return (await october.admin.call('GET', `/supplier/reconciliation/${started.body.id}`)).body
}
