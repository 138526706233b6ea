import { ComputeLimitError } from '#platform/compute'
import { computeWithProgress } from '#platform/compute-progress'
import { AppError } from '#platform/errors'
import type { Platform } from '#platform/platform'
import type { ReadReport, ReadResult, ReadTask } from './read-task.ts'
import { readingLimits } from './reading-limits.ts'

const task = new URL('./read-task.ts', import.meta.url)

export type ReadProgress = Exclude<ReadReport, { stage: 'fault' }>

/**
 * Reads a stored document in a process of its own, page by page as `save` hears.
 * Errors: encrypted_document, damaged_document, no_text_layer, hostile_document, extraction_failed and their like.
 */
export async function readStoredDocument(
  platform: Platform,
  stored: { organization_id: string; hash: string },
  wanted: Omit<ReadTask, 'path'>,
  save: (progress: ReadProgress) => Promise<void>,
): Promise<ReadResult> {
  const { files, compute, log } = platform
  if (!(await files.exists(stored.organization_id, stored.hash)))
    throw new AppError('extraction_failed', {
      message: 'The stored file is missing; upload the document again.',
    })
  try {
    return await files.withLocalPath(stored.organization_id, stored.hash, (path) =>
      computeWithProgress<ReadTask, ReadResult, ReadReport>(
        compute,
        task,
        { path, ...wanted },
        {
          ...readingLimits,
          async save(report) {
            if (report.stage !== 'fault') return save(report)
            log.error({ hash: stored.hash, fault: report.fault }, 'a document could not be read')
          },
        },
      ),
    )
  } catch (error) {
    if (!(error instanceof ComputeLimitError)) throw error
    throw new AppError('hostile_document', {
      message: `${error.message} Split the document, or ask the sender for a fresh copy.`,
      cause: error,
    })
  }
}
