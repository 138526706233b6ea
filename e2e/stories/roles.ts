import { describe, expect, it } from 'vitest'
import { openApi } from '../api.ts'
import { signIn, title } from '../gestures.ts'
import { type House, sizes } from '../house.ts'

/** Thursday: everybody sees their own work, and only that. */
export function rolesStory(house: () => House): void {
  describe.each(sizes)('Thursday at $name, everybody has their own keys', (size) => {
    it('the chef sees the settings, but not the people', async () => {
      const { page } = await house().visit(size)
      await signIn(page, house(), 'chef')
      await page.goto('/settings')
      const content = page.getByRole('main')
      await content.getByRole('link', { name: /Appearance/ }).waitFor()
      expect(await page.getByRole('link', { name: /People|Audit log/ }).count()).toBe(0)
      const api = await openApi(house(), 'chef')
      expect(await api.status('GET', '/users')).toBe(403)
    })

    it('an employee reads a document, but cannot delete it', async () => {
      const { page } = await house().visit(size, 'employee')
      await page.goto('/documents')
      await page.getByRole('table', { name: 'Documents' }).getByRole('link').first().click()
      await page.waitForURL(/\/documents\/[\w-]{36}$/)
      const document_id = page.url().slice(-36)
      await page.getByRole('main').getByRole('button', { name: 'More', exact: true }).click()
      await page.getByRole('menuitem', { name: 'Download the original' }).waitFor()
      expect(await page.getByRole('menuitem', { name: 'Delete document' }).count()).toBe(0)
      const api = await openApi(house(), 'employee')
      expect(await api.status('DELETE', `/supplier/documents/${document_id}`)).toBe(403)
    })

    it('an address without a thing says so, and leads back', async () => {
      const { page } = await house().visit(size, 'owner')
      await page.goto('/documents/01000000-0000-7000-8000-000000000000')
      await page.getByText('There is nothing at this address').waitFor()
      await page.getByRole('link', { name: 'Back to today' }).click()
      await title(page, /^Good /).waitFor()
    })
  })
}
