import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

/**
 * Starts the Chromium that the npm package @sparticuz/chromium carries; the caller closes it.
 * Its own flags are meant for a function in the cloud and switch the web's security off (no Origin header, no CORS),
 * so only those that a container and steady pictures need are given.
 * @example const browser = await launchBrowser(); const page = await browser.newPage()
 */
export async function launchBrowser(): Promise<Browser> {
  chromium.setGraphicsMode = false
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--disable-setuid-sandbox', '--font-render-hinting=none', '--disable-gpu'],
    headless: true,
  })
}
