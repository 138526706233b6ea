import type { Locator } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openApi } from '../api.ts'
import { title } from '../gestures.ts'
import { desk, type House } from '../house.ts'

/** Menus, dialogs, panels and lists of choices, with the keyboard alone: in, through, and back to where one was. */
export function keyboardStory(house: () => House): void {
  describe('Any day with the keyboard', () => {
    it('opens a menu, goes through it and comes back', async () => {
      const { page } = await house().visit(desk, 'owner')
      await page.goto('/')
      await title(page, /^Good /).waitFor()
      const button = page.getByRole('button', { name: 'Olivia Keane' })
      const items = page.getByRole('menuitem')
      await button.press('Enter')
      await hasFocus(items.first())
      await page.keyboard.press('ArrowUp')
      await hasFocus(items.last())
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      await hasFocus(items.nth(1))
      await page.keyboard.press('Escape')
      await hasFocus(button)
      await expect.poll(() => items.count()).toBe(0)
      await button.press('ArrowUp')
      await hasFocus(items.last())
    })

    it('keeps the focus in a dialog, and gives it back', async () => {
      const { page } = await house().visit(desk, 'owner')
      const api = await openApi(house(), 'owner')
      const path = '/supplier/documents?document_type=statement&status=processed&limit=1'
      const { items } = await api.get<{ items: { id: string }[] }>(path)
      await page.goto(`/documents/${items[0]!.id}`)
      const more = page.getByRole('main').getByRole('button', { name: 'More' })
      await more.press('ArrowUp')
      await page.keyboard.press('Enter')
      const dialog = page.getByRole('dialog', { name: 'Delete this document?' })
      await hasFocus(dialog.getByRole('button', { name: 'Close' }))
      await page.keyboard.press('Shift+Tab')
      await hasFocus(dialog.getByRole('button', { name: 'Delete document' }))
      await page.keyboard.press('Tab')
      await hasFocus(dialog.getByRole('button', { name: 'Close' }))
      await page.keyboard.press('Escape')
      await hasFocus(more)
      await dialog.waitFor({ state: 'detached' })
    })

    it('closes a list of choices before what it stands in', async () => {
      const { page } = await house().visit(desk, 'owner')
      await page.goto('/documents?upload=1')
      const dialog = page.getByRole('dialog', { name: 'Upload documents' })
      const field = dialog.getByLabel('Supplier', { exact: true })
      await field.press('ArrowDown')
      const list = page.getByRole('listbox', { name: 'Supplier' })
      await list.getByRole('option', { name: 'Glenmore Dairy Co-op' }).waitFor()
      await page.keyboard.type('glen')
      await hasOne(list)
      await page.keyboard.press('Escape')
      expect(await field.inputValue()).toBe('')
      expect(await field.getAttribute('aria-expanded')).toBe('false')
      await page.keyboard.type('glen')
      await hasOne(list)
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      expect(await field.inputValue()).toBe('Glenmore Dairy Co-op')
      await dialog.getByRole('button', { name: 'Clear' }).press('Enter')
      expect(await field.inputValue()).toBe('')
      await hasFocus(field)
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
    })

    it('types a day, or takes it from the calendar', async () => {
      const { page } = await house().visit(desk, 'owner')
      await page.goto('/invoices/new')
      const field = page.getByLabel('Date', { exact: true })
      await field.waitFor()
      await field.fill('03/02/2026')
      await page.keyboard.press('Tab')
      await expect.poll(() => field.inputValue()).toBe('3 Feb 2026')
      await page.waitForLoadState('networkidle')
      await field.click()
      await page.getByRole('button', { name: '12 February 2026' }).click()
      await expect.poll(() => field.inputValue()).toBe('12 Feb 2026')
    })
  })
}

const hasFocus = (what: Locator) =>
  expect.poll(() => what.evaluate((element) => element === document.activeElement)).toBe(true)

/** Once the server has narrowed the list. */
const hasOne = (list: Locator) => expect.poll(() => list.getByRole('option').count()).toBe(1)
