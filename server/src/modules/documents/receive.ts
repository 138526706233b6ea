import type { Readable } from 'node:stream'
import { AppError } from '#platform/errors'
import type { StoredFile } from '#platform/files'
import { compileValidator } from '#platform/validation'
import { UploadForm } from './contract.ts'

/** A part of a multipart form as it arrives. */
export type FormPart =
  | { type: 'field'; fieldname: string; value: unknown }
  | {
      type: 'file'
      fieldname: string
      filename?: string
      /** `truncated` tells that more than the limit came. */
      file: Readable & { truncated?: boolean }
    }

export interface ReceivedUpload {
  form: UploadForm
  file: StoredFile & { name: string }
}

/**
 * Takes an upload apart as it comes in: the fields are kept, the one file is stored by `store`.
 * Whatever goes wrong after something was stored, `discard` is told its hash.
 * Errors: file_missing, payload_too_large, validation_failed, malformed_request.
 */
export async function receiveUpload(
  parts: AsyncIterable<FormPart>,
  store: (content: Readable) => Promise<StoredFile>,
  discard: (hash: string) => Promise<void>,
): Promise<ReceivedUpload> {
  const fields: Record<string, unknown> = {}
  let file: ReceivedUpload['file'] | undefined
  try {
    for await (const part of parts) {
      if (part.type === 'field') {
        // Forms send the fields a person left alone as empty texts.
        if (part.value !== '') fields[part.fieldname] = part.value
        continue
      }
      if (part.fieldname !== 'file')
        throw new AppError('file_missing', {
          message: `Send the document as “file”, not “${part.fieldname}”.`,
        })
      file = { ...(await store(part.file)), name: safeFileName(part.filename) }
      if (part.file.truncated) throw tooLarge(file.size_bytes)
    }
    if (!file) throw new AppError('file_missing')
    return { form: validForm(fields), file }
  } catch (error) {
    if (file) await discard(file.hash)
    throw isKnown(error) ? error : new AppError('malformed_request', { cause: error })
  }
}

function tooLarge(most_bytes: number): AppError {
  const message = `A file may have up to ${Math.floor(most_bytes / 1_048_576)} MB.`
  return new AppError('payload_too_large', { message })
}

const validateForm = compileValidator({ schema: UploadForm as never, httpPart: 'body' })

function validForm(fields: Record<string, unknown>): UploadForm {
  const outcome = validateForm(fields)
  if (outcome.error) throw outcome.error
  return outcome.value as UploadForm
}

/** The parser's own complaints about a broken form carry no code. */
function isKnown(error: unknown): boolean {
  return error instanceof AppError || typeof (error as { code?: unknown }).code === 'string'
}

const longestName = 200

/** The name a person knows the file by, without folders and control characters; it never becomes a path. */
export function safeFileName(given: string | undefined): string {
  const base = (given ?? '').split(/[/\\]/).at(-1) ?? ''
  const printable = base.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim()
  if (printable.length <= longestName) return printable || 'document'
  const extension = /\.[^.]{1,10}$/.exec(printable)?.[0] ?? ''
  return printable.slice(0, longestName - extension.length).toWellFormed() + extension
}
