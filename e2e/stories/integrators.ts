import { describe, expect, it } from 'vitest'
import { isSigned, openReceiver } from '../../server/src/modules/webhooks/testing/receiver.ts'
import { title, toast } from '../gestures.ts'
import { type House, sizes } from '../house.ts'

/** Somebody connects another program: a token for it to ask with, a webhook for it to be told by. */
export function integratorsStory(house: () => House): void {
  describe.each(sizes)('At $name, accounting is connected', (size) => {
    it('makes a token, asks with it, and revokes it', async () => {
      const { page } = await house().visit(size, 'owner')
      const name = `Accounts ${size.width}`
      await page.goto('/settings/api-tokens')
      await page.getByRole('main').getByRole('button', { name: 'New token' }).first().click()
      const panel = page.getByRole('dialog')
      await panel.getByLabel('Name', { exact: true }).fill(name)
      await panel.getByRole('button', { name: 'Make token' }).click()
      await panel.getByText('Tick at least one thing it may do.').waitFor()
      await panel.getByRole('button', { name: 'Reading only' }).click()
      await panel.getByRole('button', { name: 'Make token' }).click()
      const token = await panel.getByRole('figure', { name: 'Copy the token' }).locator('code').innerText()
      await panel.getByRole('button', { name: 'I have copied it' }).click()

      const ask = async (method: string, body?: string) => {
        const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
        return (await fetch(`${house().address}/api/v1/vendors`, { method, headers, body })).status
      }
      expect([await ask('GET'), await ask('POST', '{"name":"Nobody"}')]).toEqual([200, 403])

      await page.getByRole('row').filter({ hasText: name }).click()
      await panel.getByText('See suppliers').waitFor()
      await panel.getByRole('button', { name: 'Revoke token' }).click()
      const sure = page.getByRole('dialog', { name: `Revoke ${name}?` })
      await sure.getByRole('button', { name: 'Revoke token' }).click()
      await toast(page, `${name} is revoked`).waitFor()
      expect(await ask('GET')).toBe(401)
    })

    it('makes a webhook, sees a test arrive, and sends it again', async () => {
      const receiver = await openReceiver()
      const { page } = await house().visit(size, 'owner')
      const name = `Ledger ${size.width}`
      await page.goto('/settings/webhooks')
      await page.getByRole('main').getByRole('button', { name: 'New webhook' }).first().click()
      const panel = page.getByRole('dialog')
      await panel.getByLabel('Address').fill('https://10.0.0.1/inside')
      await panel.getByLabel('Name').fill(name)
      await panel.getByRole('button', { name: 'Make webhook' }).click()
      await panel.getByText('This address leads to nothing on the public internet.').waitFor()
      await panel.getByLabel('Address').fill(receiver.url)
      await panel.getByText('Some events').click()
      await panel.getByRole('checkbox', { name: 'invoice.paid' }).check()
      await panel.getByRole('button', { name: 'Make webhook' }).click()
      const secret = await panel.getByRole('figure', { name: 'Copy the secret' }).locator('code').innerText()
      await panel.getByRole('link', { name: 'Open the webhook' }).click()
      await title(page, name).waitFor()

      await page.getByRole('button', { name: 'Send a test' }).click()
      const row = page.getByRole('row').filter({ hasText: 'webhook.tested' })
      await row.getByText('Delivered', { exact: true }).waitFor()
      expect(isSigned(receiver.heard[0]!, secret)).toBe(true)

      await row.click()
      await panel.getByText('"type": "webhook.tested"').waitFor()
      await panel.getByRole('button', { name: 'Send again' }).click()
      await expect.poll(() => receiver.heard.length, { timeout: 15_000 }).toBe(2)
      await expect.poll(() => panel.getByRole('listitem').count(), { timeout: 15_000 }).toBe(2)
      const ids = receiver.heard.map(({ headers }) => headers['webhook-id'])
      expect(ids[0]).toBe(ids[1])
      await receiver.close()
    })
  })
}
