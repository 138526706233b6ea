import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../e2e/browser.ts'
import type { BenchResult } from './bench-result.ts'
import { startBrigade, temporaryDataDir } from './running-brigade.ts'

export const name = 'first-load'

const password = 'Bread-at-7-cookies-all-day'

interface Visit {
  metric: string
  path: string
  /** Whether the person has signed in before, in this browser that has nothing else of ours. */
  signed_in: boolean
  target_kb: number
}

const visits: Visit[] = [
  { metric: 'sign-in', path: '/sign-in', signed_in: false, target_kb: 180 },
  { metric: 'Today', path: '/', signed_in: true, target_kb: 200 },
  { metric: 'documents', path: '/documents', signed_in: true, target_kb: 200 },
  { metric: 'invoices', path: '/invoices', signed_in: true, target_kb: 200 },
]

/** Scripts and styles a new browser fetches of the real program until a page can be used, as compressed as they come. */
export async function run(): Promise<BenchResult[]> {
  const data = await temporaryDataDir()
  const settings = { DEMO: 'auto', DEMO_PASSWORD: password, RATE_LIMITS: 'off', DATABASE_URL: '' }
  const brigade = await startBrigade(data.path, settings)
  const browser = await launchBrowser()
  try {
    const results: BenchResult[] = []
    for (const visit of visits) results.push(...(await measure(browser, brigade.address, visit)))
    return results
  } finally {
    await browser.close()
    await brigade.stop()
    await data.remove()
  }
}

async function measure(browser: Browser, address: string, visit: Visit): Promise<BenchResult[]> {
  const context = await browser.newContext({ baseURL: address, viewport: { width: 1280, height: 800 } })
  // Who saves data is not sent what might be opened next: the rest is what the page itself needs.
  await context.addInitScript(() =>
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } }),
  )
  if (visit.signed_in) {
    const answer = await context.request.post('/api/v1/auth/login', {
      headers: { 'X-Brigade-Client': 'web', Origin: address },
      data: { username: 'owner@cookiejar.example', password },
    })
    if (!answer.ok()) throw new Error(await answer.text())
    await context.addInitScript(() => localStorage.setItem('brigade-session', '1'))
  }
  const sizes = await fetchedBy(await context.newPage(), visit.path)
  await context.close()
  const bytes = sizes.reduce((sum, size) => sum + size, 0)
  return [
    { metric: visit.metric, value: bytes / 1000, unit: 'kB', target: visit.target_kb, better: 'lower' },
    { metric: `${visit.metric}, requests`, value: sizes.length, unit: '', better: 'lower' },
  ]
}

/** Bytes of the body of each script and style sheet. */
async function fetchedBy(page: Page, path: string): Promise<number[]> {
  const sizes: Promise<number>[] = []
  page.on('requestfinished', (request) => {
    if (!/^(script|stylesheet)$/.test(request.resourceType())) return
    sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
  })
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForLoadState('networkidle')
  return Promise.all(sizes)
}
