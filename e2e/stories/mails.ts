import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { title } from '../gestures.ts'
import { type House, type Size, sizes } from '../house.ts'

const first = 'Pão-Quente-às-7'
const second = 'Forno-Aceso-às-5'

/** Saturday: links come by mail, and without a mail server by whoever is admin. */
export function mailsStory(house: () => House): void {
  describe.each(sizes)('Saturday at $name, links come by mail', (size) => {
    const owner = `vera-${size.width}@mails.example`
    const cook = `caio-${size.width}@mails.example`

    it('a company registers by CNPJ, and its founder confirms her address from the outbox', async () => {
      const { page } = await house().visit(size)
      await registerCompany(page, size, owner)
      const notice = page.getByRole('complementary', { name: /is not confirmed yet/ })
      await notice.getByRole('link', { name: 'See mails' }).click()
      await page.getByText('There is no mail server yet').waitFor()
      const link = await linkOf(page, owner, 'Confirm address')
      await page.goto(link)
      await title(page, 'Your address is confirmed').waitFor()
      await page.getByRole('link', { name: 'Open my office' }).click()
      await title(page, /^Good /).waitFor()
      expect(await notice.count()).toBe(0)

      await page.goto('about:blank')
      await page.goto(link)
      await title(page, 'This link does not work').waitFor()
    })

    it('her cook forgets his password, gets the link from her, and chooses another', async () => {
      await addCook(house().address, owner, cook)
      const { page } = await house().visit(size)
      await page.goto('/sign-in')
      await page.getByRole('link', { name: 'Forgotten your password?' }).click()
      await page.getByLabel('E-mail address').fill(cook)
      await page.getByRole('button', { name: 'Send me a link' }).click()
      await title(page, 'Look into your mail').waitFor()

      const office = (await house().visit(size)).page
      await signInAs(office, owner, first)
      await office.goto('/settings/mails')
      const link = await linkOf(office, cook, 'New password')

      await page.goto(link)
      await page.getByLabel('New password', { exact: true }).fill('cookies')
      await page.getByRole('button', { name: 'Set password' }).click()
      await page.locator('[aria-invalid=true]').waitFor()
      await page.getByLabel('New password', { exact: true }).fill(second)
      await page.getByRole('button', { name: 'Set password' }).click()
      await title(page, 'Your password is set').waitFor()
      await page.getByRole('link', { name: 'Sign in' }).click()
      await signInAs(page, cook, second)

      const late = (await house().visit(size)).page
      await late.goto(link)
      await late.getByLabel('New password', { exact: true }).fill(second)
      await late.getByRole('button', { name: 'Set password' }).click()
      await title(late, 'This link does not work').waitFor()
      await late.getByRole('link', { name: 'Ask for a new link' }).waitFor()
    })
  })
}

async function registerCompany(page: Page, { touch }: Size, email: string): Promise<void> {
  await page.goto('/register')
  await page.getByText('By CNPJ').click()
  await page.getByLabel('CNPJ', { exact: true }).fill(touch ? '45.723.174/0001-10' : '34.028.316/0001-03')
  await page.getByText('is right and free').waitFor()
  await page.getByLabel('Company name').fill('Cantina da Vera Ltda')
  await page.getByLabel('Your name').fill('Vera Prado')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(first)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByRole('button', { name: /Set up my restaurant/ }).click()
  await page.getByLabel('Restaurant name').fill('Cantina da Vera')
  await page.getByRole('button', { name: 'Continue' }).click()
  await title(page, 'Where is it?').waitFor()
  await page.getByRole('button', { name: 'Continue' }).click()
  await title(page, 'When does the day end?').waitFor()
  await page.getByRole('button', { name: 'Open my office' }).click()
  await title(page, /^Good /).waitFor()
}

/** What an admin copies from a mail in the outbox, as a path of the house that the browser is at. */
export async function linkOf(page: Page, email: string, kind: string): Promise<string> {
  const table = page.getByRole('table', { name: 'Mails' })
  const row = table.getByRole('row').filter({ hasText: email }).filter({ hasText: kind })
  await row.first().getByText(kind).click()
  const panel = page.getByRole('dialog')
  await panel.getByRole('button', { name: 'Copy link' }).waitFor()
  const link = new URL((await panel.locator('pre').first().textContent())!)
  return `${link.pathname}${link.hash}`
}

export async function signInAs(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail, CPF or CNPJ').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await title(page, /^Good /).waitFor()
}

/** Added with a password told in person, so that he has one to forget. */
async function addCook(address: string, owner: string, cook: string): Promise<void> {
  const post = async (path: string, body: object, token = '') => {
    const answer = await fetch(`${address}/api/v1${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as { access_token: string }
  }
  const { access_token } = await post('/auth/login', { email: owner, password: first })
  const person = { email: cook, password: first, first_name: 'Caio', role: 'chef' }
  await post('/users', person, access_token)
}
