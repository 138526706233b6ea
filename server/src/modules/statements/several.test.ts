import { beforeAll, describe, expect, it } from 'vitest'
import { testHouse } from '../../../test/house.ts'
import { uploadFile } from '../../../test/uploads.ts'
import { enterInvoice, newOctober, type October, start } from './testing/october.ts'

const test = testHouse()
let october: October
let bin_id: string

/** Two restaurants and two currencies on one sheet; one delivery has the amount of another's. */
const sheet = [
  'Harbour Fish Co.',
  'Statement of account,,1 Oct 2026 to 31 Oct 2026',
  'Date,Invoice,Branch,Currency,Amount',
  '2026-10-05,HF-2001,The Cookie Jar,EUR,50.00',
  '2026-10-06,,The Bread Bin,GBP,75.00',
  '2026-10-06,,The Cookie Jar,EUR,75.00',
  '2026-10-12,HF-2004,The Bread Bin,GBP,18.20',
  '2026-10-19,HF-2005,The Bread Bin,GBP,31.00',
  '',
].join('\n')

interface Item {
  details: { statement_lines: { line: number }[]; ledger_entries: { invoice_number: string }[] }
}

beforeAll(async () => {
  october = await newOctober(test)
  const { admin, supplier_id } = october
  const made = await admin.call('POST', '/settings/restaurants', { name: 'The Bread Bin', currency: 'GBP' })
  bin_id = made.body.id
  const enter = (invoice_number: string, invoice_date: string, total_amount: number, more: object) =>
    enterInvoice(october, { supplier_id, invoice_number, invoice_date, total_amount, ...more })
  const bin = { restaurant_id: bin_id, currency: 'GBP' }
  await enter('HF-2001', '2026-10-05', 50, {})
  await enter('HF-2002', '2026-10-06', 75, bin)
  await enter('HF-2003', '2026-10-06', 75, {})
  await enter('HF-2004', '2026-10-12', 18.2, bin)
  // The same number, booked in the other currency.
  await enter('HF-2005', '2026-10-19', 31, { restaurant_id: bin_id, currency: 'EUR' })
})

describe('a statement of several restaurants and currencies', () => {
  it('is read line by line as each says, and never matched across currencies', async () => {
    const { admin, restaurant_id, supplier_id } = october
    const fields = { document_type: 'statement', supplier_id }
    const uploaded = await uploadFile(admin, { name: 'both.csv', content: sheet, fields })
    await test.runJobs()
    const { extraction } = (await admin.call('GET', `/supplier/documents/${uploaded.body.id}`)).body
    expect(extraction.lines).toMatchObject([
      { currency: 'EUR', site: 'The Cookie Jar', amount: 50 },
      { currency: 'GBP', site: 'The Bread Bin', amount: 75 },
      { currency: 'EUR', site: 'The Cookie Jar', amount: 75 },
      { currency: 'GBP', site: 'The Bread Bin', amount: 18.2 },
      { currency: 'GBP', site: 'The Bread Bin', amount: 31 },
    ])
    const restaurant_ids = [restaurant_id, bin_id]
    const { body } = await start(admin, uploaded.body.id, { supplier_id, restaurant_ids })
    await test.runJobs()
    const items = async (rest: string) =>
      (await admin.call('GET', `/supplier/reconciliation/${body.id}/${rest}?limit=50`)).body.items
    const pairs = (await items('matched')).map(({ details }: Item) => [
      details.statement_lines[0]!.line,
      details.ledger_entries[0]!.invoice_number,
    ])
    expect(pairs).toEqual([
      [1, 'HF-2001'],
      [2, 'HF-2002'],
      [3, 'HF-2003'],
      [4, 'HF-2004'],
    ])
    const alone = await items('missing-restaurant')
    expect(alone).toMatchObject([{ currency: 'GBP' }])
    expect(alone[0].details.reasons.map(({ code }: { code: string }) => code)).toContain('other_currency')
  })
})
