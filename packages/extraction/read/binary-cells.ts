import { ExtractionError } from '../error.ts'
import { LIMITS } from '../limits.ts'

// [MS-XLS] 2.3: records that hold one cell; BIFF2 to BIFF8 number them differently.
const CELL_RECORDS = new Set([
  0x0002, 0x0003, 0x0004, 0x0005, 0x0006, 0x0206, 0x0406, 0x0203, 0x0204, 0x0205, 0x027e, 0x00fd, 0x00d6,
])
const MANY_NUMBERS = 0x00bd
const SHEET = 0x0085
const [BEGIN, END] = [0x09, 0x0a]

/**
 * Walks the records of a BIFF stream and counts what reading them would make.
 * Errors: damaged_document when a record leaves the stream, too_large, hostile_document for too many sheets.
 */
export function countBiffCells(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let cells = 0
  let sheets = 0
  let depth = 0
  for (let at = 0; at + 4 <= bytes.length; ) {
    const record = view.getUint16(at, true)
    const length = view.getUint16(at + 2, true)
    // After its last part a stream is filled up to its sector.
    if (depth === 0 && at > 0 && (record & 0xff) !== BEGIN) return
    if (at + 4 + length > bytes.length) throw new ExtractionError('damaged_document')
    if ((record & 0xff) === BEGIN) depth += 1
    else if (record === END) depth -= 1
    else if (CELL_RECORDS.has(record)) cells += 1
    else if (record === MANY_NUMBERS) cells += Math.max(0, Math.floor((length - 6) / 6))
    else if (record === SHEET) sheets += 1
    at += 4 + length
    refuse(cells, sheets)
  }
  if (depth > 0) throw new ExtractionError('damaged_document')
}

// [MS-XLSB] 2.3: BrtCellBlank to BrtFmlaError.
const LAST_CELL = 11

/** The same for one sheet of an XLSB file; answers the number of its cells. */
export function countXlsbCells(bytes: Uint8Array): number {
  let cells = 0
  for (let at = 0; at < bytes.length; ) {
    const type = variable(bytes, at, 2)
    const length = variable(bytes, at + type.bytes, 4)
    at += type.bytes + length.bytes + length.value
    if (at > bytes.length) throw new ExtractionError('damaged_document')
    if (type.value >= 1 && type.value <= LAST_CELL) cells += 1
    refuse(cells, 0)
  }
  return cells
}

/** A number of seven bits a byte ([MS-XLSB] 2.1.4). */
function variable(bytes: Uint8Array, from: number, most: number): { value: number; bytes: number } {
  let value = 0
  for (let index = 0; index < most; index += 1) {
    const byte = bytes[from + index] ?? 0
    value |= (byte & 0x7f) << (7 * index)
    if ((byte & 0x80) === 0) return { value, bytes: index + 1 }
  }
  return { value, bytes: most }
}

function refuse(cells: number, sheets: number): void {
  if (cells > LIMITS.cells)
    throw new ExtractionError('too_large', `The file has more than ${LIMITS.cells} filled cells.`)
  if (sheets > LIMITS.sheets)
    throw new ExtractionError('hostile_document', `The workbook has more than ${LIMITS.sheets} sheets.`)
}
