import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { renderInvoice } from '../../db/demo/rendering/index.ts'
import { goTo, title, toast, uploadAndOpen } from '../gestures.ts'
import { type House, sizes } from '../house.ts'

/** Wednesday: what was read is looked over, mapped, posted; a price that rose is seen. */
export function draftsStory(house: () => House): void {
  describe.each(sizes)('Wednesday at $name, what was read goes into the books', (size) => {
    const number = `DR-${size.width}`

    it('waits until somebody says whose it is, is corrected, posted, and taken back', async () => {
      const { page } = await house().visit(size, 'owner')
      await page.goto('/documents')
      await uploadAndOpen(page, await billOf(number), `${number}.pdf`)
      await page.getByRole('link', { name: 'Open draft' }).click()
      await title(page, number).waitFor()

      await page.getByRole('button', { name: 'Post', exact: true }).click()
      await toast(page, 'Say which restaurant it is for.').waitFor()
      await page.getByLabel('Restaurant', { exact: true }).selectOption({ label: 'The Cookie Jar' })
      await page.getByText('Saved', { exact: true }).waitFor()
      await page
        .getByText(/^Up .* since/)
        .first()
        .waitFor()

      await page.getByRole('textbox', { name: 'Total on the paper' }).fill('1.00')
      await page.getByText(/^The total is .* less than lines and tax/).waitFor()
      await page.getByRole('button', { name: 'Post', exact: true }).click()
      await page
        .getByRole('dialog')
        .getByText(/the total says €1.00/)
        .waitFor()
      await page.getByRole('button', { name: 'Post anyway' }).click()
      await toast(page, `${number} is in the books`).getByRole('button', { name: 'Undo' }).click()

      await goTo(page, 'Invoices')
      await page.getByRole('link', { name: 'To review' }).click()
      // The list of invoices has it, too: cancelled.
      const queue = page.getByRole('table', { name: 'To review' })
      await queue.getByRole('link', { name: new RegExp(number) }).click()
      await expect
        .poll(() => page.getByRole('textbox', { name: 'Total on the paper' }).inputValue())
        .toBe('1.00')
    })

    it('keeps what two people type at the same time, and asks where both typed in the same place', async () => {
      const mine = (await house().visit(size, 'owner')).page
      await mine.goto('/documents')
      await uploadAndOpen(mine, await billOf(`DT-${size.width}`), `DT-${size.width}.pdf`)
      await mine.getByRole('link', { name: 'Open draft' }).click()
      await title(mine, `DT-${size.width}`).waitFor()
      const theirs = (await house().visit(size, 'manager')).page
      await theirs.goto(new URL(mine.url()).pathname)
      const total = (page: Page) => page.getByRole('textbox', { name: 'Total on the paper' })
      const notes = (page: Page) => page.getByRole('textbox', { name: 'Notes' })
      await total(theirs).waitFor()

      // Nobody hears of the other while they type.
      await mine.context().setOffline(true)
      await total(mine).fill('11.00')
      await notes(mine).fill('One crate came back.')
      await mine.getByText('Not saved', { exact: true }).waitFor()
      await total(theirs).fill('12.00')
      await theirs.getByRole('textbox', { name: 'Number' }).fill(`DT-${size.width}-B`)
      await theirs.getByText('Saved', { exact: true }).waitFor()
      await expect.poll(() => total(theirs).inputValue()).toMatch(/^12/)
      await mine.context().setOffline(false)
      await notes(mine).press('End')
      await notes(mine).pressSequentially(' Two, even.')

      const notice = mine.getByRole('alert').filter({ hasText: 'Somebody else changed this' })
      await notice.getByText('€12.00').waitFor()
      expect(await total(mine).inputValue()).toMatch(/^11/)
      await notice.getByRole('button', { name: 'Keep mine' }).click()
      await notice.waitFor({ state: 'detached' })
      await title(mine, `DT-${size.width}-B`).waitFor()
      await expect.poll(() => total(theirs).inputValue()).toMatch(/^11/)
      expect(await notes(theirs).inputValue()).toBe('One crate came back. Two, even.')
    })

    it('warns of the same bill sent twice', async () => {
      const { page } = await house().visit(size, 'owner')
      await page.goto('/documents')
      await uploadAndOpen(page, await billOf(number, '2026-11-19'), `${number}.pdf`)
      await page.getByRole('link', { name: 'Open draft' }).click()
      await page.getByText(/This (invoice is|may be) here already/).waitFor()
      await page.getByRole('link', { name: new RegExp(`Draft ${number}`) }).waitFor()
    })

    it('maps what a supplier sells to our items, and takes it back', async () => {
      const { page } = await house().visit(size, 'owner')
      await page.goto('/invoices/mappings')
      const row = page.getByRole('listitem', { name: 'Rocket' })
      await row.getByRole('button', { name: /^Rocket/ }).click()
      await row.waitFor({ state: 'detached' })
      await toast(page, /^Rocket is Rocket/)
        .getByRole('button', { name: 'Undo' })
        .click()
      await row.waitFor()
    })

    it('shows what an item cost, and lets one be added and archived', async () => {
      const { page } = await house().visit(size, 'owner')
      await page.goto('/items')
      await page.getByRole('link', { name: 'Butter, unsalted' }).click()
      await page.getByRole('heading', { name: 'Every price paid' }).waitFor()
      await page.goto('/items')
      await page.getByRole('button', { name: 'Add item' }).click()
      await page.getByLabel('Name', { exact: true }).fill(`Napkins ${size.width}`)
      await page.getByLabel('Unit', { exact: true }).fill('box')
      await page.getByRole('dialog').getByRole('button', { name: 'Add item' }).click()
      await page.getByRole('button', { name: `Actions for Napkins ${size.width}` }).click()
      await page.getByRole('menuitem', { name: 'Archive' }).click()
      await toast(page, `Napkins ${size.width} is archived`).waitFor()
      await page.goto('/items/price-changes')
      await page
        .getByText(/% (dearer|cheaper)/)
        .first()
        .waitFor()
    })

    if (size.touch) return
    it('goes through the queue by keys', async () => {
      const { page } = await house().visit(size, 'owner')
      await page.goto('/documents')
      await uploadAndOpen(page, await billOf('DR-keys'), 'DR-keys.pdf')
      await page.goto('/invoices/drafts')
      await page.getByRole('table', { name: 'To review' }).getByRole('link').first().waitFor()
      await page.keyboard.press('j')
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/invoices\/drafts\/.+/)
      await leaveDraft(page)
    })
  })
}

async function leaveDraft(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: 'To review' }).click()
  await page.waitForURL(/\/invoices\/drafts$/)
}

/** A bill of a supplier of the demo, dearer than its bills before. */
export async function billOf(number: string, date = '2026-11-18') {
  const line = (description: string, unit: string, quantity: number, unit_price: number) => ({
    ...{ description, unit, quantity, unit_price, tax_rate: 0 },
  })
  const pdf = await renderInvoice({
    supplier: { name: 'Glenmore Dairy Co-op', tax_id: 'IE9825613N' },
    customer: { name: 'The Cookie Jar' },
    ...{ currency: 'EUR', locale: 'en-IE', number, date, due_date: '2026-12-02' },
    lines: [
      line('Whole milk 2 l', 'bottle', 40, 2.95),
      line('Butter unsalted 5 kg', 'block', 4, 48.9),
      line('Free-range eggs, 180', 'tray', 3, 41.2),
    ],
  })
  return { name: `${number}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from(pdf) }
}
