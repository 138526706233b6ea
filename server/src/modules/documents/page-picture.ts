import { Readable } from 'node:stream'
import type { RenderedPage } from '#packages/extraction'
import { AppError, notFound } from '#platform/errors'
import type { Platform } from '#platform/platform'
import { lockFile, removeUnusedFile } from '#platform/unused-files'
import type { Who } from '#platform/who'
import { getDocumentRow } from './documents.ts'
import type { DrawTask } from './draw-page-task.ts'
import { checkHasPages, onPageApart } from './page-apart.ts'
import { findPagePicture, type PageOfDocument, type PagePicture, savePagePicture } from './page-queries.ts'
import type { DocumentRow } from './queries.ts'

const task = new URL('./draw-page-task.ts', import.meta.url)
/** Few widths, so that a page is drawn few times. */
const widths_px = [400, 800, 1200, 1600, 2000]
const most_bytes = 32 * 1_048_576

/**
 * A picture of one page, drawn in a process of its own the first time and kept with the document.
 * Errors: not_found, no_pages, those of reading the file.
 */
export async function openPage(
  platform: Platform,
  who: Who,
  { id, page }: { id: string; page: number },
  width: number,
) {
  const wanted = { document_id: id, page, width_px: widths_px.find((width_px) => width_px >= width)! }
  const { row, known } = await platform.withTenant(
    who,
    async (tx) => ({
      row: await getDocumentRow(tx, who, id),
      known: await findPagePicture(tx, who, wanted),
    }),
    { read_only: true },
  )
  checkHasPages(row)
  const kept = known && (await platform.files.exists(who.organization_id, known.file_hash))
  const picture = kept ? known : await drawPage(platform, who, row, wanted)
  const extension = picture.content_type === 'image/png' ? 'png' : 'jpg'
  return {
    name: `${row.file_name}-${page}.${extension}`,
    content: await platform.files.read(who.organization_id, picture.file_hash),
    content_type: picture.content_type,
    size_bytes: picture.size_bytes,
    hash: picture.file_hash,
  }
}

async function drawPage(
  platform: Platform,
  who: Who,
  row: DocumentRow,
  wanted: PageOfDocument,
): Promise<PagePicture> {
  const { page, width_px } = wanted
  const drawn = await onPageApart<DrawTask, RenderedPage | null>(platform, who, row, task, { page, width_px })
  if (!drawn) throw notFound('page')
  const content = Readable.from([Buffer.from(drawn.content)])
  const stored = await platform.files.put(who.organization_id, content, { max_bytes: most_bytes })
  const { content_type } = drawn
  const picture = { content_type, size_bytes: stored.size_bytes, file_hash: stored.hash }
  try {
    await platform.withTenant(who, async (tx) => {
      await lockFile(tx, who, stored.hash)
      // Between the last byte and this lock the deletion of a document may have removed the same bytes.
      if (!(await platform.files.exists(who.organization_id, stored.hash))) throw new AppError('unavailable')
      // Refused when the document was deleted meanwhile.
      await getDocumentRow(tx, who, row.id)
      await savePagePicture(tx, who, wanted, picture)
    })
  } catch (error) {
    await removeUnusedFile(platform, who, stored.hash)
    throw error
  }
  return picture
}
