import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { type RunningBrigade, startBrigade, temporaryDataDir } from '../bench/running-brigade.ts'
import { launchBrowser } from '../e2e/browser.ts'

/** `npm run screenshots`: the README's pictures, taken of the real program with the demo. */
const folder = fileURLToPath(new URL('../docs/screenshots/', import.meta.url))
const email = 'owner@cookiejar.example'
const password = 'Saffron-Ladle-Demo-77'

interface Shot {
  name: string
  path: string
  width: number
  height: number
  dark?: boolean
}

async function reconcileNewest({ address }: RunningBrigade, search: string): Promise<string> {
  const call = async (method: string, path: string, body?: object, token?: string) => {
    const headers = {
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    }
    return (
      await fetch(`${address}/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) })
    ).json()
  }
  const { access_token } = await call('POST', '/auth/login', { email, password })
  const documents = await call('GET', `/supplier/documents?limit=1&search=${search}`, undefined, access_token)
  const { id } = await call(
    'POST',
    '/supplier/reconciliation',
    { document_id: documents.items[0].id },
    access_token,
  )
  for (let tries = 0; tries < 300; tries += 1) {
    const all = await call('GET', '/supplier/reconciliation?limit=50', undefined, access_token)
    if (all.items.every(({ status }: { status: string }) => status === 'completed')) return id
    await new Promise((resume) => setTimeout(resume, 200))
  }
  throw new Error('the reconciliations did not end within a minute')
}

async function signIn(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.locator('input[name=username]').fill(email)
  await page.locator('input[type=password]').fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /Olivia/ }).waitFor()
}

async function take(brigade: RunningBrigade, shots: Shot[]): Promise<void> {
  const browser = await launchBrowser()
  try {
    for (const { name, path, width, height, dark } of shots) {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: dark ? 'dark' : 'light',
        locale: 'en-IE',
        timezoneId: 'Europe/Dublin',
      })
      const page = await context.newPage()
      await signIn(page, brigade.address)
      await page.goto(brigade.address + path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      await page.screenshot({ path: `${folder}${name}.png`, animations: 'disabled' })
      process.stdout.write(`docs/screenshots/${name}.png\n`)
      await context.close()
    }
  } finally {
    await browser.close()
  }
}

mkdirSync(folder, { recursive: true })
const data = await temporaryDataDir()
const brigade = await startBrigade(data.path, { DEMO_PASSWORD: password, RATE_LIMITS: 'off' })
try {
  const id = await reconcileNewest(brigade, 'glenmore')
  const desk = { width: 1280, height: 800 }
  await take(brigade, [
    { name: 'today', path: '/', ...desk },
    { name: 'documents', path: '/documents', ...desk },
    { name: 'reconciliation', path: `/reconciliations/${id}`, ...desk },
    { name: 'reconciliation-dark', path: `/reconciliations/${id}`, ...desk, dark: true },
    { name: 'reconciliation-phone', path: `/reconciliations/${id}`, width: 360, height: 760 },
  ])
} finally {
  await brigade.stop()
  await data.remove()
}
