import { fileTypeFromBuffer } from 'file-type/core'
import type { DocumentText } from '../document-text.ts'
import { ExtractionError } from '../error.ts'
import { readCsv } from './csv.ts'
import { detectDocumentType, isEncryptedPackage } from './detect.ts'
import { inspect } from './inspect.ts'
import { type Progress, readPdf } from './pdf.ts'
import { readWorkbook } from './workbook.ts'

export type ReadOptions = { on_progress?: (progress: Progress) => void }

/**
 * Reads what stands in a file: positioned runs of a PDF's pages, or typed cells of a spreadsheet.
 * The file is inspected first; throws ExtractionError with a message for a person.
 */
export async function readDocument(
  bytes: Uint8Array,
  { on_progress }: ReadOptions = {},
): Promise<DocumentText> {
  inspect(bytes)
  const type = detectDocumentType(bytes)
  switch (type) {
    case 'pdf':
      return readPdf(bytes, on_progress)
    case 'csv':
      return whole(readCsv(bytes), on_progress)
    case null:
      throw await refusal(bytes)
    default:
      return whole(readWorkbook(bytes, type), on_progress)
  }
}

/** A spreadsheet is read in one step, told as such. */
function whole(text: DocumentText, onProgress: ReadOptions['on_progress']): DocumentText {
  onProgress?.({ page: text.sheets.length, pages: text.sheets.length })
  return text
}

async function refusal(bytes: Uint8Array): Promise<ExtractionError> {
  if (isEncryptedPackage(bytes)) return new ExtractionError('encrypted_document')
  const kind = await fileTypeFromBuffer(bytes.subarray(0, 65_536)).catch(() => undefined)
  if (kind?.ext === 'zip')
    return new ExtractionError('unsupported_document', 'This is an archive or a damaged workbook.')
  return new ExtractionError(
    'unsupported_document',
    kind ? `This is a ${kind.ext.toUpperCase()} file.` : undefined,
  )
}
