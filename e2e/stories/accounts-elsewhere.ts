import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { title, toast } from '../gestures.ts'
import { type House, mail, sizes } from '../house.ts'

/** Sunday: the account people have anyway opens this one, too. */
export function accountsElsewhereStory(house: () => House): void {
  describe.each(sizes)('Sunday at $name, with an account elsewhere', (size) => {
    it('the manager links it, comes in by it, and unlinks it', async () => {
      const { issuer, named_address, password } = house()
      issuer.person = { sub: `manager-${size.width}`, email: mail('manager'), email_verified: true }
      const { page } = await house().visit(size)
      // An equal address alone opens nothing: it must be linked from inside.
      await comeBy(page, named_address)
      await title(page, 'Sign in first').waitFor()
      await page.getByRole('link', { name: 'Sign in and link' }).click()
      await page.getByLabel('E-mail, CPF or CNPJ').fill(mail('manager'))
      await page.getByLabel('Password', { exact: true }).fill(password)
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()

      await title(page, 'Security').waitFor()
      await page.getByRole('button', { name: 'Link Harbour login' }).click()
      await toast(page, 'You can now sign in with Harbour login').waitFor()
      const unlink = page.getByRole('button', { name: 'Unlink Harbour login' })
      await unlink.waitFor()
      await page.getByText(mail('manager'), { exact: true }).waitFor()

      await page.context().clearCookies({ name: 'brigade_refresh' })
      await comeBy(page, named_address)
      await title(page, /^Good /).waitFor()

      await page.goto(`${named_address}/settings/security`)
      await unlink.click()
      await page.getByRole('dialog').getByRole('button', { name: 'Unlink', exact: true }).click()
      await toast(page, 'Harbour login is unlinked.').waitFor()
      await page.getByRole('button', { name: 'Link Harbour login', exact: true }).waitFor()
    })

    it('somebody new registers by it; whoever says no there is told so', async () => {
      const { issuer, named_address } = house()
      const email = `ines-${size.width}@elsewhere.example`
      issuer.person = { sub: email, email, email_verified: true, given_name: 'Inês', family_name: 'Prado' }
      const { page } = await house().visit(size)
      issuer.faults = { error: 'access_denied' }
      await comeBy(page, named_address)
      await title(page, 'Not signed in').waitFor()
      issuer.faults = {}

      await page.getByRole('link', { name: 'Back to signing in' }).click()
      await page.getByRole('button', { name: 'Continue with Harbour login' }).click()
      expect(await page.getByLabel('First name').inputValue()).toBe('Inês')
      await page.getByText('Harbour login has verified this address').waitFor()
      await page.getByRole('button', { name: 'Create account' }).click()
      await title(page, 'Welcome, Inês').waitFor()
    })
  })
}

/** From the sign-in page to the issuer, where one is signed in already, and back. */
async function comeBy(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/sign-in`)
  await page.getByRole('button', { name: 'Continue with Harbour login' }).click()
}
