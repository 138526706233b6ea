import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

/**
 * Starts the Chromium that the npm package @sparticuz/chromium carries; the caller closes it.
 * Flags: no sandbox, because containers run as root; software GL is off, because screens need none.
 * @example const browser = await launchBrowser(); const page = await browser.newPage()
 */
export async function launchBrowser(): Promise<Browser> {
  chromium.setGraphicsMode = false
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args.filter((flag) => !DROPPED.has(flag)), '--no-sandbox'],
    headless: true,
  })
}

/** Suited to a function in the cloud, harmful in a test: one process loses every page when one crashes. */
const DROPPED = new Set(['--single-process', '--no-zygote', '--incognito'])
