import type { Page } from 'playwright-core'
import { type LongStatement, longStatement } from '../bench/long-statement.ts'
import { type Api, openApiAs } from './api.ts'
import { title, upload, uploaded } from './gestures.ts'
import { type Watched, watch, watchAnew, watched } from './watched.ts'

const BILLS_AT_ONCE = 8

/** A restaurant of its own whose books hold the bills of a long statement; who owns it signs in with these. */
export async function openLongBooks(
  address: string,
  count: number,
): Promise<{ username: string; password: string; api: Api; statement: LongStatement }> {
  const statement = await longStatement(count)
  const username = `owner-${count}@longtable.example`
  const password = 'Ladle-Phone-77-Whisk'
  const registered = await fetch(`${address}/api/v1/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ email: username, password, full_name: 'Orla Long', restaurant_name: 'The Long Table' },
    }),
  })
  if (!registered.ok) throw new Error(await registered.text())
  const api = await openApiAs(address, username, password)
  const { id: supplier_id } = await api.post<{ id: string }>('/vendors', statement.supplier)
  const waiting = statement.bills.values()
  const enter = async () => {
    for (const bill of waiting)
      await api.post('/supplier/invoices', { ...bill, supplier_id, currency: 'EUR' })
  }
  await Promise.all(Array.from({ length: BILLS_AT_ONCE }, enter))
  return { username, password, api, statement }
}

/** What a person with a long statement waits for, each watched by itself. */
export interface Settled {
  read_s: number
  /** From the choice of the file until the first items stand on the screen. */
  result_s: number
  reading: Watched
  comparing: Watched
  scrolling: Watched
  /** Items that were scrolled past. */
  scrolled: number
}

/** Sends the statement in, opens what was read, reconciles it, and scrolls through the result. */
export async function settleByHand(page: Page, { file_name, pdf }: LongStatement): Promise<Settled> {
  await watch(page)
  await page.goto('/documents')
  await title(page, 'Documents').waitFor()
  await watchAnew(page)
  const began_ms = performance.now()
  const seconds = () => (performance.now() - began_ms) / 1000
  await upload(page, { name: file_name, mimeType: 'application/pdf', buffer: pdf })
  const row = uploaded(page, file_name)
  await row.getByText('Read', { exact: true }).waitFor({ timeout: 120_000 })
  const read_s = seconds()
  const reading = await watched(page)
  await watchAnew(page)
  await row.getByRole('link', { name: file_name }).click()
  await page.getByRole('button', { name: 'Reconcile', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Start' }).click()
  const items = page.getByRole('list', { name: 'Statement and books' }).getByRole('listitem')
  await items.first().waitFor({ timeout: 120_000 })
  const result_s = seconds()
  const comparing = await watched(page)
  await watchAnew(page)
  const scrolled = await scrollThrough(page, 60)
  return { read_s, result_s, reading, comparing, scrolling: await watched(page), scrolled }
}

/** A thumb's fling, again and again; answers which item was in sight in the end. */
async function scrollThrough(page: Page, flings: number): Promise<number> {
  for (let fling = 0; fling < flings; fling += 1) {
    await page.evaluate(() => scrollBy(0, 2 * innerHeight))
    await page.waitForTimeout(100)
  }
  return page.evaluate(() => {
    const rows = [...document.querySelectorAll('[role=listitem][aria-posinset]')]
    const seen = rows.filter((row) => row.getBoundingClientRect().top < innerHeight)
    return Number(seen.at(-1)?.getAttribute('aria-posinset') ?? 0)
  })
}
