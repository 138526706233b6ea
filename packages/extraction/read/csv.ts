import type { DocumentText, SheetCell } from '../document-text.ts'
import { ExtractionError } from '../error.ts'
import { textCell } from './cell-value.ts'
import { decodeText } from './decode.ts'
import { delimitedRows } from './delimited-rows.ts'
import { findDelimiter } from './delimiter.ts'
import { SheetRows } from './sheet-rows.ts'

// Characters that stand for nothing in a table: NUL and its like, zero-width marks.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must be removed
const INVISIBLE = /[\u0000-\u0008\u000E-\u001F\u007F\u200B\uFEFF]/g

/** Reads delimited text of any usual delimiter and encoding as one sheet of text cells; nothing is evaluated. */
export function readCsv(bytes: Uint8Array): DocumentText {
  const text = decodeText(bytes)
  const found = text === null ? null : findDelimiter(text)
  if (!found) throw new ExtractionError('unsupported_document')
  const rows = new SheetRows()
  rows.begin(1, 'csv')
  let row = 0
  for (const fields of delimitedRows(found.body, found.delimiter)) {
    rows.add(
      row,
      fields.flatMap((field, column) => cellOf(field, column)),
    )
    row += 1
  }
  return { file_type: 'csv', pages: [], ...rows.filled() }
}

function cellOf(field: string, column: number): SheetCell[] {
  if (field === '') return []
  const cell = textCell(column, field.replace(INVISIBLE, ''))
  return cell ? [cell] : []
}
