import { ExtractionError } from '../error.ts'
import { LIMITS } from '../limits.ts'
import { countBiffCells, countXlsbCells } from './binary-cells.ts'
import { CompoundFile } from './compound-file.ts'
import { detectDocumentType, isEncryptedPackage } from './detect.ts'
import { UnpackBudget } from './inflate.ts'
import { inspectPdf } from './inspect-pdf.ts'
import { isZip, packedBytes, type ZipEntry, zipEntries } from './zip.ts'

/**
 * Refuses a file that would cost too much to read: size, number, overlap and ratio of zip entries before unpacking,
 * every packed stream under a cap, chains and cells of binary workbooks counted.
 * Throws ExtractionError; a harmless file passes silently.
 */
export function inspect(bytes: Uint8Array): void {
  const entries = inspectContainer(bytes)
  const type = detectDocumentType(bytes)
  if (type === 'pdf') inspectPdf(bytes)
  if (type === 'xlsx' || type === 'ods') inspectParts(bytes, entries)
  if (type === 'xls') inspectXls(bytes)
}

// Below this size even the highest ratio DEFLATE reaches does no harm.
const RATIO_MATTERS_BYTES = 1_048_576

/**
 * Refuses what the outside of a file tells at once, without unpacking anything: its size, a password, a zip's table
 * of contents. Throws ExtractionError; answers the entries of a zip.
 */
export function inspectContainer(bytes: Uint8Array): ZipEntry[] {
  if (bytes.length === 0) throw new ExtractionError('empty_file')
  if (bytes.length > LIMITS.file_bytes) throw new ExtractionError('too_large')
  if (isEncryptedPackage(bytes)) throw new ExtractionError('encrypted_document')
  if (!isZip(bytes)) return []
  const entries = zipEntries(bytes, LIMITS.zip_entries)
  for (const { packed_bytes, unpacked_bytes, is_encrypted } of entries) {
    if (is_encrypted) throw new ExtractionError('encrypted_document')
    const is_large = unpacked_bytes > RATIO_MATTERS_BYTES
    if (
      unpacked_bytes > LIMITS.stream_bytes ||
      (is_large && unpacked_bytes > packed_bytes * LIMITS.zip_ratio)
    ) {
      throw new ExtractionError('hostile_document')
    }
  }
  return entries
}

function inspectParts(bytes: Uint8Array, entries: readonly ZipEntry[]): void {
  // Declared sizes may lie, so the parts are unpacked once under the caps.
  const budget = new UnpackBudget()
  let cells = 0
  for (const entry of entries) {
    const packed = packedBytes(bytes, entry)
    if (entry.method === 0) budget.add(packed.length)
    else if (/^xl\/worksheets\/[^/]+\.bin$/.test(entry.name)) {
      cells += countXlsbCells(budget.unpack(packed, 'raw'))
      if (cells > LIMITS.cells) throw new ExtractionError('too_large')
    } else budget.stream(packed, 'raw', () => {})
  }
}

/** Old workbooks: in a compound file, or before BIFF5 the records alone. */
function inspectXls(bytes: Uint8Array): void {
  if (bytes[0] === 0x09) {
    countBiffCells(bytes)
    return
  }
  const file = new CompoundFile(bytes)
  const stream = file.stream('workbook') ?? file.stream('book')
  if (stream) countBiffCells(stream)
}
