import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { title } from '../gestures.ts'
import { type House, type Size, sizes } from '../house.ts'

const chosen = 'Pão-Quente-às-7'

/** Wednesday: people who have never been here. */
export function newcomersStory(house: () => House): void {
  describe.each(sizes)('Wednesday at $name, somebody new comes', (size) => {
    it('registers by e-mail, sets up a restaurant and stands in the office', async () => {
      const { page } = await house().visit(size)
      await page.goto('/register')
      await fillPerson(page, size, 'nora')
      await page.getByRole('button', { name: 'Create account' }).click()
      await setUp(page, 'Harbour Kitchen')
    })

    it('registers by CNPJ, hears of a wrong digit at once, and corrects it', async () => {
      const { page } = await house().visit(size)
      await page.goto('/register')
      await page.getByText('By CNPJ').click()
      const right = size.touch ? '11.444.777/0001-61' : '12.ABC.345/01DE-35'
      const field = page.getByLabel('CNPJ', { exact: true })
      await field.fill(right.slice(0, -1) + (right.endsWith('1') ? '2' : '6'))
      const message = page.getByText('The check digits do not fit')
      await message.waitFor()
      expect(await field.getAttribute('aria-invalid')).toBe('true')
      expect(await field.getAttribute('aria-describedby')).toBe(
        await message.locator('xpath=ancestor-or-self::*[@id]').last().getAttribute('id'),
      )
      await field.fill(right)
      await page.getByText('is right and free').waitFor()
      await page.getByLabel('Company name').fill('Padaria Alvorada Ltda')
      await fillPerson(page, size, 'bruno')
      await page.getByRole('button', { name: 'Create account' }).click()
      await setUp(page, 'Padaria Alvorada')
    })

    it('hears at the door what is missing and what is wrong', async () => {
      const { page } = await house().visit(size)
      await page.goto('/sign-in')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByText('Enter your e-mail address, CPF or CNPJ.').waitFor()
      await page.getByLabel('E-mail, CPF or CNPJ').fill('owner@cookiejar.example')
      await page.getByLabel('Password', { exact: true }).fill('not-this-one')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByText('The sign-in name or the password is not right.').waitFor()
    })
  })
}

async function fillPerson(page: Page, { width }: Size, name: string): Promise<void> {
  await page.getByLabel('Your name').fill(`${name} Example`)
  await page.getByLabel('E-mail address').fill(`${name}-${width}@newcomers.example`)
  await page.getByLabel('Password', { exact: true }).fill(chosen)
}

/** Three small steps, each of them ready as it is but for the name. */
async function setUp(page: Page, restaurant: string): Promise<void> {
  await page.getByRole('button', { name: /Set up my restaurant/ }).click()
  await page.getByLabel('Restaurant name').fill(restaurant)
  await page.getByRole('button', { name: 'Continue' }).click()
  await title(page, 'Where is it?').waitFor()
  await page.getByRole('button', { name: 'Continue' }).click()
  await title(page, 'When does the day end?').waitFor()
  await page.getByRole('button', { name: 'Open my office' }).click()
  await title(page, /^Good /).waitFor()
}
