import { describe, expect, it } from 'vitest'
import { title, toast } from '../gestures.ts'
import { type House, sizes } from '../house.ts'
import { billOf } from './drafts.ts'

/** Bills come by e-mail: a provider posts them to an address, and whose they are is said once. */
export function mailInStory(house: () => House): void {
  describe.each(sizes)('At $name, bills come by e-mail', (size) => {
    const sender = `bills-${size.width}@glenmore.example`

    it('makes an address, takes in what is posted to it, and remembers the sender', async () => {
      const { page } = await house().visit(size, 'owner')
      await page.goto('/settings/mail-in')
      await page.getByRole('main').getByRole('button', { name: 'Make an address' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: 'Make an address' }).click()
      const address = await dialog.getByRole('figure').locator('code').innerText()
      await dialog.getByRole('button', { name: 'I have copied it' }).click()
      const post = async (number: string) => {
        const bill = await billOf(number)
        const attachment = { Name: bill.name, ContentType: bill.mimeType }
        return fetch(`${house().address}${new URL(address).pathname}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            ...{ From: sender, Subject: `Invoice ${number}`, TextBody: 'As agreed.' },
            Attachments: [{ ...attachment, Content: bill.buffer.toString('base64') }],
          }),
        })
      }

      expect((await post(`MA-${size.width}`)).status).toBe(200)
      const mail = (number: string) => page.getByRole('row').filter({ hasText: `Invoice ${number}` })
      await mail(`MA-${size.width}`).getByText('Taken in').waitFor()
      await mail(`MA-${size.width}`).click()
      const panel = page.getByRole('dialog')
      await panel.getByLabel('Supplier', { exact: true }).fill('Glenmore')
      await page.getByRole('option', { name: 'Glenmore Dairy Co-op' }).click()
      await panel.getByRole('button', { name: 'Save' }).click()
      await toast(page, 'Saved').waitFor()
      await panel.getByRole('link', { name: `MA-${size.width}.pdf` }).click()
      await title(page, `MA-${size.width}.pdf`).waitFor()

      await page.goto('/settings/mail-in')
      await page.getByRole('listitem').filter({ hasText: sender }).getByText('Glenmore Dairy Co-op').waitFor()
      expect((await post(`MB-${size.width}`)).status).toBe(200)
      await mail(`MB-${size.width}`).getByText('Glenmore Dairy Co-op').waitFor()

      await page.getByRole('button', { name: 'Actions for Address for a mail provider' }).click()
      await page.getByRole('menuitem', { name: 'Take the address away' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Take the address away' }).click()
      await toast(page, 'The address is taken away').waitFor()
      expect((await post(`MC-${size.width}`)).status).toBe(404)
    })
  })
}
