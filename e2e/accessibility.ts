import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeResults {
  violations: { id: string; nodes: { target: string[] }[] }[]
}

/** What axe finds on a page against WCAG 2.1 A and AA, one line a place; nothing is what we want. */
export async function faultsOf(page: Page): Promise<string[]> {
  // The page's own policy forbids foreign scripts; evaluating is the browser's driver, not the page.
  await page.evaluate(await source)
  const results = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })`,
  )) as AxeResults
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
  )
}
