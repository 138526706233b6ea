import type { Page } from 'playwright-core'

/** What somebody in front of the page saw and felt. */
export interface Watched {
  /** How often a bar of progress stood elsewhere than before. */
  moves: number
  /** The longest the page drew nothing and answered to nobody. */
  longest_gap_ms: number
  /** The longest work of its own in one go: the rest of a gap is a machine busy with others. */
  longest_task_ms: number
}

interface Watcher {
  values: string[]
  gap_ms: number
  tasks_ms: number[]
}

/** Begins to watch a page, from its next load on: every frame, every long task, every bar of progress. */
export async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watcher: Watcher = { values: [], gap_ms: 0, tasks_ms: [] }
    Object.assign(window, { watcher })
    let last_ms = performance.now()
    const frame = (now_ms: number) => {
      watcher.gap_ms = Math.max(watcher.gap_ms, now_ms - last_ms)
      last_ms = now_ms
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watcher.tasks_ms.push(Math.round(duration))
    }).observe({ type: 'longtask', buffered: true })
    const look = () => {
      for (const bar of document.querySelectorAll('[role=progressbar][aria-valuenow]')) {
        const value = `${bar.getAttribute('aria-label')} ${bar.getAttribute('aria-valuenow')}`
        if (!watcher.values.includes(value)) watcher.values.push(value)
      }
    }
    const options = { subtree: true, childList: true, attributeFilter: ['aria-valuenow'] }
    new MutationObserver(look).observe(document, options)
  })
}

/** Forgets what was seen so far: loading a page is no freeze of it. */
export const watchAnew = (page: Page) =>
  page.evaluate(() => {
    const { watcher } = window as unknown as { watcher: Watcher }
    Object.assign(watcher, { values: [], gap_ms: 0, tasks_ms: [] })
  })

export const watched = (page: Page): Promise<Watched> =>
  page.evaluate(() => {
    const { values, gap_ms, tasks_ms } = (window as unknown as { watcher: Watcher }).watcher
    return { moves: values.length, longest_gap_ms: gap_ms, longest_task_ms: Math.max(0, ...tasks_ms) }
  })
