import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { goTo, title, toast } from '../gestures.ts'
import { type House, sizes } from '../house.ts'

/** Friday noon: a delivery comes with its invoice. */
export function invoicesStory(house: () => House): void {
  describe.each(sizes)('Friday noon at $name, an invoice is entered', (size) => {
    it('adds up while it is typed, is paid, and the payment is undone', async () => {
      const { page } = await house().visit(size, 'owner')
      await page.goto('/')
      await goTo(page, 'Invoices')
      await page.getByRole('link', { name: 'New invoice' }).click()
      await title(page, 'New invoice').waitFor()
      await chooseSupplier(page, 'Glenmore Dairy Co-op')
      await page.getByLabel('Number', { exact: true }).fill(`E2E-${size.width}`)
      await page.getByLabel('Restaurant', { exact: true }).selectOption({ label: 'The Cookie Jar' })
      await enterItem(page, 1, ['Butter 10 kg', '3', '62.15'])
      await page.getByRole('button', { name: 'Add an item' }).click()
      await enterItem(page, 2, ['Cream 5 l', '0.5', '21.33'])
      // 186.45 and 10.665, which is rounded half-even to 10.66.
      await page.getByText('Sum of the items').locator('..').getByText('€197.11').waitFor()
      await page.getByRole('button', { name: 'Save invoice' }).click()

      await title(page, `E2E-${size.width}`).waitFor()
      expect(await page.getByRole('main').textContent()).toContain('€197.11')
      await page.getByRole('button', { name: 'Mark as paid' }).click()
      await title(page, 'Paid').waitFor()
      await toast(page, `E2E-${size.width} is paid`).getByRole('button', { name: 'Undo' }).click()
      await page.getByRole('button', { name: 'Mark as paid' }).waitFor()
    })

    it('says at the field what an invoice lacks', async () => {
      const { page } = await house().visit(size, 'owner')
      await page.goto('/invoices/new')
      await page.getByRole('button', { name: 'Save invoice' }).click()
      await page.getByText('This is needed.').first().waitFor()
      expect(await page.getByLabel('Number', { exact: true }).getAttribute('aria-invalid')).toBe('true')
      await page.getByText('Enter items, or the total alone.').waitFor()
    })
  })
}

async function chooseSupplier(page: Page, name: string): Promise<void> {
  const field = page.getByRole('main').getByLabel('Supplier', { exact: true })
  await field.click()
  await field.fill(name.slice(0, 8))
  await page.getByRole('option', { name }).click()
}

async function enterItem(
  page: Page,
  number: number,
  [description, quantity, price]: [string, string, string],
) {
  await page.getByLabel(`Description of item ${number}`).fill(description)
  await page.getByLabel(`Quantity of item ${number}`).fill(quantity)
  await page.getByLabel(`Price of item ${number}`).fill(price)
}
