import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { chooseFile, title, upload, uploadAndOpen, uploaded } from '../gestures.ts'
import { type House, sizes } from '../house.ts'

const bankStatement = 'bank-demo-2017.pdf'
const fixture = fileURLToPath(new URL(`../../packages/extraction/fixtures/${bankStatement}`, import.meta.url))

/** Tuesday: what arrives is not always what it seems. */
export function documentsStory(house: () => House): void {
  describe.each(sizes)('Tuesday at $name, documents arrive', (size) => {
    it('reads a bank’s statement and proves it by its balances', async () => {
      const { page } = await house().visit(size, 'owner')
      await page.goto('/documents')
      await uploadAndOpen(page, fixture, bankStatement)
      await page.getByText('Every figure is proven').waitFor()
      const closing = page.getByText('Closing balance').locator('..')
      expect(await closing.textContent()).toContain('5,314.05')
    })

    it('shows each value where it stands on the page, and keeps what a person corrects', async () => {
      const { page } = await house().visit(size, 'owner')
      await page.goto('/documents')
      await uploadAndOpen(page, fixture, bankStatement)
      await page.getByRole('img', { name: 'Page 1' }).waitFor()
      const line = page.getByRole('list', { name: 'Lines' }).getByRole('listitem').nth(3)
      await line.getByRole('button', { name: /84\.75/ }).click()
      await expect.poll(() => page.locator('[data-sheet="1"] [aria-hidden]').count()).toBe(1)

      await page.getByTitle(/^Line 2, /i).click()
      await page.locator('#line-1:focus').waitFor()

      await page.locator('#field-supplier_name').press('Enter')
      await page.getByRole('textbox', { name: 'Name' }).fill('Postbank Bonn')
      await page.keyboard.press('Enter')
      await page.getByText('Read as Postbank Hamburg').waitFor()
      await page.reload()
      await page.getByRole('button', { name: 'Take back' }).click()
      await page.getByText('Read as Postbank Hamburg').waitFor({ state: 'detached' })
      await page.locator('#field-supplier_name').getByText('Postbank Hamburg').waitFor()
    })

    it('takes a value from the words of the page, by pointing and by keys', async () => {
      const { page } = await house().visit(size, 'owner')
      await page.goto('/documents')
      await uploadAndOpen(page, fixture, bankStatement)
      await page.locator('#field-supplier_name').press('Enter')
      const words = page.getByRole('listbox', { name: 'Words of page 1' })
      const first = words.getByRole('option').first()
      const text = (await first.getAttribute('aria-label'))!
      await first.scrollIntoViewIfNeeded()
      if (size.touch) await first.tap()
      else await first.click()
      const name = page.getByRole('textbox', { name: 'Name' })
      await expect.poll(() => name.inputValue()).toBe(text)

      await page.getByRole('button', { name: 'Pick on the page' }).press('Enter')
      await page.keyboard.press('Home')
      await page.keyboard.press('Shift+ArrowRight')
      await page.keyboard.press('Enter')
      const second = await words.getByRole('option').nth(1).getAttribute('aria-label')
      await expect.poll(() => name.inputValue()).toBe(`${text} ${second}`)
      await page.locator('input:focus').press('Escape')
      await words.waitFor({ state: 'detached' })
    })

    it('says in words what is wrong with a file, and goes on', async () => {
      const { page } = await house().visit(size, 'owner')
      await page.goto('/documents')
      const text = {
        name: 'invoice.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('Two loaves, paid.\n'),
      }
      const empty = { name: 'nothing.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) }
      await upload(page, [text, empty])
      await uploaded(page, 'invoice.pdf').getByText('Brigade cannot read this file.').waitFor()
      await uploaded(page, 'nothing.csv').getByText('The file is empty.').waitFor()

      await chooseFile(page, {
        name: 'menu.docx',
        mimeType: 'application/msword',
        buffer: Buffer.from('Soup'),
      })
      await page.getByRole('alert').getByText('menu.docx is not of an accepted type.').waitFor()

      await uploadAndOpen(
        page,
        { name: 'deliveries.csv', mimeType: 'text/csv', buffer: deliveries },
        'deliveries.csv',
      )
      await page.getByRole('list', { name: 'Lines' }).waitFor()
    })

    it('finds a document by a part of its name, and comes back to the same list', async () => {
      const { page } = await house().visit(size, 'owner')
      await page.goto('/documents')
      await page.getByLabel('Search file names').fill('liffey')
      await page.waitForURL(/search=liffey/)
      const table = page.getByRole('table', { name: 'Documents' })
      await expect.poll(() => table.getByRole('row').filter({ hasNotText: 'liffey' }).count()).toBe(1)
      await table.getByRole('link').first().click()
      await title(page, /^liffey-mills/).waitFor()
      await page.goBack()
      expect(await page.getByLabel('Search file names').inputValue()).toBe('liffey')
    })
  })
}

const deliveries = Buffer.from(
  [
    'Date,Invoice,Amount',
    '2026-11-02,D-101,40.00',
    '2026-11-09,D-102,25.50',
    '2026-11-16,D-103,31.20',
    '',
  ].join('\n'),
)
