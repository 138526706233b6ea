import { readFile } from 'node:fs/promises'
import {
  type Extraction,
  ExtractionError,
  type Hints,
  type Question,
  questionOf,
  readDocument,
} from '#packages/extraction'
import { loadOcrData } from '#platform/ocr-data'
import { type KnownLayout, type LaidOut, readWithLayouts } from './read-with-layouts.ts'
import { codeOf } from './reading-error.ts'
import { page_ms } from './reading-limits.ts'

export interface ReadTask {
  path: string
  hints: Hints
  /** Whether a model may be asked about it. */
  may_ask?: boolean
  /** Learned layouts, of which one may be the document's. */
  layouts?: KnownLayout[]
}

export interface ReadResult {
  extraction: Extraction
  /** The layout it was read with. */
  used: LaidOut['used']
  /** What to ask a model, of a reading in doubt. */
  question?: Question
  /** Text runs of a PDF, cells of a spreadsheet. */
  pieces: number
}

/** How far the reading is, or a fault inside it that the person is not bothered with. */
export type ReadReport =
  | { stage: 'text'; page: number; pages: number }
  | { stage: 'structure'; pages: number; pieces: number }
  | { stage: 'fault'; fault: string }

/** Reads a stored file; runs in a process of its own. Errors: codes of the error catalogue. */
export default async function read(
  { path, hints, may_ask, layouts = [] }: ReadTask,
  report: (report: ReadReport) => void,
  within: (ms: number | null) => void = () => {},
): Promise<ReadResult> {
  const bytes = new Uint8Array(await readFile(path))
  try {
    const text = await readDocument(bytes, {
      scans: { data: loadOcrData, language: hints.language },
      on_step: (step) => within(step === 'page' ? page_ms : null),
      on_progress: ({ page, pages }) => report({ stage: 'text', page, pages }),
    })
    const pieces =
      text.pages.reduce((sum, page) => sum + page.runs.length, 0) +
      text.sheets.reduce(
        (sum, sheet) => sum + sheet.rows.reduce((cells, row) => cells + row.cells.length, 0),
        0,
      )
    report({ stage: 'structure', pages: text.pages.length || text.sheets.length, pieces })
    const { extraction, used } = readWithLayouts(text, hints, layouts)
    return { extraction, used, pieces, ...(may_ask && { question: questionOf(text, extraction) }) }
  } catch (error) {
    if (error instanceof ExtractionError)
      throw Object.assign(new Error(error.message), { code: codeOf(error) })
    // The same bytes would fail again: a final error, with its cause for the log.
    report({ stage: 'fault', fault: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    throw Object.assign(new Error('The document could not be read.'), { code: 'extraction_failed' })
  }
}
