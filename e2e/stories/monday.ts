import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { read, utils } from '@e965/xlsx'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { type Api, openApi } from '../api.ts'
import { goTo, signIn, title, uploadAndOpen } from '../gestures.ts'
import { type House, type Size, sizes } from '../house.ts'

const classes = {
  matched: 'Matched',
  missing_in_restaurant: 'Missing here',
  missing_in_supplier: 'Missing at supplier',
  amount_mismatch: 'Amounts differ',
} as const
type ItemClass = keyof typeof classes

interface Summary extends Record<ItemClass, number> {
  currencies: { statement_total: number; ledger_total: number; difference: number }[]
}

/** Monday: the owner holds last month's statements against the books. */
export function mondayStory(house: () => House): void {
  describe.each(sizes)('Monday at $name, the owner reconciles', (size) => {
    it('signs in, uploads a statement, sees it proven, reconciles it and takes the workbook along', async () => {
      const { page } = await house().visit(size)
      const api = await openApi(house(), 'owner')
      const statement = await newestStatement(api, house(), size)

      await signIn(page, house(), 'owner')
      await goTo(page, 'Documents')
      await title(page, 'Documents').waitFor()
      await uploadAndOpen(page, statement.path, statement.file_name)
      await page.getByText('Every figure is proven').waitFor()

      const id = await reconcile(page)
      const { summary } = await api.get<{ summary: Summary }>(`/supplier/reconciliation/${id}`)
      await expectOutcome(page, summary)
      await expectTabs(page, summary)
      await expectWorkbook(page, join(house().folder, `report-${size.width}.xlsx`), summary)
    })
  })
}

/** As it lies in an inbox: the bytes of a statement of the demo, under a name of their own. */
async function newestStatement(api: Api, { folder }: House, { width }: Size) {
  const supplier = width < 600 ? 'Glenmore Dairy' : 'Orchard County'
  const { items } = await api.get<{ items: { id: string; file_name: string; supplier_name: string }[] }>(
    '/supplier/documents?document_type=statement&sort=-upload_date&limit=20',
  )
  const demo = items.find(({ supplier_name }) => supplier_name.startsWith(supplier))!
  const file_name = `from-the-inbox-${width}${demo.file_name.slice(demo.file_name.lastIndexOf('.'))}`
  const path = join(folder, file_name)
  await writeFile(path, await api.bytes(`/supplier/documents/${demo.id}/download`))
  return { path, file_name }
}

/** Starts it, sees the eight steps, waits for the end. */
async function reconcile(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Reconcile' }).click()
  await holdFirstAnswer(page)
  await watchSteps(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Start' }).click()
  await page.waitForURL(/\/reconciliations\/[\w-]{36}$/)
  await page.getByRole('region', { name: 'The balance' }).waitFor()
  expect(await page.evaluate(() => (globalThis as { stepsSeen?: number }).stepsSeen)).toBe(8)
  return page.url().slice(-36)
}

/**
 * On a fast machine all is over before the page can ask: its first answer is the one of the start, as on a slow line,
 * and the next waits until that was drawn.
 */
async function holdFirstAnswer(page: Page): Promise<void> {
  await page.route(
    '**/api/v1/supplier/reconciliation',
    async (route) => {
      const answer = await route.fetch()
      const started = await answer.json()
      let is_first = true
      await page.route(`**/api/v1/supplier/reconciliation/${started.id}`, async (asked) => {
        if (is_first) {
          is_first = false
          return asked.fulfill({ json: started })
        }
        await page.waitForFunction(() => (globalThis as { stepsSeen?: number }).stepsSeen === 8)
        // Asked for no longer: the page may have turned to another request meanwhile.
        return asked.continue().catch(() => undefined)
      })
      await route.fulfill({ response: answer, json: started })
    },
    { times: 1 },
  )
}

/** Notes how many steps were drawn, however short the time. */
const watchSteps = (page: Page) =>
  page.evaluate(() => {
    new MutationObserver(() => {
      const steps = document.querySelectorAll('ol[aria-label="The eight steps"] > li').length
      if (steps > 0) Object.assign(globalThis, { stepsSeen: steps })
    }).observe(document.body, { childList: true, subtree: true })
  })

const euros = (value: number) =>
  new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' }).format(value)

/** One sentence with the totals that the API gives. */
async function expectOutcome(page: Page, { currencies }: Summary): Promise<void> {
  const { statement_total, ledger_total, difference } = currencies[0]!
  const sentence = (await page
    .getByRole('region', { name: 'The balance' })
    .getByRole('heading')
    .textContent())!
  expect(sentence).toContain(euros(statement_total))
  if (difference !== 0) expect(sentence).toContain(euros(ledger_total))
  if (difference !== 0) expect(sentence).toContain(`${euros(Math.abs(difference))} apart`)
}

/** All of them, then each class: a tab says how many there are, and shows as many. */
async function expectTabs(page: Page, summary: Summary): Promise<void> {
  expect(await page.getByRole('tab').count()).toBe(5)
  for (const [item_class, name] of Object.entries(classes) as [ItemClass, string][]) {
    const tab = page.getByRole('tab', { name })
    expect(await tab.textContent()).toBe(`${name}${summary[item_class]}`)
    await tab.click()
    const panel = page.getByRole('tabpanel', { name })
    const rows = panel.getByRole('listitem')
    // Only what is near is drawn; each row says of how many it is one.
    const of_how_many = async () =>
      (await rows.count()) === 0 ? 0 : Number(await rows.first().getAttribute('aria-setsize'))
    await expect.poll(of_how_many).toBe(summary[item_class])
  }
}

async function expectWorkbook(page: Page, path: string, summary: Summary): Promise<void> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export XLSX' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/)
  await download.saveAs(path)
  const book = read(await readFile(path))
  const cells = book.SheetNames.flatMap((name) =>
    utils.sheet_to_json<unknown[]>(book.Sheets[name]!, { header: 1 }),
  ).flat()
  expect(cells).toContain(summary.currencies[0]!.statement_total)
  expect(cells).toContain(summary.currencies[0]!.ledger_total)
}
