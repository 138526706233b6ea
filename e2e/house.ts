import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { type RunningBrigade, startBrigade } from '../bench/running-brigade.ts'
import { startIssuer, type TestIssuer } from '../server/test/oidc-issuer.ts'
import { launchBrowser } from './browser.ts'

export interface Size {
  name: string
  width: number
  height: number
  touch: boolean
}

/** The smallest phone that is promised, and a small desk. */
export const phone: Size = { name: 'a phone', width: 320, height: 640, touch: true }
export const desk: Size = { name: 'a desk', width: 1280, height: 800, touch: false }
export const sizes = [phone, desk]

/** Of all demo people. */
const password = 'Bread-at-7-cookies-all-day'

/** One page of one person, and what went wrong in it that nobody saw. */
export interface Visit {
  page: Page
  context: BrowserContext
  troubles: string[]
}

export interface House {
  address: string
  /** By the name that other sites send browsers back to. */
  named_address: string
  password: string
  /** Where people may have an account elsewhere. */
  issuer: TestIssuer
  /** A folder for files on their way. */
  folder: string
  /**
   * A page at that size: of a person of the demo, who is signed in and whose browser is kept from story to story,
   * or, without a name, of somebody new with a browser of their own.
   */
  visit: (size: Size, person?: string) => Promise<Visit>
  /** Closes the pages that were opened; says what went wrong in them unseen. */
  leave: () => Promise<string[]>
  stop: () => Promise<void>
}

/** The real program with the demo on a data folder of its own, and a browser. */
export async function openHouse(): Promise<House> {
  const folder = await mkdtemp(join(tmpdir(), 'brigade-e2e-'))
  const browser = await launchBrowser()
  const issuer = await startIssuer()
  const brigade = await startOn(folder, issuer).catch(async (error) => {
    await Promise.all([browser.close(), issuer.stop()])
    throw error
  })
  const own = new Map<string, Promise<BrowserContext>>()
  let visits: Visit[] = []
  const contextOf = (size: Size, person: string) => {
    const key = `${person} at ${size.name}`
    const context = own.get(key) ?? signedIn(browser, size, brigade.address, person)
    own.set(key, context)
    return context
  }
  return {
    address: brigade.address,
    named_address: brigade.address.replace('127.0.0.1', 'localhost'),
    password,
    issuer,
    folder,
    async visit(size, person) {
      const context = await (person ? contextOf(size, person) : newContext(browser, size, brigade.address))
      const visit = { ...(await newPage(context)), context }
      visits.push(visit)
      return visit
    },
    async leave() {
      const left = visits
      visits = []
      await Promise.all(left.flatMap(({ context }) => context.pages()).map((page) => page.close()))
      return left.flatMap(({ troubles }) => troubles)
    },
    async stop() {
      await browser.close()
      await brigade.stop()
      await issuer.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const startOn = (folder: string, { origin, client }: TestIssuer): Promise<RunningBrigade> =>
  startBrigade(join(folder, 'data'), {
    DEMO: 'auto',
    DEMO_PASSWORD: password,
    RATE_LIMITS: 'off',
    DATABASE_URL: '',
    // Receivers of webhooks that a story opens.
    OUTBOUND_ALLOW: '127.0.0.1',
    OIDC_ISSUER: origin,
    OIDC_NAME: 'Harbour login',
    OIDC_CLIENT_ID: client.id,
    OIDC_CLIENT_SECRET: client.secret,
    OIDC_EMAIL_TRUSTED: 'on',
    NODE_ENV: 'test',
  })

async function newContext(
  browser: Browser,
  { width, height, touch }: Size,
  baseURL: string,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL,
    viewport: { width, height },
    isMobile: touch,
    hasTouch: touch,
    locale: 'en-IE',
    timezoneId: 'Europe/Dublin',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(20_000)
  return context
}

async function newPage(context: BrowserContext): Promise<Pick<Visit, 'page' | 'troubles'>> {
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('pageerror', ({ message }) => troubles.push(message))
  page.on('console', (message) => {
    if (/Content Security Policy|Minified React error/.test(message.text())) troubles.push(message.text())
  })
  return { page, troubles }
}

/** With what the sign-in page leaves in a browser, but without the page: it has a story of its own. */
async function signedIn(browser: Browser, size: Size, address: string, person: string) {
  const context = await newContext(browser, size, address)
  const answer = await context.request.post('/api/v1/auth/login', {
    headers: { 'X-Brigade-Client': 'web', Origin: address },
    data: { username: mail(person), password },
  })
  if (!answer.ok()) throw new Error(`${person} could not sign in: ${await answer.text()}`)
  await context.addInitScript(() => localStorage.setItem('brigade-session', '1'))
  return context
}

export const mail = (person: string) => `${person}@cookiejar.example`
