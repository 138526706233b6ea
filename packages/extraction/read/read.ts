import { fileTypeFromBuffer } from 'file-type/core'
import type { DocumentText } from '../document-text.ts'
import { readXml } from '../einvoice/read-xml.ts'
import { ExtractionError } from '../error.ts'
import { readPicture } from '../scan/picture.ts'
import { readCsv } from './csv.ts'
import { detectDocumentType, isBinaryWorkbook } from './detect.ts'
import { inspect } from './inspect.ts'
import { readOds } from './ods.ts'
import { type PdfOptions, readPdf } from './pdf.ts'
import { readWorkbook } from './workbook.ts'
import { readXlsx } from './xlsx/xlsx.ts'

export type ReadOptions = PdfOptions

/**
 * Reads what stands in a file: positioned runs of a PDF's pages, or typed cells of a spreadsheet.
 * The file is inspected first; throws ExtractionError with a message for a person.
 */
export async function readDocument(bytes: Uint8Array, options: ReadOptions = {}): Promise<DocumentText> {
  const { on_progress, on_step, scans } = options
  inspect(bytes)
  const type = detectDocumentType(bytes)
  switch (type) {
    case 'pdf':
      return readPdf(bytes, options)
    case 'png':
    case 'jpeg':
    case 'webp':
      if (!scans) throw new ExtractionError('no_text_layer')
      on_step?.('pictures')
      return whole(await readPicture(bytes, scans), on_progress)
    case 'csv':
      return whole(readCsv(bytes), on_progress)
    case 'xml':
      return whole(readXml(bytes), on_progress)
    case null:
      throw await refusal(bytes)
    case 'ods':
      return whole(readOds(bytes), on_progress)
    case 'xlsx':
      return whole(isBinaryWorkbook(bytes) ? readWorkbook(bytes, type) : readXlsx(bytes), on_progress)
    default:
      return whole(readWorkbook(bytes, type), on_progress)
  }
}

/** Spreadsheets and e-invoices are read in one step, told as such. */
function whole(text: DocumentText, onProgress: ReadOptions['on_progress']): DocumentText {
  const pages = Math.max(1, text.sheets.length)
  onProgress?.({ page: pages, pages })
  return text
}

async function refusal(bytes: Uint8Array): Promise<ExtractionError> {
  const kind = await fileTypeFromBuffer(bytes.subarray(0, 65_536)).catch(() => undefined)
  if (kind?.ext === 'zip')
    return new ExtractionError('unsupported_document', 'This is an archive or a damaged workbook.')
  return new ExtractionError(
    'unsupported_document',
    kind ? `This is a ${kind.ext.toUpperCase()} file.` : undefined,
  )
}
