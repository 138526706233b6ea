import { parse } from 'csv-parse/sync'
import type { DocumentText, SheetCell } from '../document-text.ts'
import { ExtractionError } from '../error.ts'
import { LIMITS } from '../limits.ts'
import { decodeText } from './decode.ts'
import { findDelimiter } from './delimiter.ts'

/** Reads delimited text of any of the four delimiters and usual encodings as one sheet of text cells. */
export function readCsv(bytes: Uint8Array): DocumentText {
  const text = decodeText(bytes)
  const found = text === null ? null : findDelimiter(text)
  if (!found) throw new ExtractionError('unsupported_document')
  const rows = parseRows(found.body, found.delimiter)
  if (rows.length > LIMITS.rows) throw new ExtractionError('too_large', `The file has ${rows.length} rows.`)
  return {
    file_type: 'csv',
    pages: [],
    sheets: [
      {
        number: 1,
        name: 'csv',
        rows: rows.map((fields, row) => ({
          row,
          cells: fields.flatMap((field, column) => cellOf(field, column)),
        })),
      },
    ],
    warnings: [],
  }
}

function parseRows(text: string, delimiter: string): string[][] {
  const options = {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    bom: true,
  }
  try {
    return parse(text, options)
  } catch {
    // A stray quote somewhere: read the quotes as plain characters rather than refuse the file.
    try {
      return parse(text, { ...options, quote: false })
    } catch (cause) {
      throw new ExtractionError('damaged_document', undefined, { cause })
    }
  }
}

function cellOf(field: string, column: number): SheetCell[] {
  const text = field.slice(0, LIMITS.text_characters).trim()
  return text === '' ? [] : [{ column, text, value: text, is: 'text' }]
}
