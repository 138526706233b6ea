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

/**
 * Step 2: what was read of the document, as people see and corrected it. Only where it was read as something else
 * than a statement is it read anew, page by page, in a process of its own.
 */
export async function readStatement(
  job: ReconcileJob,
  document: DocumentRow,
  hints: { currency: string | undefined },
  report: Report,
): Promise<{ result: Extraction; message: string }> {
  const reading = await job.tx((tx) => findShownReading(tx, job.who, document.id))
  if (reading?.read.document_type === 'statement') {
    const by_hand = reading.corrections.length
    const corrected = by_hand > 0 ? `, with ${counted(by_hand, 'correction')} by hand` : ''
    return {
      // Readings of long ago do not say what they came from.
      result: { source: 'text', ...reading.shown } as Extraction,
      message: `${pagesOf(document, reading.shown)}, as read after the upload${corrected}.`,
    }
  }
  const stored = { organization_id: job.who.organization_id, hash: document.file_hash }
  const { extraction, pieces } = await readStoredDocument(
    job.platform,
    stored,
    { hints: { ...hints, document_type: 'statement' } },
    (progress) => report(percentOf(progress), wordsFor(progress)),
  )
  return {
    result: extraction,
    message: `${pagesOf(document, extraction)} with ${counted(pieces, 'piece')} of text, read anew as a statement.`,
  }
}

function pagesOf({ file_type }: DocumentRow, { pages }: Pick<Extraction, 'pages'>): string {
  return counted(pages, file_type === 'pdf' ? 'page' : 'sheet')
}

function percentOf(progress: ReadProgress): number {
  return progress.stage === 'text' ? (progress.page / progress.pages) * 95 : 95
}

function wordsFor(progress: ReadProgress): string {
  return progress.stage === 'text' ? `Page ${progress.page} of ${progress.pages}` : 'All text is read.'
}
