import { open } from 'node:fs/promises'
import { detectDocumentType, ExtractionError, type FileType, inspectContainer } from '#packages/extraction'
import type { ErrorCode } from '#platform/error-codes'
import { AppError } from '#platform/errors'
import type { FileStore } from '#platform/files'
import { codeOf } from './reading-error.ts'

const head_bytes = 65_536

/**
 * What a stored file is, by its content alone; null when it is nothing that can be read.
 * A PDF or a text tells by its beginning; workbooks keep their table of contents elsewhere and are read whole.
 * Errors: encrypted_document, damaged_document, hostile_document where a container's outside tells.
 */
export function detectStoredType(
  files: FileStore,
  organization_id: string,
  hash: string,
): Promise<FileType | null> {
  return files.withLocalPath(organization_id, hash, async (path) => {
    const file = await open(path)
    try {
      const { size } = await file.stat()
      const head = new Uint8Array(Math.min(size, head_bytes))
      await file.read(head, 0, head.length, 0)
      const is_whole = size <= head_bytes
      if (!isContainer(head)) return detectDocumentType(is_whole ? head : wholeLines(head))
      // From the beginning, wherever the reading of the head ended.
      const bytes = new Uint8Array(size)
      await file.read(bytes, 0, size, 0)
      return containerType(bytes)
    } finally {
      await file.close()
    }
  })
}

function containerType(bytes: Uint8Array): FileType | null {
  try {
    inspectContainer(bytes)
  } catch (error) {
    if (!(error instanceof ExtractionError)) throw error
    throw new AppError(codeOf(error) as ErrorCode, { message: error.message, cause: error })
  }
  return detectDocumentType(bytes)
}

// A zip's local header, and the compound file of old Office formats.
const containers = [
  [0x50, 0x4b],
  [0xd0, 0xcf, 0x11, 0xe0],
]

function isContainer(head: Uint8Array): boolean {
  return containers.some((magic) => magic.every((byte, index) => head[index] === byte))
}

/** A beginning cut after its last line feed: a character cut in two would read as a foreign encoding. */
function wholeLines(head: Uint8Array): Uint8Array {
  const last = head.lastIndexOf(0x0a)
  return last > 0 ? head.subarray(0, last + 1 + ((last + 1) % 2)) : head
}
