import { type DocumentRow, findDocumentRow, verifyStoredFile } from '#modules/documents/index'
import { AppError, notFound } from '#platform/errors'
import type { ReconcileJob } from './reconcile-job.ts'

/** A document that may be reconciled now. Errors: document_busy, document_not_readable, not_a_statement. */
export function checkReconcilable(document: DocumentRow): void {
  if (document.status === 'uploaded' || document.status === 'processing') throw new AppError('document_busy')
  if (document.status === 'error')
    throw new AppError('document_not_readable', {
      message: `The document could not be read: ${document.error_message ?? document.error_code}`,
    })
  if (document.document_type !== 'statement')
    throw new AppError('not_a_statement', {
      message: `This is ${withArticle(document.document_type)}; only a supplier statement can be reconciled.`,
    })
}

function withArticle(document_type: string): string {
  if (document_type === 'other') return 'not a statement as far as its content tells'
  const word = document_type.replaceAll('_', ' ')
  return /^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`
}

/** Step 1: the document is a statement, and its file lies in storage as it was uploaded. */
export async function validateDocument(job: ReconcileJob, document_id: string) {
  const document = await job.tx((tx) => findDocumentRow(tx, job.who, document_id))
  if (!document) throw notFound('document')
  checkReconcilable(document)
  await verifyStoredFile(job.platform, job.who.organization_id, document)
  const kilobytes = Math.max(1, Math.round(document.file_size_bytes / 1024))
  return {
    result: document,
    message: `${document.file_name}: ${document.file_type.toUpperCase()}, ${kilobytes} kB, as it was uploaded.`,
  }
}
