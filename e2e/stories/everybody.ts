import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { type Api, openApi } from '../api.ts'
import { type House, type Size, sizes } from '../house.ts'

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Every page, for everybody: nothing for axe to find by day or by night, and nothing to scroll sideways for. */
export function everybodyStory(house: () => House): void {
  describe.each(sizes)('Every page at $name', (size) => {
    it('is sound and fits, by day and by night', async () => {
      const inside = await places(await openApi(house(), 'owner'))
      const rounds = (['light', 'dark'] as const).flatMap((scheme) => [
        round(house(), size, scheme, outside),
        round(house(), size, scheme, inside, 'owner'),
      ])
      expect((await Promise.all(rounds)).flat()).toEqual([])
    }, 120_000)
  })
}

async function round(
  house: House,
  size: Size,
  colorScheme: 'light' | 'dark',
  through: Place[],
  person?: string,
): Promise<string[]> {
  const { page } = await house.visit(size, person)
  await page.emulateMedia({ colorScheme })
  const faults: string[] = []
  for (const place of through) faults.push(...(await faultsOf(page, place)))
  return faults.map((fault) => `${colorScheme} ${fault}`)
}

/** Where it is, and what is there once it is shown. */
type Place = [path: string, sign: string]

const heading = (text: string) => `h1:has-text("${text}")`
const dialog = (name: string) => `role=dialog[name="${name}"]`

async function places(api: Api): Promise<Place[]> {
  const first = async <T>(path: string) => (await api.get<{ items: (T & { id: string })[] }>(path)).items[0]!
  const document = await first<{ file_name: string }>('/supplier/documents?sort=file_name&limit=1')
  const reconciliation = await first<{ supplier_name: string }>('/supplier/reconciliation?limit=1')
  const invoice = await first<{ invoice_number: string }>('/supplier/invoices?limit=1')
  const supplier = await first<{ name: string }>('/vendors?limit=1')
  const item = await first<{ name: string }>('/inventory/items?limit=1')
  const restaurant = await first<{ name: string }>('/settings/restaurants?limit=1')
  const webhook = await first<{ description: string }>('/webhooks?limit=1')
  const delivery = await first<{ event_type: string }>(`/webhooks/${webhook.id}/deliveries?limit=1`)
  return [
    ['/', heading('Good ')],
    ['/documents', heading('Documents')],
    ['/documents?upload=1', dialog('Upload documents')],
    [`/documents/${document.id}`, heading(document.file_name)],
    [`/documents/${document.id}?reconcile=1`, dialog('Reconcile with the books')],
    ['/reconciliations', heading('Reconciliation')],
    [`/reconciliations/${reconciliation.id}`, heading(reconciliation.supplier_name)],
    [`/reconciliations/${reconciliation.id}?tab=matched`, 'role=tab[name=/Matched/][selected]'],
    ['/invoices', heading('Invoices')],
    ['/invoices/new', heading('New invoice')],
    [`/invoices/${invoice.id}`, heading(invoice.invoice_number)],
    [`/invoices/${invoice.id}/edit`, heading('Edit invoice')],
    ['/invoices/drafts', heading('To review')],
    ['/invoices/mappings', 'role=listitem[name="Rocket"]'],
    ['/invoices/mappings?status=mapped', 'role=table[name="Mappings"]'],
    ['/items', heading('Items')],
    ['/items?panel=new', dialog('Add item')],
    [`/items/${item.id}`, heading(item.name)],
    ['/items/price-changes', heading('Price changes')],
    ['/suppliers', heading('Suppliers')],
    ['/credits', heading('Open credits')],
    ['/suppliers?panel=new', dialog('Add supplier')],
    [`/suppliers/${supplier.id}`, heading(supplier.name)],
    [`/suppliers/${supplier.id}?pay=new`, dialog('Record payment')],
    ['/settings', 'role=link[name=/^Organization/]'],
    ['/settings/organization', heading('Organization')],
    ['/settings/restaurants', heading('Restaurants')],
    ['/settings/restaurants/new', heading('New restaurant')],
    [`/settings/restaurants/${restaurant.id}`, heading(restaurant.name)],
    ['/settings/stores', heading('Stores')],
    ['/settings/people', heading('People')],
    ['/settings/mail-in', heading('Mail-in')],
    ['/settings/posting', heading('Posting and prices')],
    ['/settings/roles', heading('Roles')],
    ['/settings/security', heading('Security')],
    ['/settings/sessions', heading('Devices')],
    ['/settings/people?person=new', dialog('Add person')],
    ['/settings/mails', heading('Mails')],
    ['/settings/api-tokens', heading('API tokens')],
    ['/settings/api-tokens?token=new', dialog('New token')],
    ['/settings/webhooks', heading('Webhooks')],
    ['/settings/webhooks?webhook=new', dialog('New webhook')],
    [`/settings/webhooks/${webhook.id}`, heading(webhook.description)],
    [`/settings/webhooks/${webhook.id}?delivery=${delivery.id}`, dialog(delivery.event_type)],
    ['/settings/integrate', heading('API')],
    ['/settings/audit-log', heading('Audit log')],
    ['/settings/data', heading('Data and privacy')],
    ['/settings/appearance', heading('Appearance')],
    ['/nothing-here', 'text=There is nothing at this address'],
  ]
}

const outside: Place[] = [
  ['/sign-in', heading('Welcome back')],
  ['/register', heading('Set the table')],
  ['/sign-in/social?problem=unreachable&provider=oidc', heading('Harbour login cannot be reached')],
  ['/forgot-password', heading('Forgotten your password?')],
  ['/reset-password#a-token', heading('Choose a new password')],
  ['/verify-email', heading('This link does not work')],
]

async function faultsOf(page: Page, [path, sign]: Place): Promise<string[]> {
  await go(page, path)
  await page.locator(sign).first().waitFor()
  const moving = await page.waitForFunction(isStill).then(
    () => [],
    () => page.evaluate(whatMoves),
  )
  const beyond = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
  const faults = [...moving, ...(await axeFaults(page))]
  if (beyond > 0) faults.push(`${beyond} px too wide`)
  return faults.map((fault) => `${path}: ${fault}`)
}

/** The first address is loaded; the others as the Back button would open them, which is quicker. */
async function go(page: Page, path: string): Promise<void> {
  if (page.url() === 'about:blank') {
    await page.goto(path)
    await page.evaluate(axeSource)
    return
  }
  await page.evaluate((to) => {
    history.pushState({}, '', to)
    dispatchEvent(new PopStateEvent('popstate', { state: {} }))
  }, path)
}

/** What it shows has come, and what moves has arrived. */
const isStill = () =>
  !document.querySelector('[aria-busy="true"], [aria-label="Loading"]') &&
  document.getAnimations().every(({ playState }) => playState !== 'running')

/** Told where a page never comes to rest. */
const whatMoves = () => [
  ...[...document.querySelectorAll('[aria-busy="true"], [aria-label="Loading"]')].map(
    ({ outerHTML }) => `still busy: ${outerHTML.slice(0, 120)}`,
  ),
  ...document
    .getAnimations()
    .filter(({ playState }) => playState === 'running')
    .map(({ effect }) => `still moving: ${(effect as KeyframeEffect).target?.className}`),
]

/** WCAG 2.1, A and AA. */
async function axeFaults(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: (...args: unknown[]) => Promise<AxeResults> } }
    const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']
    return axe.run(document, { runOnly, resultTypes: ['violations'], preload: false })
  })
  return violations.map(
    ({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  )
}
