import { readFile } from 'node:fs/promises'
import { ExtractionError, type RenderedPage, renderPage } from '#packages/extraction'
import { loadOcrData } from '#platform/ocr-data'
import { codeOf } from './reading-error.ts'

export interface DrawTask {
  path: string
  page: number
  width_px: number
}

/** Draws a page of a stored file; runs in a process of its own. Null when there is no such page. */
export default async function draw({ path, page, width_px }: DrawTask): Promise<RenderedPage | null> {
  const bytes = new Uint8Array(await readFile(path))
  try {
    return (await renderPage(bytes, page, { width_px }, loadOcrData)) ?? null
  } catch (error) {
    if (error instanceof ExtractionError)
      throw Object.assign(new Error(error.message), { code: codeOf(error) })
    throw Object.assign(new Error('The page could not be drawn.'), { code: 'extraction_failed' })
  }
}
