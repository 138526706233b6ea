import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { read } from '@e965/xlsx'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningBrigade, startBrigade, temporaryDataDir } from '../bench/running-brigade.ts'
import { faultsOf } from './accessibility.ts'
import { launchBrowser } from './browser.ts'

/** A visitor's first hour with the demo, on a phone and on a desk, against the real program. */
const email = 'owner@cookiejar.example'
const password = 'Saffron-Ladle-Demo-77'
const bankStatement = fileURLToPath(
  new URL('../packages/extraction/fixtures/bank-demo-2017.pdf', import.meta.url),
)

let data: Awaited<ReturnType<typeof temporaryDataDir>>
let brigade: RunningBrigade
let browser: Browser

beforeAll(async () => {
  data = await temporaryDataDir()
  brigade = await startBrigade(data.path, { DEMO_PASSWORD: password, RATE_LIMITS: 'off', LOG_LEVEL: 'error' })
  browser = await launchBrowser()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await brigade?.stop()
  await data?.remove()
})

async function call(method: string, path: string, body?: object, token?: string) {
  const headers = {
    'content-type': 'application/json',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  }
  return (
    await fetch(`${brigade.address}/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) })
  ).json()
}

async function signIn(page: Page): Promise<void> {
  await page.goto(brigade.address)
  await page.locator('input[autocomplete=username]').fill(email)
  await page.locator('input[type=password]').fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /Olivia/ }).waitFor()
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(brigade.address + path)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

describe.each([
  { where: 'on a phone', width: 320, height: 720, search: 'howth' },
  { where: 'on a desk', width: 1280, height: 800, search: 'glenmore' },
])('the first hour $where', ({ width, height, search }) => {
  let context: BrowserContext
  let page: Page
  const complaints: string[] = []

  beforeAll(async () => {
    context = await browser.newContext({
      viewport: { width, height },
      locale: 'en-IE',
      timezoneId: 'Europe/Dublin',
    })
    page = await context.newPage()
    page.on('pageerror', (error) => complaints.push(error.message))
  })
  afterAll(() => context?.close())

  it('signs in as printed', async () => {
    await page.goto(brigade.address)
    await page.locator('input[autocomplete=username]').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await signIn(page)
  }, 60_000)

  it('uploads a bank statement, sees it read without reloading, and every figure proven', async () => {
    await open(page, '/documents')
    await page.locator('input[type=file]').first().setInputFiles(bankStatement)
    await page.getByRole('button', { name: 'Upload one file' }).click()
    await page
      .getByRole('link', { name: /bank-demo-2017\.pdf/ })
      .first()
      .click()
    await page.getByText('Every figure is proven').waitFor({ timeout: 60_000 })
    expect(
      await page
        .getByText(/5,314\.05/)
        .first()
        .isVisible(),
    ).toBe(true)
    expect(await faultsOf(page)).toEqual([])
  }, 120_000)

  it('is told in words why a file that is no document is refused, and loses nothing', async () => {
    await open(page, '/documents')
    const fake = {
      name: 'invoice.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from([0, 1, 2, 3, 0, 255, 7]),
    }
    await page.locator('input[type=file]').first().setInputFiles(fake)
    await page.getByRole('button', { name: 'Upload one file' }).click()
    await page.getByText('Brigade cannot read this file').first().waitFor({ timeout: 30_000 })
  }, 60_000)

  it('reconciles a statement, watches the steps and exports the result', async () => {
    const { access_token } = await call('POST', '/auth/login', { email, password })
    const { items } = await call(
      'GET',
      `/supplier/documents?limit=1&document_type=statement&search=${search}`,
      undefined,
      access_token,
    )
    await open(page, `/documents/${items[0].id}`)
    await page.getByRole('button', { name: 'Reconcile' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Start' }).click()
    await page
      .getByRole('link', { name: /Export|XLSX/ })
      .or(page.getByRole('button', { name: /Export XLSX/ }))
      .waitFor({ timeout: 90_000 })
    expect(await page.getByRole('tab').count()).toBe(4)
    expect(await faultsOf(page)).toEqual([])
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: /Export XLSX/ }).click()
    const book = read(await readFile(await (await download).path()))
    expect(book.SheetNames).toContain('Summary')
  }, 150_000)

  it.each([
    '/',
    '/documents',
    '/reconciliations',
    '/invoices',
    '/invoices/new',
    '/suppliers',
    '/settings',
    '/settings/organization',
    '/settings/restaurants',
    '/settings/stores',
    '/settings/people',
    '/settings/audit-log',
    '/settings/appearance',
  ])(
    'finds %s whole: no fault for people with a screen reader, nothing wider than the screen',
    async (path) => {
      await open(page, path)
      await page.waitForLoadState('networkidle')
      expect(await faultsOf(page)).toEqual([])
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow).toBeLessThanOrEqual(0)
    },
    60_000,
  )

  it('met no fault of a script', () => {
    expect(complaints).toEqual([])
  })
})

describe('languages', () => {
  it.each([
    ['pt-BR', 'Documentos'],
    ['es', 'Documentos'],
  ])(
    'speaks %s when the browser does',
    async (language, word) => {
      const context = await browser.newContext({ locale: language, viewport: { width: 1280, height: 800 } })
      const page = await context.newPage()
      await signIn(page)
      expect(await page.locator('html').getAttribute('lang')).toBe(language)
      expect(await page.getByRole('link', { name: word }).first().isVisible()).toBe(true)
      await context.close()
    },
    60_000,
  )
})
