import { readFile } from 'node:fs/promises'
import {
  type Extraction,
  ExtractionError,
  type Hints,
  type Question,
  questionOf,
  readDocument,
  structureEach,
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
  /** Which invoice of a file that holds several, from 1; absent: the first, and `others` has the rest. */
  part?: number
  /** Learned layouts, of which one may be the document's. */
  layouts?: KnownLayout[]
}

export interface ReadResult {
  extraction: Extraction
  /** How many the file holds, and those not asked for. */
  parts: number
  others: Extraction[]
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
  { path, hints, may_ask, part, layouts = [] }: ReadTask,
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
    if (text.xml && text.pages.length === 0) return { ...partOf(structureEach(text, hints), part), pieces }
    const { extraction, used } = readWithLayouts(text, hints, layouts)
    const question = may_ask ? questionOf(text, extraction) : undefined
    return { extraction, parts: 1, others: [], used, pieces, ...(question && { question }) }
  } catch (error) {
    if (error instanceof ExtractionError)
      throw Object.assign(new Error(error.message), { code: codeOf(error) })
    // The same bytes would fail again: a final error, with its cause for the log.
    report({ stage: 'fault', fault: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    throw Object.assign(new Error('The document could not be read.'), { code: 'extraction_failed' })
  }
}

/** A file that was replaced by one with fewer invoices cannot be: its name is its hash. */
function partOf(all: Extraction[], part = 1): Pick<ReadResult, 'extraction' | 'parts' | 'others' | 'used'> {
  const others = part === 1 ? all.slice(1) : []
  return { extraction: all[part - 1] ?? all[0]!, parts: all.length, others, used: null }
}
