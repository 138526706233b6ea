import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { openApi } from '../api.ts'
import { toast } from '../gestures.ts'
import { type House, sizes } from '../house.ts'

/** Somebody takes what is theirs, and somebody asks to be forgotten. */
export function privacyStory(house: () => House): void {
  describe.each(sizes)('At $name, data is taken along and people are forgotten', (size) => {
    const name = `Former Cook ${size.width}`

    it('an owner fetches an archive of everything', async () => {
      const { page } = await house().visit(size, 'owner')
      await page.goto('/settings/data')
      await page.getByRole('button', { name: 'Make a full archive' }).click()
      const row = page.getByRole('row').filter({ hasText: 'Everything' }).first()
      await row.getByText('Ready').waitFor()
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        row.getByRole('button', { name: 'Download' }).click(),
      ])
      const files = unzipSync(await readFile(await download.path()))
      expect(Object.keys(files)).toContain('manifest.json')
      const suppliers = strFromU8(files['tables/suppliers.suppliers.jsonl']!).trim().split('\n')
      expect(suppliers.length).toBeGreaterThan(3)
    })

    it('somebody is erased, and the proof names nobody', async () => {
      const api = await openApi(house(), 'owner')
      const [first_name, last_name] = ['Former', `Cook ${size.width}`]
      const email = `cook-${size.width}@former.example`
      const password = 'Ladle-77-Thyme-Pan'
      await api.post('/users', { email, first_name, last_name, role: 'employee', password })
      const { page } = await house().visit(size, 'owner')
      await page.goto('/settings/people')
      await page.getByRole('button', { name: `Actions for ${name}` }).click()
      await page.getByRole('menuitem', { name: 'Erase' }).click()
      const sure = page.getByRole('dialog', { name: `Erase ${name}?` })
      await sure.getByRole('textbox').fill(name)
      await sure.getByRole('button', { name: 'Erase', exact: true }).click()
      await toast(page, `${name} is being erased.`).waitFor()

      await page.goto('/settings/data')
      await page.getByRole('row').filter({ hasText: 'Account removed' }).first().click()
      const proof = page.getByRole('dialog', { name: 'Proof of erasure' })
      await proof.getByText('identity.memberships').first().waitFor()
      expect(await proof.getByText(name).count()).toBe(0)
    })
  })
}
