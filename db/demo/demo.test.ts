import { describe, expect, it } from 'vitest'
import { testHouse } from '../../server/test/house.ts'
import { testSecrets } from '../../server/test/test-secrets.ts'
import { yearOfInvoices } from './books.ts'
import { catalogue } from './catalogue.ts'
import { people, restaurants } from './group.ts'
import { loadDemoIfWanted } from './load-if-wanted.ts'
import { seeded } from './random.ts'
import { suppliers } from './trade.ts'

const test = testHouse()
const password = testSecrets.demoPassword

describe('the demo', () => {
  it('is loaded into an empty house once', async () => {
    expect(await loadDemoIfWanted(test.house)).toBe('loaded')
    expect(await loadDemoIfWanted(test.house)).toBe('present')
  })

  it('lets each of its people sign in, in their role', async () => {
    for (const { email, role } of people) {
      const person = await test.signIn(email, password)
      expect((await person.call('GET', '/auth/me')).body).toMatchObject({ email, role })
    }
  })

  it('has a catalogue with a year of prices, and a few articles that wait to be mapped', async () => {
    const owner = await test.signIn('owner@cookiejar.example', password)
    const items = await owner.call('GET', '/inventory/items?limit=200')
    expect(items.body.total).toBe(catalogue.length)
    const flour = await owner.call('GET', '/inventory/items?search=FLR-01')
    const path = `/supplier/inventory/${flour.body.items[0].id}/price-history`
    expect((await owner.call('GET', path)).body.total).toBeGreaterThan(100)
    const open = await owner.call('GET', '/supplier/mappings')
    expect(open.body.total).toBe(3)
    for (const { proposals } of open.body.items) expect(proposals.length).toBeGreaterThan(0)
  })

  it('has a year of invoices and a statement a month of each supplier, every one read and proven', async () => {
    const owner = await test.signIn('owner@cookiejar.example', password)
    const documents = await owner.call('GET', '/supplier/documents?document_type=statement&limit=200')
    expect(documents.body.total).toBe(suppliers.length * 12)
    for (const { file_name, status, proof, supplier_id } of documents.body.items)
      expect({ file_name, status, proof, supplier_id }).toMatchObject({
        status: 'processed',
        proof: 'proven',
        supplier_id: expect.any(String),
      })
    const invoices = await owner.call('GET', '/supplier/invoices?limit=1')
    expect(invoices.body.total).toBeGreaterThan(800)
    expect(
      (await owner.call('GET', '/settings/restaurants')).body.items
        .map(({ currency }: { currency: string }) => currency)
        .sort(),
    ).toEqual(['BRL', 'EUR', 'UYU'])
  })

  it('gives a visitor’s first reconciliation something to find', async () => {
    const owner = await test.signIn('owner@cookiejar.example', password)
    await test.runJobs()
    const done = (await owner.call('GET', '/supplier/reconciliation')).body.items
    expect(done.map(({ status }: { status: string }) => status)).toEqual(Array(5).fill('completed'))
    const [newest] = (
      await owner.call('GET', '/supplier/documents?document_type=statement&search=glenmore&limit=1')
    ).body.items
    const started = await owner.call('POST', '/supplier/reconciliation', { document_id: newest.id })
    await test.runJobs()
    const { summary } = (await owner.call('GET', `/supplier/reconciliation/${started.body.id}`)).body
    expect(summary.matched).toBeGreaterThan(4)
    expect(
      summary.amount_mismatch + summary.missing_in_restaurant + summary.missing_in_supplier,
    ).toBeGreaterThan(0)
  })

  it('has payments that its suppliers’ statements show, each under a number of its own', async () => {
    const owner = await test.signIn('owner@cookiejar.example', password)
    const paid = suppliers.filter((supplier) => supplier.is_paid_monthly)
    const { items } = (await owner.call('GET', '/supplier/reconciliation')).body
    for (const { name } of paid) {
      const done = items.find((row: { supplier_name: string }) => row.supplier_name === name)
      const matched = await owner.call('GET', `/supplier/reconciliation/${done.id}/matched?search=SEPA`)
      expect(matched.body.items).toMatchObject([
        { invoice_number: expect.stringMatching(/^RC/), details: { ledger_entries: [{ kind: 'payment' }] } },
      ])
      const account = await owner.call('GET', `/vendors/${done.supplier_id}/account`)
      for (const { explained, difference } of account.body.currencies)
        expect(
          explained.reduce((sum: number, one: { amount: number }) => sum + Math.round(one.amount * 100), 0),
        ).toBe(Math.round(difference * 100))
    }
  })

  it('shows managers of one restaurant theirs alone', async () => {
    const beatriz = await test.signIn('beatriz@cookiejar.example', password)
    const names = (await beatriz.call('GET', '/settings/restaurants')).body.items.map(
      ({ name }: { name: string }) => name,
    )
    expect(names).toEqual(['O Pote de Biscoitos'])
  })

  it('is the same every time, but for its dates', () => {
    const year = () =>
      yearOfInvoices(suppliers[0]!, '2025-11-01', '2026-10-31', restaurants[0]!.currency, seeded(7))
    expect(year()).toEqual(year())
  })
})
