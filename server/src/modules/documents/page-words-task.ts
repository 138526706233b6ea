import { readFile } from 'node:fs/promises'
import { ExtractionError, type PageWords, readPageWords } from '#packages/extraction'
import { loadOcrData } from '#platform/ocr-data'
import { codeOf } from './reading-error.ts'

export interface PageWordsTask {
  path: string
  page: number
  currency: string | null
}

/** Reads the words of a page of a stored file; runs in a process of its own. Null when there is no such page. */
export default async function readWords({ path, page, currency }: PageWordsTask): Promise<PageWords | null> {
  const bytes = new Uint8Array(await readFile(path))
  try {
    return (await readPageWords(bytes, page, { data: loadOcrData }, currency)) ?? null
  } catch (error) {
    if (error instanceof ExtractionError)
      throw Object.assign(new Error(error.message), { code: codeOf(error) })
    throw Object.assign(new Error('The page could not be read.'), { code: 'extraction_failed' })
  }
}
