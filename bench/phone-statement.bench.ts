import type { Page } from 'playwright-core'
import { launchBrowser } from '../e2e/browser.ts'
import { openLongBooks, type Settled, settleByHand } from '../e2e/long-statement.ts'
import type { Watched } from '../e2e/watched.ts'
import type { BenchResult } from './bench-result.ts'
import { startBrigade, temporaryDataDir } from './running-brigade.ts'

export const name = 'phone-statement'

const LINES = Number(process.env.BENCH_LINES ?? 5000)
/** How many times slower than this machine the phone's own processor is taken to be. */
const SLOWER = Number(process.env.BENCH_SLOWER ?? 4)

/**
 * A statement of 5,000 lines on 60 pages, sent in and settled by hand on a page 360 px wide, in the real program;
 * the browser's processor is slowed down as a five-year-old phone is slower than a desk.
 */
export async function run(): Promise<BenchResult[]> {
  const data = await temporaryDataDir()
  const brigade = await startBrigade(data.path, { DEMO: 'off', RATE_LIMITS: 'off', DATABASE_URL: '' })
  const browser = await launchBrowser()
  try {
    const { username, password, statement } = await openLongBooks(brigade.address, LINES)
    const viewport = { width: 360, height: 740 }
    const context = await browser.newContext({
      ...{ baseURL: brigade.address, viewport, isMobile: true, hasTouch: true, locale: 'en-IE' },
    })
    const answer = await context.request.post('/api/v1/auth/login', {
      headers: { 'X-Brigade-Client': 'web', Origin: brigade.address },
      data: { username, password },
    })
    if (!answer.ok()) throw new Error(await answer.text())
    await context.addInitScript(() => localStorage.setItem('brigade-session', '1'))
    const page = await context.newPage()
    await slowDown(page)
    return figures(await settleByHand(page, statement))
  } finally {
    await browser.close()
    await brigade.stop()
    await data.remove()
  }
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
}

function figures(settled: Settled): BenchResult[] {
  const { read_s, result_s, reading, comparing, scrolling, scrolled } = settled
  const gaps = (during: string, { longest_gap_ms, longest_task_ms }: Watched): BenchResult[] => [
    {
      metric: `longest gap while ${during}`,
      value: longest_gap_ms,
      unit: 'ms',
      target: 1000,
      better: 'lower',
    },
    { metric: `longest work in one go while ${during}`, value: longest_task_ms, unit: 'ms', better: 'lower' },
  ]
  return [
    { metric: 'chosen to read', value: read_s, unit: 's', better: 'lower' },
    { metric: 'chosen to result on the screen', value: result_s, unit: 's', target: 60, better: 'lower' },
    { metric: 'progress moved while reading', value: reading.moves, unit: '', target: 5, better: 'higher' },
    {
      ...{ metric: 'progress moved while comparing', value: comparing.moves, unit: '' },
      ...{ target: 5, better: 'higher' },
    },
    ...gaps('reading', reading),
    ...gaps('comparing', comparing),
    ...gaps('scrolling', scrolling),
    { metric: 'items scrolled past', value: scrolled, unit: '', better: 'higher' },
  ]
}
