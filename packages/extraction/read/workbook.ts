import { type CellObject, read, SSF, utils, type WorkBook, type WorkSheet } from '@e965/xlsx'
import type { DocumentText, FileType, SheetCell, TextSheet } from '../document-text.ts'
import { ExtractionError } from '../error.ts'
import { LIMITS } from '../limits.ts'

/** Reads the visible sheets of a workbook with each cell's type and shown text; formulas are read as their last result. */
export function readWorkbook(bytes: Uint8Array, file_type: FileType): DocumentText {
  const book = open(bytes)
  const is_1904 = book.Workbook?.WBProps?.date1904 === true
  const sheets: TextSheet[] = []
  let cell_count = 0
  for (const [index, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name]
    if (!sheet?.['!ref'] || (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0) continue
    const text = textSheet(sheet, index + 1, name, is_1904)
    cell_count += text.rows.reduce((sum, row) => sum + row.cells.length, 0)
    if (cell_count > LIMITS.cells) throw new ExtractionError('too_large')
    if (text.rows.length > 0) sheets.push(text)
  }
  if (sheets.length === 0) throw new ExtractionError('empty_file', 'The workbook has no filled cells.')
  return { file_type, pages: [], sheets, warnings: [] }
}

function open(bytes: Uint8Array): WorkBook {
  try {
    return read(bytes, {
      type: 'array',
      cellNF: true,
      cellText: true,
      cellFormula: false,
      cellHTML: false,
      dense: true,
      sheetRows: LIMITS.rows,
    })
  } catch (cause) {
    const is_locked = cause instanceof Error && /password|encrypt/i.test(cause.message)
    throw new ExtractionError(is_locked ? 'encrypted_document' : 'damaged_document', undefined, { cause })
  }
}

function textSheet(sheet: WorkSheet, number: number, name: string, is_1904: boolean): TextSheet {
  const first = utils.decode_range(sheet['!ref']!).s
  const data = (sheet as unknown as { '!data'?: (CellObject | undefined)[][] })['!data'] ?? []
  const rows: TextSheet['rows'] = []
  for (let row = first.r; row < data.length; row += 1) {
    const cells: SheetCell[] = []
    for (const [column, cell] of (data[row] ?? []).entries()) {
      const read_cell = cell && sheetCell(cell, column, is_1904)
      if (read_cell) cells.push(read_cell)
    }
    if (cells.length > 0) rows.push({ row, cells })
  }
  return { number, name, rows }
}

function sheetCell(cell: CellObject, column: number, is_1904: boolean): SheetCell | null {
  const text = String(cell.w ?? cell.v ?? '')
    .slice(0, LIMITS.text_characters)
    .trim()
  if (cell.v === undefined || cell.v === '' || cell.t === 'z' || cell.t === 'e') return null
  if (cell.t === 'd' && cell.v instanceof Date) {
    return { column, text, value: cell.v.toISOString().slice(0, 10), is: 'date' }
  }
  if (cell.t !== 'n') return { column, text, value: text, is: 'text' }
  const value = Number(cell.v)
  const day = isDateFormat(cell.z) ? serialDay(value, is_1904) : null
  if (day) return { column, text, value: day, is: 'date' }
  return { column, text: text || String(value), value, is: 'number' }
}

const isDateFormat = (format: unknown) =>
  (typeof format === 'string' || typeof format === 'number') && SSF.is_date(String(format))

/** The ISO day of a serial number, counted as the workbook counts. */
function serialDay(serial: number, is_1904: boolean): string | null {
  const code = SSF.parse_date_code(serial, { date1904: is_1904 })
  if (!code || code.y < 1970 || code.y > 2099) return null
  return `${code.y}-${String(code.m).padStart(2, '0')}-${String(code.d).padStart(2, '0')}`
}
