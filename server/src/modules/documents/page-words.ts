import type { PageWords } from '#packages/extraction'
import { notFound } from '#platform/errors'
import type { Platform } from '#platform/platform'
import type { Who } from '#platform/who'
import { getDocumentRow } from './documents.ts'
import { checkHasPages, onPageApart } from './page-apart.ts'
import type { PageWordsTask } from './page-words-task.ts'

const task = new URL('./page-words-task.ts', import.meta.url)

/** What stands on one page, read anew in a process of its own. Errors: not_found, no_pages, those of reading the file. */
export async function getPageWords(platform: Platform, who: Who, { id, page }: { id: string; page: number }) {
  const row = await platform.withTenant(who, (tx) => getDocumentRow(tx, who, id), { read_only: true })
  checkHasPages(row)
  const asked = { page, currency: row.currency }
  const found = await onPageApart<PageWordsTask, PageWords | null>(platform, who, row, task, asked)
  if (!found) throw notFound('page')
  return { words: found.words, decimal_mark: found.mark, date_order: found.order }
}
