import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { type Api, openApi } from '../api.ts'
import { type House, sizes } from '../house.ts'

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Every page, for everybody: nothing for axe to find by day or by night, and nothing to scroll sideways for. */
export function everybodyStory(house: () => House): void {
  describe.each(sizes)('Every page at $name', (size) => {
    it('before signing in', async () => {
      const { page } = await house().visit(size)
      const found = []
      for (const path of ['/sign-in', '/register']) found.push(...(await faultsOf(page, path)))
      expect(found).toEqual([])
    })

    it('of the office', async () => {
      const { page } = await house().visit(size, 'owner')
      const found = []
      for (const path of await places(await openApi(house(), 'owner')))
        found.push(...(await faultsOf(page, path)))
      expect(found).toEqual([])
    })
  })
}

async function places(api: Api): Promise<string[]> {
  const first = async (path: string) =>
    (await api.get<{ items: { id: string }[] }>(`${path}?limit=1`)).items[0]!.id
  const [document, reconciliation, invoice, supplier, restaurant] = await Promise.all(
    [
      '/supplier/documents',
      '/supplier/reconciliation',
      '/supplier/invoices',
      '/vendors',
      '/settings/restaurants',
    ].map(first),
  )
  return [
    '/',
    '/documents',
    '/documents?upload=1',
    `/documents/${document}`,
    `/documents/${document}?reconcile=1`,
    '/reconciliations',
    `/reconciliations/${reconciliation}`,
    `/reconciliations/${reconciliation}?tab=matched`,
    '/invoices',
    '/invoices/new',
    `/invoices/${invoice}`,
    `/invoices/${invoice}/edit`,
    '/suppliers',
    '/suppliers?panel=new',
    `/suppliers/${supplier}`,
    '/settings',
    '/settings/organization',
    '/settings/restaurants',
    '/settings/restaurants/new',
    `/settings/restaurants/${restaurant}`,
    '/settings/stores',
    '/settings/people',
    '/settings/people?person=new',
    '/settings/people?tab=roles',
    '/settings/audit-log',
    '/settings/appearance',
    '/nothing-here',
  ]
}

async function faultsOf(page: Page, path: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(path)
  await shown(page)
  const faults = []
  const beyond = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
  if (beyond > 0) faults.push(`${path} is ${beyond} px too wide`)
  await page.evaluate(axeSource)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor()
    await page.waitForFunction(isStill)
    for (const fault of await axeFaults(page)) faults.push(`${path}, ${colorScheme}: ${fault}`)
  }
  return faults
}

/** Its heading is there, its data have come and what moves has arrived. */
async function shown(page: Page): Promise<void> {
  await page.locator('h1, h2').first().waitFor()
  await page.waitForFunction(isStill)
}

const isStill = () =>
  !document.querySelector('[aria-busy="true"], [aria-label="Loading"]') &&
  document.getAnimations().every(({ playState }) => playState !== 'running')

/** WCAG 2.1, A and AA. */
async function axeFaults(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: (...args: unknown[]) => Promise<AxeResults> } }
    return axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
      resultTypes: ['violations'],
    })
  })
  return violations.map(
    ({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  )
}
