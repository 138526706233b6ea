import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { goTo, title, toast } from '../gestures.ts'
import { type House, type Size, sizes } from '../house.ts'
import { linkOf, signInAs } from './mails.ts'

const password = 'Pão-Quente-às-7'
const why = 'This device was signed out from another one.'

/** Friday: people come, devices go, and somebody works in two houses. */
export function peopleStory(house: () => House): void {
  describe.each(sizes)('Friday at $name, people come and devices go', (size) => {
    const lea = `lea-${size.width}@people.example`

    it('an admin invites a chef, who accepts and sees what a chef sees', async () => {
      const chef = `bruno-${size.width}@people.example`
      await register(house().address, lea, size)
      const { page: office } = await house().visit(size)
      await signInAs(office, lea, password)
      await office.goto('/settings/people?person=new')
      const panel = office.getByRole('dialog', { name: 'Add person' })
      await panel.getByLabel('First name').fill('Bruno')
      await panel.getByLabel('E-mail', { exact: true }).fill(chef)
      await panel.getByLabel('Role').selectOption({ label: 'Chef' })
      await panel.getByRole('button', { name: 'Send invitation' }).click()
      await toast(office, `An invitation is on its way to ${chef}`).waitFor()
      await personRow(office, chef).getByText('Invited').waitFor()
      await office.goto('/settings/mails')
      const link = await linkOf(office, chef, 'Invitation')

      const { page } = await house().visit(size)
      await page.goto(link)
      await title(page, 'Join Harbour Kitchen').waitFor()
      await page.getByText('Lea Example invites you to work there, as: Chef.').waitFor()
      await page.getByLabel('Choose a password').fill(password)
      await page.getByRole('button', { name: 'Join' }).click()
      await title(page, /^Good /).waitFor()
      await page.goto('/settings')
      await page
        .getByRole('main')
        .getByRole('link', { name: /^Roles/ })
        .waitFor()
      expect(await page.getByRole('link', { name: /^(People|Mails|Audit log)/ }).count()).toBe(0)

      await office.goto('/settings/people')
      await personRow(office, chef).waitFor()
      expect(await personRow(office, chef).getByText('Invited').count()).toBe(0)
    })

    it('a lost device is signed out from another one: it notices within five seconds, idle or not', async () => {
      const { page: here } = await house().visit(size)
      await signInAs(here, lea, password)
      const { page: busy } = await house().visit(size)
      // Where no socket gets through, what is asked next is refused.
      await busy.routeWebSocket(/\/ws$/, (socket) => socket.close())
      await signInAs(busy, lea, password)
      const { page: idle } = await house().visit(size)
      await signInAs(idle, lea, password)

      await here.goto('/settings/sessions')
      await here.getByText('This device').waitFor()
      const began = performance.now()
      const end = here.getByRole('button', { name: 'Sign out Chrome on Linux' })
      await end.first().click()
      await idle.getByText(why).waitFor()
      expect(performance.now() - began).toBeLessThan(5_000)
      expect(new URL(idle.url()).searchParams.get('ended')).toBe('revoked')

      await toast(here, 'Chrome on Linux is signed out').waitFor()
      await here.getByRole('button', { name: 'Sign out all others' }).click()
      await here.getByRole('dialog').getByRole('button', { name: 'Sign out all others' }).click()
      await toast(here, /devices? signed out/).waitFor()
      await goTo(busy, 'Documents')
      await busy.getByText(why).waitFor()
      expect(new URL(busy.url()).searchParams.get('next')).toBe('/documents')
    })

    it('somebody of two organizations switches, in every tab at once, and nothing of the former stays', async () => {
      await foundSecond(house().address, lea)
      const { page, context } = await house().visit(size)
      await signInAs(page, lea, password)
      const other = await context.newPage()
      await other.goto('/suppliers')
      await other.getByRole('link', { name: 'First Mill' }).first().waitFor()
      await page.getByRole('button', { name: 'Lea Example' }).click()
      await page.getByRole('menuitem', { name: 'Second House' }).click()
      await page.waitForFunction(() => document.readyState === 'complete')
      for (const tab of [page, other]) {
        await title(tab, /^Good /).waitFor()
        await tab.getByText('Second Place').filter({ visible: true }).first().waitFor()
      }
      await other.goto('/suppliers')
      await other.getByText('Second Mill').first().waitFor()
      expect(await other.getByText('First Mill').count()).toBe(0)
    })
  })
}

const personRow = (page: Page, email: string) => page.getByRole('row').filter({ hasText: email })

async function call<T>(address: string, path: string, body: object, token = ''): Promise<T> {
  const answer = await fetch(`${address}/api/v1${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

const tokenOf = async (address: string, email: string) =>
  (await call<{ access_token: string }>(address, '/auth/login', { email, password })).access_token

async function register(address: string, email: string, { width }: Size): Promise<void> {
  await call(address, '/auth/register', {
    ...{ email, password, full_name: 'Lea Example' },
    organization: { name: 'Harbour Kitchen', country: 'IE' },
    restaurant_name: `Harbour Kitchen ${width}`,
  })
  await call(address, '/vendors', { name: 'First Mill' }, await tokenOf(address, email))
}

async function foundSecond(address: string, email: string): Promise<void> {
  const token = await tokenOf(address, email)
  const { id } = await call<{ id: string }>(address, '/organizations', { name: 'Second House' }, token)
  const moved = await call<{ access_token: string }>(address, '/auth/switch', { organization_id: id }, token)
  await call(address, '/settings/restaurants', { name: 'Second Place' }, moved.access_token)
  await call(address, '/vendors', { name: 'Second Mill' }, moved.access_token)
}
