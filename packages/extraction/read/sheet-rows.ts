import type { ExtractionWarning, SheetCell, TextSheet } from '../document-text.ts'
import { ExtractionError } from '../error.ts'
import { LIMITS } from '../limits.ts'

/** What was met in a workbook that a person should know. */
export type Notice =
  | 'hidden_sheet'
  | 'hidden_rows'
  | 'hidden_columns'
  | 'formula_without_value'
  | 'cell_errors'

const MESSAGES: Record<Notice, (count: number) => string> = {
  hidden_sheet: (count) => `${count} hidden ${count === 1 ? 'sheet was' : 'sheets were'} not read.`,
  hidden_rows: (count) => `${count} hidden ${count === 1 ? 'row was' : 'rows were'} read as well.`,
  hidden_columns: (count) => `${count} hidden ${count === 1 ? 'column was' : 'columns were'} read as well.`,
  formula_without_value: (count) =>
    `${count} ${count === 1 ? 'formula has' : 'formulas have'} no stored result and ${count === 1 ? 'was' : 'were'} left empty. Open and save the file in a spreadsheet program.`,
  cell_errors: (count) =>
    `${count} ${count === 1 ? 'cell shows' : 'cells show'} an error like #REF! and ${count === 1 ? 'was' : 'were'} left empty.`,
}

/** Gathers the sheets of one file under the limits on rows and cells, and what a person should know of them. */
export class SheetRows {
  readonly sheets: TextSheet[] = []
  readonly #notices = new Map<Notice, number>()
  #cells = 0

  /** Begins a sheet; the rows that follow are its. */
  begin(number: number, name: string): void {
    if (this.sheets.at(-1)?.rows.length === 0) this.sheets.pop()
    this.sheets.push({ number, name: name.slice(0, LIMITS.text_characters), rows: [] })
  }

  /** Errors: too_large. */
  add(row: number, cells: SheetCell[]): void {
    if (cells.length === 0) return
    const { rows } = this.sheets.at(-1)!
    this.#cells += cells.length
    if (rows.length >= LIMITS.rows)
      throw new ExtractionError('too_large', `A sheet has more than ${LIMITS.rows} rows.`)
    if (this.#cells > LIMITS.cells)
      throw new ExtractionError('too_large', `The file has more than ${LIMITS.cells} filled cells.`)
    rows.push({ row, cells })
  }

  notice(what: Notice, count = 1): void {
    this.#notices.set(what, (this.#notices.get(what) ?? 0) + count)
  }

  /** The sheets that hold something. Errors: empty_file. */
  filled(): { sheets: TextSheet[]; warnings: ExtractionWarning[] } {
    const sheets = this.sheets.filter((sheet) => sheet.rows.length > 0)
    if (sheets.length === 0) throw new ExtractionError('empty_file', 'The workbook has no filled cells.')
    const warnings = [...this.#notices].map(([code, count]) => ({ code, message: MESSAGES[code](count) }))
    return { sheets, warnings }
  }
}
