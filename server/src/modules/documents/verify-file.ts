import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import { AppError } from '#platform/errors'
import type { Platform } from '#platform/platform'
import { detectStoredType } from './detect.ts'
import type { DocumentRow } from './queries.ts'

/**
 * Makes sure that a document's file lies in storage with the bytes, size and type it was uploaded with.
 * Errors: document_not_readable.
 */
export async function verifyStoredFile(
  { files }: Platform,
  organization_id: string,
  document: DocumentRow,
): Promise<void> {
  const { file_hash } = document
  const refuse = (message: string) => new AppError('document_not_readable', { message })
  if (!(await files.exists(organization_id, file_hash)))
    throw refuse('The stored file is missing; upload the document again.')
  const hash = createHash('sha256')
  let size_bytes = 0
  await pipeline(await files.read(organization_id, file_hash), async (chunks) => {
    for await (const chunk of chunks as AsyncIterable<Buffer>) {
      size_bytes += chunk.length
      hash.update(chunk)
    }
  })
  if (hash.digest('hex') !== file_hash || size_bytes !== document.file_size_bytes)
    throw refuse('The stored file is not what was uploaded; upload the document again.')
  if ((await detectStoredType(files, organization_id, file_hash)) !== document.file_type)
    throw refuse('The stored file is of another kind than when it was uploaded.')
}
