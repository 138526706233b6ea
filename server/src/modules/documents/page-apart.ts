import { ComputeLimitError } from '#platform/compute'
import { AppError } from '#platform/errors'
import type { Platform } from '#platform/platform'
import type { Who } from '#platform/who'
import type { DocumentRow } from './queries.ts'

const limits = { timeout_ms: 30_000, memory_mb: 512 }
const withPages: readonly string[] = ['pdf', 'png', 'jpeg', 'webp']

/** Errors: no_pages. */
export function checkHasPages({ file_type }: DocumentRow): void {
  if (!withPages.includes(file_type)) throw new AppError('no_pages')
}

/**
 * Does something with one page of a stored file, in a process of its own with limits of time and memory.
 * Errors: not_found, hostile_document, those of the task.
 */
export async function onPageApart<T extends { path: string }, R>(
  { files, drawing }: Platform,
  who: Who,
  { file_hash }: DocumentRow,
  task: URL,
  input: Omit<T, 'path'>,
): Promise<R> {
  if (!(await files.exists(who.organization_id, file_hash))) {
    throw new AppError('not_found', { message: 'The stored file is missing; upload the document again.' })
  }
  try {
    return await files.withLocalPath(who.organization_id, file_hash, (path) =>
      drawing.run<T, R>(task, { ...input, path } as T, limits),
    )
  } catch (error) {
    if (!(error instanceof ComputeLimitError)) throw error
    throw new AppError('hostile_document', { cause: error })
  }
}
