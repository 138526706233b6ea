import { describe, expect, it } from 'vitest'
import { title, toast } from '../gestures.ts'
import { type House, sizes } from '../house.ts'

/** Friday morning: a new supplier. */
export function suppliersStory(house: () => House): void {
  describe.each(sizes)('Friday at $name, a supplier comes and goes', (size) => {
    it('adds one, may not add it twice, takes it out of use and back again', async () => {
      const { page } = await house().visit(size, 'owner')
      const name = `Seaweed & Salt ${size.width}`
      await page.goto('/suppliers')
      const panel = page.getByRole('dialog', { name: 'Add supplier' })
      const add = async () => {
        await page.getByRole('main').getByRole('button', { name: 'Add supplier' }).click()
        await panel.getByLabel('Name', { exact: true }).fill(name)
        await panel.getByRole('button', { name: 'Add supplier' }).click()
      }
      await add()
      await toast(page, `${name} is added`).waitFor()
      const row = page.getByRole('row').filter({ hasText: name })
      await row.waitFor()

      await add()
      await panel.getByText('This is already taken.').waitFor()
      expect(await panel.getByLabel('Name', { exact: true }).getAttribute('aria-invalid')).toBe('true')
      await panel.getByRole('button', { name: 'Cancel' }).click()
      await panel.waitFor({ state: 'hidden' })

      await row.getByRole('button', { name: `Actions for ${name}` }).click()
      await page.getByRole('menuitem', { name: 'Deactivate' }).click()
      await row.waitFor({ state: 'hidden' })
      await toast(page, `${name} is no longer offered`).getByRole('button', { name: 'Undo' }).click()
      await row.waitFor()
      await row.getByRole('link').first().click()
      await title(page, name).waitFor()
    })
  })
}
