import { describe, expect, it } from 'vitest'
import { type Api, openApi } from '../api.ts'
import { title, toast, uploadAndOpen } from '../gestures.ts'
import { type House, sizes } from '../house.ts'

/** Friday morning: a new supplier. */
export function suppliersStory(house: () => House): void {
  describe.each(sizes)('Friday at $name, a supplier comes and goes', (size) => {
    it('adds one, may not add it twice, takes it out of use and back again', async () => {
      const { page } = await house().visit(size, 'owner')
      const name = `Seaweed & Salt ${size.width}`
      await page.goto('/suppliers')
      const panel = page.getByRole('dialog', { name: 'Add supplier' })
      const add = async () => {
        await page.getByRole('main').getByRole('button', { name: 'Add supplier' }).click()
        await panel.getByLabel('Name', { exact: true }).fill(name)
        await panel.getByRole('button', { name: 'Add supplier' }).click()
      }
      await add()
      await toast(page, `${name} is added`).waitFor()
      const row = page.getByRole('row').filter({ hasText: name })
      await row.waitFor()

      await add()
      await panel.getByText('This is already taken.').waitFor()
      expect(await panel.getByLabel('Name', { exact: true }).getAttribute('aria-invalid')).toBe('true')
      await panel.getByRole('button', { name: 'Cancel' }).click()
      await panel.waitFor({ state: 'hidden' })

      await row.getByRole('button', { name: `Actions for ${name}` }).click()
      await page.getByRole('menuitem', { name: 'Deactivate' }).click()
      await row.waitFor({ state: 'hidden' })
      await toast(page, `${name} is no longer offered`).getByRole('button', { name: 'Undo' }).click()
      await row.waitFor()
      await row.getByRole('link').first().click()
      await title(page, name).waitFor()
    })

    it('pays two invoices at once, voids and restores that, and finds it on the statement', async () => {
      const api = await openApi(house(), 'owner')
      const { supplier_id, name, statement } = await twoInvoices(api, size.width)
      const { page } = await house().visit(size, 'owner')
      await page.goto(`/suppliers/${supplier_id}`)
      await page.getByRole('button', { name: 'Record payment' }).click()
      const dialog = page.getByRole('dialog', { name: 'Record payment' })
      await dialog.getByRole('checkbox', { name: /^ST-1/ }).check()
      await dialog.getByRole('checkbox', { name: /^ST-2/ }).check()
      expect(await dialog.getByLabel('Amount', { exact: true }).inputValue()).toBe('200.00')
      await dialog.getByText('All of it is for these invoices.').waitFor()
      await dialog.getByLabel('Amount', { exact: true }).fill('250')
      await dialog.getByText(/50\.00 stays on account/).waitFor()
      await dialog.getByLabel('Reference').fill('SEPA 4711')
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.width)
      await dialog.getByRole('button', { name: 'Record payment' }).click()
      await toast(page, 'The payment is recorded').waitFor()
      const payment = page.getByRole('listitem').filter({ hasText: 'SEPA 4711' })
      await payment.getByText(/50\.00 on account/).waitFor()

      await payment.getByRole('button', { name: /^Actions for the payment/ }).click()
      await page.getByRole('menuitem', { name: 'Void the payment' }).click()
      await payment.getByText('Void', { exact: true }).waitFor()
      await payment.getByRole('button', { name: /^Actions for the payment/ }).click()
      await page.getByRole('menuitem', { name: 'Restore the payment' }).click()
      await payment.getByText(/50\.00 on account/).waitFor()

      await payment.getByRole('link', { name: 'ST-1' }).click()
      await title(page, 'ST-1').waitFor()
      await page.getByText('SEPA 4711').waitFor()

      await page.goto('/documents')
      await uploadAndOpen(page, statement, statement.name)
      const documents = await api.get<{ items: { id: string }[] }>(
        `/supplier/documents?search=${statement.name}`,
      )
      const { id } = await api.post<{ id: string }>('/supplier/reconciliation', {
        ...{ document_id: documents.items[0]!.id, supplier_id },
      })
      await page.goto(`/reconciliations/${id}`)
      await title(page, name).waitFor()
      const paid = page.getByRole('listitem').filter({ hasText: 'RC-88' })
      await paid.getByText('SEPA 4711', { exact: true }).waitFor()
      expect(await paid.getAttribute('data-class')).toBe('matched')

      await voidAll(api, supplier_id)
      await page.getByRole('button', { name: 'Run again' }).first().click()
      await paid.getByRole('link', { name: 'Record payment' }).click()
      await dialog.waitFor()
      expect(await dialog.getByLabel('Amount', { exact: true }).inputValue()).toBe('250.00')
    })
  })
}

async function voidAll(api: Api, supplier_id: string): Promise<void> {
  const { items } = await api.get<{ items: { id: string }[] }>(
    `/supplier/payments?supplier_id=${supplier_id}`,
  )
  for (const { id } of items) await api.post(`/supplier/payments/${id}/void`, {})
}

/** A supplier of its own with two open invoices, and its statement, which shows them and today's payment. */
async function twoInvoices(api: Api, width: number) {
  const name = `Salt & Thyme ${width}`
  const { id: supplier_id } = await api.post<{ id: string }>('/vendors', { name })
  const restaurants = await api.get<{ items: { id: string; currency: string }[] }>(
    '/settings/restaurants?limit=50',
  )
  const restaurant_id = restaurants.items.find(({ currency }) => currency === 'EUR')!.id
  const today = new Date().toISOString().slice(0, 10)
  for (const [invoice_number, total_amount] of [
    ['ST-1', 120],
    ['ST-2', 80],
  ] as const)
    await api.post('/supplier/invoices', {
      ...{ supplier_id, restaurant_id, invoice_number, total_amount, invoice_date: today },
    })
  const rows = [
    `${today},ST-1,Invoice,120.00,,120.00`,
    `${today},ST-2,Invoice,80.00,,200.00`,
    `${today},RC-88,Payment received,,250.00,-50.00`,
  ]
  const csv = `${name}\nStatement\n\nDate,Reference,Description,Debit,Credit,Balance\n${rows.join('\n')}\n`
  const statement = { name: `st-${width}.csv`, mimeType: 'text/csv', buffer: Buffer.from(csv) }
  return { supplier_id, name, statement }
}
