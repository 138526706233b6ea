import { describe, expect, it } from 'vitest'
import { type Api, openApi } from '../api.ts'
import { title, toast } from '../gestures.ts'
import { desk, type House, phone } from '../house.ts'
import { openLongBooks, settleByHand } from '../long-statement.ts'
import { signInAs } from './mails.ts'

interface Reconciliation {
  id: string
  supplier_name: string
  supplier_id: string
  summary: Record<
    'matched' | 'amount_mismatch' | 'missing_in_restaurant' | 'missing_in_supplier',
    number
  > | null
}

/** The end of the month: a statement is settled, line by line. */
export function reconciliationStory(house: () => House): void {
  describe('The end of the month, a statement is settled', () => {
    it('by the keyboard: accepts, takes apart, undoes, links by hand, disputes, makes the letter', async () => {
      const api = await openApi(house(), 'owner')
      const { id, supplier_id } = await mostOpen(api)
      const { page } = await house().visit(desk, 'owner')
      await page.goto(`/reconciliations/${id}`)
      const rows = page.getByRole('list', { name: 'Statement and books' }).getByRole('listitem')
      const current = page.locator('[role=listitem][aria-current]')
      await rows.first().waitFor()

      await page.keyboard.press('j')
      await current.waitFor()
      expect(await current.getAttribute('aria-posinset')).toBe('1')
      await page.keyboard.press('a')
      await toast(page, 'is accepted').waitFor()
      await expect.poll(() => decided(api, id, 'accepted')).toBe(1)
      expect(await current.getAttribute('data-decision')).toBe('open')
      await page.keyboard.press('u')
      await expect.poll(() => decided(api, id, 'accepted')).toBe(0)

      await rows.and(page.locator('[data-class=amount_mismatch]')).first().click()
      await page.keyboard.press('x')
      await toast(page, 'is taken apart').getByRole('button', { name: 'Undo' }).click()
      await rows.and(page.locator('[data-class=amount_mismatch]')).first().waitFor()

      await rows.and(page.locator('[data-class=missing_in_restaurant]')).first().click()
      await page.keyboard.press('l')
      await rows.and(page.locator('[data-class=missing_in_supplier]')).getByRole('checkbox').first().click()
      await page.getByRole('region', { name: 'Link by hand' }).getByText('1 entry').waitFor()
      await page.keyboard.press('Enter')
      await toast(page, 'Linked by hand').getByRole('button', { name: 'Undo' }).click()
      await rows.and(page.locator('[data-class=missing_in_supplier]')).first().waitFor()

      await rows.and(page.locator('[data-class=missing_in_restaurant]')).first().click()
      await page.keyboard.press('d')
      await page.getByRole('dialog').getByLabel('Note').fill('Nobody saw it.')
      await page.getByRole('dialog').getByRole('button', { name: 'Dispute' }).click()
      await toast(page, 'is disputed').waitFor()
      await expect.poll(() => decided(api, id, 'disputed')).toBe(1)

      await page.getByRole('button', { name: 'Dispute pack' }).click()
      const [letter] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Make and download' }).click(),
      ])
      expect(letter.suggestedFilename()).toMatch(/\.pdf$/)

      await page.goto(`/suppliers/${supplier_id}`)
      await page.getByText('Nobody saw it.').waitFor()
    })

    it('on a phone: accepts what is certain at once, and takes it back', async () => {
      const api = await openApi(house(), 'owner')
      const { id, supplier_name } = await mostOpen(api)
      const { page } = await house().visit(phone, 'owner')
      await page.goto(`/reconciliations/${id}`)
      await title(page, supplier_name).waitFor()
      await page.getByRole('button', { name: /^Accept \d+ matches$/ }).click()
      await toast(page, /\d+ items are accepted/).waitFor()
      expect(await decided(api, id, 'accepted')).toBeGreaterThan(1)
      await toast(page, /\d+ items are accepted/)
        .getByRole('button', { name: 'Undo' })
        .click()
      await expect.poll(() => decided(api, id, 'accepted')).toBe(0)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.width)
    })

    it('on a phone: a long statement is sent in, moves on while one looks, and is settled', async () => {
      const { username, password, api, statement } = await openLongBooks(house().address, 300)
      const { page } = await house().visit(phone)
      await signInAs(page, username, password)
      const { result_s, reading, comparing, scrolled } = await settleByHand(page, statement)
      expect(result_s).toBeLessThan(60)
      expect(reading.moves + comparing.moves).toBeGreaterThan(4)
      expect(scrolled).toBeGreaterThan(50)
      const { items } = await api.get<{ items: Reconciliation[] }>('/supplier/reconciliation')
      expect(items[0]!.summary).toMatchObject({ ...statement.expected, missing_in_supplier: 0 })
    })
  })
}

/** The statement of the demo with the most to decide that has an item of every class, once it is compared. */
async function mostOpen(api: Api): Promise<Reconciliation> {
  let found: Reconciliation | undefined
  await expect
    .poll(
      async () => {
        const { items } = await api.get<{ items: Reconciliation[] }>('/supplier/reconciliation?limit=50')
        const whole = items.filter(
          ({ summary }) => summary && Object.values(classesOf(summary)).every(Boolean),
        )
        found = whole.sort((one, other) => openOf(other) - openOf(one) || one.id.localeCompare(other.id))[0]
        return found
      },
      { timeout: 30_000 },
    )
    .toBeDefined()
  return found!
}

const classesOf = (summary: NonNullable<Reconciliation['summary']>) => ({
  matched: summary.matched > 1,
  differs: summary.amount_mismatch,
  here: summary.missing_in_restaurant,
  there: summary.missing_in_supplier,
})
const openOf = ({ summary }: Reconciliation) =>
  summary!.amount_mismatch + summary!.missing_in_restaurant + summary!.missing_in_supplier

async function decided(api: Api, id: string, decision: string): Promise<number> {
  const { counts } = await api.get<{ counts: { decision: string; count: number }[] }>(
    `/supplier/reconciliation/${id}/overview`,
  )
  return counts.reduce((sum, each) => sum + (each.decision === decision ? each.count : 0), 0)
}
