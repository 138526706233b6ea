import { type CellObject, read, type WorkBook, type WorkSheet } from '@e965/xlsx'
import type { DocumentText, FileType, SheetCell } from '../document-text.ts'
import { ExtractionError } from '../error.ts'
import { LIMITS } from '../limits.ts'
import { NumberFormats, textCell } from './cell-value.ts'
import { SheetRows } from './sheet-rows.ts'

/** Reads the visible sheets of a binary workbook (XLS, XLSB); formulas are read as their stored results. */
export function readWorkbook(bytes: Uint8Array, file_type: FileType): DocumentText {
  const book = open(bytes)
  const numbers = new NumberFormats(book.Workbook?.WBProps?.date1904 === true)
  const rows = new SheetRows()
  for (const [index, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name]
    if (!sheet?.['!ref']) continue
    if ((book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0) {
      rows.notice('hidden_sheet')
      continue
    }
    rows.begin(index + 1, name)
    addRows(rows, sheet, numbers)
  }
  return { file_type, pages: [], ...rows.filled() }
}

function open(bytes: Uint8Array): WorkBook {
  try {
    return read(bytes, {
      type: 'array',
      cellNF: true,
      cellStyles: true,
      cellText: false,
      cellFormula: false,
      cellHTML: false,
      dense: true,
    })
  } catch (cause) {
    const is_locked = cause instanceof Error && /password|encrypt/i.test(cause.message)
    throw new ExtractionError(is_locked ? 'encrypted_document' : 'damaged_document', undefined, { cause })
  }
}

function addRows(rows: SheetRows, sheet: WorkSheet, numbers: NumberFormats): void {
  const data = (sheet as unknown as { '!data'?: (CellObject | undefined)[][] })['!data'] ?? []
  const hidden_columns = new Set(
    (sheet['!cols'] ?? []).flatMap((column, index) => (column?.hidden ? [index] : [])),
  )
  data.forEach((line, row) => {
    const cells: SheetCell[] = []
    line?.forEach((cell, column) => {
      if (cell?.t === 'e') rows.notice('cell_errors')
      const read_cell = cell && column < LIMITS.columns ? sheetCell(cell, column, numbers) : null
      if (!read_cell) return
      cells.push(read_cell)
      if (hidden_columns.delete(column)) rows.notice('hidden_columns')
    })
    if (cells.length > 0 && sheet['!rows']?.[row]?.hidden) rows.notice('hidden_rows')
    rows.add(row, cells)
  })
}

function sheetCell(cell: CellObject, column: number, numbers: NumberFormats): SheetCell | null {
  switch (cell.t) {
    case 'n':
      return Number.isFinite(cell.v) ? numbers.cell(column, Number(cell.v), cell.z ?? 'General') : null
    case 'b':
      return textCell(column, cell.v ? 'TRUE' : 'FALSE')
    case 's':
      return textCell(column, String(cell.v ?? ''))
    default:
      return null
  }
}
