import { readFile } from 'node:fs/promises'
import { page_ms } from '#modules/documents/reading-limits'
import { type Extraction, ExtractionError, extract } from '#packages/extraction'
import { loadOcrData } from '#platform/ocr-data'

export interface ExtractTask {
  path: string
  file_name: string
}

export type Extracted = { extraction: Extraction } | { refusal: string }

/** Reads a file for the command line; runs in a process of its own. */
export default async function extractApart(
  { path, file_name }: ExtractTask,
  report: (page: object) => void,
  within: (ms: number | null) => void,
): Promise<Extracted> {
  try {
    const extraction = await extract(new Uint8Array(await readFile(path)), {
      file_name,
      scans: { data: loadOcrData },
      on_step: (step) => within(step === 'page' ? page_ms : null),
      on_progress: report,
    })
    return { extraction }
  } catch (error) {
    if (error instanceof ExtractionError) return { refusal: `${error.code}: ${error.message}` }
    throw error
  }
}
