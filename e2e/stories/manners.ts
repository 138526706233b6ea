import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { signIn, title } from '../gestures.ts'
import { desk, type House, sizes } from '../house.ts'

/** Any day: the office speaks one's language, is used without a mouse, and can be left. */
export function mannersStory(house: () => House): void {
  describe.each(sizes)('Any day at $name', (size) => {
    it('speaks Portuguese and Spanish, and turns dark', async () => {
      const { page } = await house().visit(size, 'manager')
      await page.goto('/settings/appearance')
      const heading = page.getByRole('heading', { level: 1 })
      const lang = () => page.evaluate(() => document.documentElement.lang)
      for (const [name, code, word] of [
        ['Português', 'pt-BR', 'Documentos'],
        ['Español', 'es', 'Documentos'],
      ] as const) {
        const before = await heading.textContent()
        await page.getByRole('main').getByText(name, { exact: true }).click()
        await expect.poll(lang).toBe(code)
        await expect.poll(() => heading.textContent()).not.toBe(before)
        await page.getByRole('navigation').getByRole('link', { name: word, exact: true }).waitFor()
      }
      await page.getByRole('main').getByText('Oscuro', { exact: true }).click()
      await expect.poll(() => darkness(page)).toBe('dark')
      await page.reload()
      await heading.waitFor()
      expect([await lang(), await darkness(page)]).toEqual(['es', 'dark'])
    })

    it('is left in every tab at once', async () => {
      const { page, context } = await house().visit(size)
      await signIn(page, house(), 'manager')
      const other = await context.newPage()
      await other.goto('/invoices')
      await title(other, 'Invoices').waitFor()
      await page.getByRole('button', { name: 'Marcus Doyle' }).click()
      await page.getByRole('menuitem', { name: 'Sign out' }).click()
      for (const tab of [page, other]) await tab.getByLabel('E-mail, CPF or CNPJ').waitFor()
      await other.goto('/documents')
      await other.waitForURL(/\/sign-in\?next=/)
    })
  })

  describe('Any day without a mouse', () => {
    it('goes anywhere by the palette, and knows its shortcuts', async () => {
      const { page } = await house().visit(desk, 'owner')
      await page.goto('/')
      await title(page, /^Good /).waitFor()
      await page.keyboard.press('Control+k')
      const palette = page.getByRole('combobox', { name: 'Search or go to…' })
      await palette.fill('docum')
      await page.getByRole('option', { name: /^Documents/, selected: true }).waitFor()
      await page.keyboard.press('Enter')
      await title(page, 'Documents').waitFor()
      await page.keyboard.press('Shift+?')
      await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Invoices').waitFor()
      await page.keyboard.press('Escape')
      await page.keyboard.press('g')
      await page.keyboard.press('i')
      await title(page, 'Invoices').waitFor()
    })

    it('skips the menu, and sees where it is', async () => {
      const { page } = await house().visit(desk, 'owner')
      await page.goto('/')
      await title(page, /^Good /).waitFor()
      await page.keyboard.press('Tab')
      const skip = page.getByRole('link', { name: 'Skip to content' })
      expect(await isFocused(skip)).toBe(true)
      const box = (await skip.boundingBox())!
      expect(box.x >= 0 && box.y >= 0 && box.height > 20).toBe(true)
      await page.keyboard.press('Enter')
      await expect.poll(() => isFocused(page.locator('main'))).toBe(true)
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle)).not.toBe(
        'none',
      )
    })
  })
}

const isFocused = (what: ReturnType<Page['locator']>) =>
  what.evaluate((element) => element === document.activeElement)

/** By what is seen, not by what is set. */
const darkness = (page: Page) =>
  page.evaluate(() => {
    const [red = 255, green = 255, blue = 255] = getComputedStyle(document.body)
      .backgroundColor.match(/\d+/g)!
      .map(Number)
    return red + green + blue < 200 ? 'dark' : 'light'
  })
