import {
  type DocumentRow,
  findShownReading,
  type ReadProgress,
  readStoredDocument,
} from '#modules/documents/index'
import type { Extraction } from '#packages/extraction'
import { counted } from './counted.ts'
import type { ReconcileJob } from './reconcile-job.ts'
import type { Report } from './steps.ts'

/** Step 2: the text of the document, page by page, in a process of its own; what people corrected stands above it. */
export async function readStatement(
  job: ReconcileJob,
  document: DocumentRow,
  hints: { currency: string | undefined },
  report: Report,
): Promise<{ result: Extraction; message: string }> {
  const stored = { organization_id: job.who.organization_id, hash: document.file_hash }
  const { extraction, pieces } = await readStoredDocument(
    job.platform,
    stored,
    { hints: { ...hints, document_type: 'statement' } },
    (progress) => report(percentOf(progress), wordsFor(progress)),
  )
  const pages = counted(extraction.pages, document.file_type === 'pdf' ? 'page' : 'sheet')
  const text = `${pages} with ${counted(pieces, 'piece')} of text`
  const reading = await job.tx((tx) => findShownReading(tx, job.who, document.id))
  if (!reading || reading.corrections.length === 0) return { result: extraction, message: `${text}.` }
  return {
    // The machine reads anew; whose words stand beside it were said of the reading that was kept.
    result: { ...extraction, ...reading.shown } as Extraction,
    message: `${text}, with ${counted(reading.corrections.length, 'correction')} by hand.`,
  }
}

function percentOf(progress: ReadProgress): number {
  return progress.stage === 'text' ? (progress.page / progress.pages) * 95 : 95
}

function wordsFor(progress: ReadProgress): string {
  return progress.stage === 'text' ? `Page ${progress.page} of ${progress.pages}` : 'All text is read.'
}
