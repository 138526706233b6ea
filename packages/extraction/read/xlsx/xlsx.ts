import type { DocumentText } from '../../document-text.ts'
import { NumberFormats } from '../cell-value.ts'
import { SheetRows } from '../sheet-rows.ts'
import { ZipParts } from '../zip-parts.ts'
import { readBook } from './book.ts'
import { readFormats, readStrings } from './tables.ts'
import { type CellTables, Worksheet } from './worksheet.ts'

/**
 * Reads the visible sheets of an XLSX workbook (ECMA-376 Part 1, transitional and strict) piece by piece: only
 * the cells stand in memory, whatever the parts around them hold. Formulas are read as their stored results.
 */
export function readXlsx(bytes: Uint8Array): DocumentText {
  const parts = new ZipParts(bytes)
  const book = readBook(parts)
  const tables: CellTables = {
    strings: readStrings(parts, book.strings),
    formats: readFormats(parts, book.styles),
    numbers: new NumberFormats(book.is_1904),
  }
  const rows = new SheetRows()
  for (const [index, { name, part, is_hidden }] of book.sheets.entries()) {
    if (is_hidden) {
      rows.notice('hidden_sheet')
      continue
    }
    rows.begin(index + 1, name)
    parts.read(part, new Worksheet(tables, rows))
  }
  return { file_type: 'xlsx', pages: [], ...rows.filled() }
}
