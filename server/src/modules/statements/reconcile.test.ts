import { read, utils } from '@e965/xlsx'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../../test/house.ts'
import { stepNames } from './contract.ts'
import { newOctober, type October, readStatement, reconcileOctober, start } from './testing/october.ts'

const test = testHouse()

let october: October
let theirs: Person
// biome-ignore lint/suspicious/noExplicitAny: bodies of answers
let done: any

beforeAll(async () => {
  october = await newOctober(test)
  theirs = await test.newOrganization({ restaurant_name: 'The Other Jar' })
  done = await reconcileOctober(test, october)
})

const path = (rest = '') => `/supplier/reconciliation/${done.id}${rest}`
const numbers = (answer: { body: { items: { invoice_number: string }[] } }) =>
  answer.body.items.map((item) => item.invoice_number)

describe('a statement held against the books', () => {
  it('comes apart into four classes that explain the difference', async () => {
    expect(done).toMatchObject({
      status: 'completed',
      progress: 100,
      error_code: null,
      supplier_id: october.supplier_id,
      supplier_name: 'Harbour Fish Co.',
      document_name: 'october.pdf',
      restaurant_ids: [october.restaurant_id],
    })
    expect(done.summary).toEqual({
      matched: 2,
      amount_mismatch: 1,
      missing_in_restaurant: 1,
      missing_in_supplier: 1,
      statement_lines: 4,
      ledger_entries: 4,
      set_apart_lines: expect.any(Number),
      currency: 'EUR',
      opening_balance: 300,
      closing_balance: 285.45,
      period_from: '2026-10-01',
      period_to: '2026-10-31',
      proof: 'proven',
      currencies: [
        {
          currency: 'EUR',
          statement_total: 285.45,
          ledger_total: 238.6,
          difference: 46.85,
          explained: {
            matched: 0,
            amount_mismatch: -8,
            missing_in_restaurant: 99.95,
            missing_in_supplier: -45.1,
          },
          set_apart: -300,
        },
      ],
    })
  })

  it('lists each class in the order of the statement', async () => {
    const admin = october.admin
    expect(numbers(await admin.call('GET', path('/matched')))).toEqual(['HF-1001', 'CN-88'])
    expect(numbers(await admin.call('GET', path('/missing-restaurant')))).toEqual(['HF-1003'])
    // HF-1050 is of November: a matter of the next statement.
    expect(numbers(await admin.call('GET', path('/missing-supplier')))).toEqual(['HF-1004'])
    const mismatch = await admin.call('GET', path('/mismatches'))
    expect(mismatch.body.items).toHaveLength(1)
    expect(mismatch.body.items[0]).toMatchObject({
      status: 'amount_mismatch',
      invoice_number: 'HF-1002',
      invoice_date: '2026-10-09',
      amount: 80,
      currency: 'EUR',
      statement_amount: 80,
      ledger_amount: 88,
      difference: -8,
      details: {
        statement_lines: [{ reference: 'HF-1002', amount: 80, page: 1, kind: 'invoice' }],
        ledger_entries: [
          {
            invoice_number: 'HF1002',
            amount: 88,
            restaurant_id: october.restaurant_id,
            invoice_date: '2026-10-10',
          },
        ],
      },
    })
    expect(mismatch.body.items[0].details.reasons[0].text).toBeTruthy()
  })

  it('pages and searches a class by numbers of either side', async () => {
    const first = await october.admin.call('GET', path('/matched?limit=1'))
    expect(first.body).toMatchObject({ total: 2, items: [{ invoice_number: 'HF-1001' }] })
    const second = await october.admin.call('GET', path(`/matched?limit=1&cursor=${first.body.next_cursor}`))
    expect(numbers(second)).toEqual(['CN-88'])
    expect(numbers(await october.admin.call('GET', path('/mismatches?search=hf1002')))).toEqual(['HF-1002'])
    expect(numbers(await october.admin.call('GET', path('/matched?search=HF-1001')))).toEqual(['HF-1001'])
    expect(numbers(await october.admin.call('GET', path('/matched?search=nothing')))).toEqual([])
  })

  it('tells its eight steps', async () => {
    const { body } = await october.admin.call('GET', path('/status'))
    expect(body).toMatchObject({ status: 'completed', progress: 100 })
    expect(body.steps.map((step: { name: string }) => step.name)).toEqual([...stepNames])
    for (const step of body.steps) {
      expect(step).toMatchObject({ status: 'done', progress: 100 })
      expect(step.message).toBeTruthy()
    }
    const job = await october.admin.call('GET', `/jobs/${done.job_id}`)
    expect(job.body).toMatchObject({ status: 'succeeded', progress: 100 })
  })

  it('is listed by document, supplier, restaurant and state', async () => {
    const query = `document_id=${done.document_id}&supplier_id=${october.supplier_id}&restaurant_id=${october.restaurant_id}&status=completed`
    const list = await october.admin.call('GET', `/supplier/reconciliation?${query}`)
    expect(list.body).toMatchObject({ total: 1, items: [{ id: done.id, summary: { matched: 2 } }] })
    const document = await october.admin.call('GET', `/supplier/documents/${done.document_id}`)
    expect(document.body.latest_reconciliation_id).toBe(done.id)
  })

  it('is nobody else’s', async () => {
    for (const rest of [
      '',
      '/status',
      '/matched',
      '/missing-restaurant',
      '/missing-supplier',
      '/mismatches',
      '/export',
    ])
      expect((await theirs.call('GET', path(rest))).status).toBe(404)
    expect((await theirs.call('GET', '/supplier/reconciliation')).body.total).toBe(0)
    const started = await theirs.call('POST', '/supplier/reconciliation', { document_id: done.document_id })
    expect(started.status).toBe(404)
  })

  it.each(['xlsx', 'csv'] as const)('says the same of a statement as %s', async (format) => {
    // A bare workbook does not name its sender.
    const other = await reconcileOctober(test, october, format, { supplier_id: october.supplier_id })
    expect(other).toMatchObject({ status: 'completed', error_message: null })
    const { currencies, matched, missing_in_supplier } = done.summary
    expect(other.summary).toMatchObject({ currencies, matched, missing_in_supplier })
  })
})

describe('the report', () => {
  const sheets = async () => {
    const answer = await october.admin.call('GET', path('/export'))
    expect(answer.status).toBe(200)
    expect(answer.headers['content-disposition']).toContain('Reconciliation Harbour Fish Co. 2026-10-31.xlsx')
    const book = read(answer.raw.rawPayload)
    return Object.fromEntries(
      book.SheetNames.map((name) => [name, utils.sheet_to_json<Record<string, unknown>>(book.Sheets[name]!)]),
    )
  }

  it('has a summary that balances and a sheet per class', async () => {
    const { Summary, ...rest } = await sheets()
    const classes = Summary!.filter((row) => row.Class !== 'Total')
    const total = Summary!.find((row) => row.Class === 'Total')!
    const sum = (column: string) =>
      Math.round(classes.reduce((all, row) => all + Number(row[column]), 0) * 100) / 100
    for (const column of ['Items', 'On the statement', 'In the books', 'Difference'])
      expect(sum(column), column).toBe(total[column])
    expect(total).toMatchObject({ 'On the statement': 285.45, 'In the books': 238.6, Difference: 46.85 })
    expect(Object.entries(rest).map(([name, rows]) => [name, rows.length])).toEqual([
      ['Matched', 2],
      ['Amount mismatch', 1],
      ['Missing in restaurant', 1],
      ['Missing at supplier', 1],
      ['Disputes', 0],
      ['Not compared', done.summary.set_apart_lines],
      ['About', 8],
    ])
    expect(rest['Amount mismatch']![0]).toMatchObject({ 'Invoice number': 'HF-1002', Difference: -8 })
  })

  it('is written again when the stored file was lost', async () => {
    const { rows } = await test.owner.query(
      'select report_hash from statements.reconciliations where id = $1',
      [done.id],
    )
    const { files } = test.house.platform
    const { organization_id } = october.admin
    const before = await sheets()
    await files.remove(organization_id, rows[0].report_hash)
    expect(await sheets()).toEqual(before)
    expect(await files.exists(organization_id, rows[0].report_hash)).toBe(true)
  })
})

describe('a statement that somebody corrected', () => {
  it('is held against the books as corrected, and its arithmetic is asked anew', async () => {
    const mine = await newOctober(test)
    const { admin } = mine
    const document = await readStatement(test, admin)
    const { extraction } = (await admin.call('GET', `/supplier/documents/${document.id}`)).body
    const line = extraction.lines.findIndex(({ reference }: { reference: string }) => reference === 'HF-1002')
    const correct = (amount: number) =>
      admin.call('PUT', `/supplier/documents/${document.id}/extraction`, {
        lines: [{ line: line + 1, amount }],
      })
    expect((await correct(88)).body.extraction.proof).toBe('contradicted')
    const { body } = await start(admin, document.id)
    await test.runJobs()
    const matched = await admin.call('GET', `/supplier/reconciliation/${body.id}/matched`)
    expect(numbers(matched)).toEqual(['HF-1001', 'HF-1002', 'CN-88'])
    const { body: ended } = await admin.call('GET', `/supplier/reconciliation/${body.id}`)
    expect(ended.summary).toMatchObject({ amount_mismatch: 0, proof: 'contradicted' })
    const steps = await admin.call('GET', `/supplier/reconciliation/${body.id}/status`)
    expect(steps.body.steps[1].message).toMatch(/with 1 correction by hand\.$/)
    expect((await correct(80)).body.extraction.proof).toBe('consistent')
  })
})
