import type { DocumentText, SheetCell } from '../document-text.ts'
import { ExtractionError } from '../error.ts'
import { LIMITS } from '../limits.ts'
import { dayCell, textCell } from './cell-value.ts'
import { SheetRows } from './sheet-rows.ts'
import { attributeOf, type XmlHandler } from './xml-scanner.ts'
import { ZipParts } from './zip-parts.ts'

/** Reads the visible sheets of an OpenDocument spreadsheet (ODF 1.3 part 3, 9) piece by piece. */
export function readOds(bytes: Uint8Array): DocumentText {
  const parts = new ZipParts(bytes)
  refuseEncrypted(parts)
  const rows = new SheetRows()
  parts.read('content.xml', new Content(rows))
  return { file_type: 'ods', pages: [], ...rows.filled() }
}

/** An encrypted package says so in its manifest (ODF 1.3 part 2, 3.4.1). */
function refuseEncrypted(parts: ZipParts): void {
  const manifest = 'meta-inf/manifest.xml'
  if (!parts.has(manifest)) return
  parts.read(manifest, {
    open(name) {
      if (name === 'encryption-data') throw new ExtractionError('encrypted_document')
    },
    close() {},
    text() {},
  })
}

// Regions whose texts are no cells of a sheet: comments, deleted contents, forms.
const APART = new Set(['annotation', 'tracked-changes', 'forms', 'shapes'])

class Content implements XmlHandler {
  readonly #out: SheetRows
  readonly #hidden_styles = new Set<string>()
  #style = ''
  #sheet = 0
  #is_hidden = false
  #apart = 0
  #hidden_columns = new Set<number>()
  #columns = 0
  #is_hidden_row = false
  #row = 0
  #row_repeats = 1
  #cells: SheetCell[] = []
  #column = 0
  #cell = ''
  #text = ''
  #paragraphs = 0
  #in_paragraph = 0

  constructor(out: SheetRows) {
    this.#out = out
  }

  open(name: string, attributes: string): void {
    if (APART.has(name)) this.#apart += 1
    if (this.#apart > 0) return
    switch (name) {
      case 'style':
        this.#style = attributeOf(attributes, 'style:name') ?? ''
        break
      case 'table-properties':
        if (attributeOf(attributes, 'table:display') === 'false') this.#hidden_styles.add(this.#style)
        break
      case 'table':
        this.#beginTable(attributes)
        break
      case 'table-column':
        this.#addColumns(attributes)
        break
      case 'table-row':
        this.#row_repeats = repeats(attributes, 'table:number-rows-repeated')
        this.#column = 0
        this.#cells = []
        this.#is_hidden_row = isHidden(attributes)
        break
      case 'table-cell':
      case 'covered-table-cell':
        this.#cell = attributes
        this.#text = ''
        this.#paragraphs = 0
        break
      default:
        this.#openText(name, attributes)
    }
  }

  #openText(name: string, attributes: string): void {
    if (name === 'p' || name === 'h') {
      this.#in_paragraph += 1
      if (this.#paragraphs > 0) this.#text += '\n'
      this.#paragraphs += 1
    } else if (name === 's') this.text(' '.repeat(Math.min(100, repeats(attributes, 'text:c'))))
    else if (name === 'tab' || name === 'line-break') this.text(' ')
  }

  close(name: string): void {
    if (APART.has(name)) this.#apart -= 1
    if (this.#apart > 0) return
    if (name === 'p' || name === 'h') this.#in_paragraph -= 1
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#endCell()
    else if (name === 'table-row') this.#endRow()
  }

  text(text: string): void {
    if (this.#apart > 0 || this.#in_paragraph === 0 || this.#text.length > LIMITS.text_characters) return
    this.#text += text
  }

  #beginTable(attributes: string): void {
    this.#sheet += 1
    this.#row = 0
    this.#columns = 0
    this.#hidden_columns = new Set()
    if (this.#sheet > LIMITS.sheets) throw new ExtractionError('hostile_document')
    this.#is_hidden = this.#hidden_styles.has(attributeOf(attributes, 'table:style-name') ?? '')
    if (this.#is_hidden) this.#out.notice('hidden_sheet')
    else this.#out.begin(this.#sheet, attributeOf(attributes, 'table:name') ?? '')
  }

  #addColumns(attributes: string): void {
    const count = Math.min(repeats(attributes, 'table:number-columns-repeated'), LIMITS.columns)
    if (isHidden(attributes) && this.#columns < LIMITS.columns)
      for (let at = 0; at < count; at += 1) this.#hidden_columns.add(this.#columns + at)
    this.#columns += count
  }

  #endCell(): void {
    const count = repeats(this.#cell, 'table:number-columns-repeated')
    const cell = this.#is_hidden ? null : this.#cellOf()
    if (cell) {
      const most = Math.min(count, LIMITS.columns - this.#column)
      for (let at = 0; at < most; at += 1) {
        this.#cells.push({ ...cell, column: this.#column + at })
        if (this.#hidden_columns.delete(this.#column + at)) this.#out.notice('hidden_columns')
      }
      // Counted before rows repeat them: a bomb is a few cells, each a million times.
      if (this.#cells.length * this.#row_repeats > LIMITS.cells) throw new ExtractionError('hostile_document')
    }
    this.#column += count
  }

  #endRow(): void {
    const cells = this.#cells
    this.#cells = []
    if (this.#is_hidden_row && cells.length > 0) this.#out.notice('hidden_rows', this.#row_repeats)
    const times = cells.length > 0 ? this.#row_repeats : 0
    for (let at = 0; at < times; at += 1) this.#out.add(this.#row + at, cells)
    this.#row += this.#row_repeats
  }

  #cellOf(): SheetCell | null {
    const column = this.#column
    const text = this.#text
      .replace(/[ \t]+/g, ' ')
      .trim()
      .slice(0, LIMITS.text_characters)
    // LibreOffice: #REF!, #VALUE!, Err:502.
    if (/^(?:#[A-Z/0]+[!?]?|Err:\d{3})$/.test(text)) {
      this.#out.notice('cell_errors')
      return null
    }
    switch (attributeOf(this.#cell, 'office:value-type')) {
      case 'float':
      case 'currency':
      case 'percentage': {
        const value = Number(attributeOf(this.#cell, 'office:value') ?? Number.NaN)
        if (!Number.isFinite(value)) return textCell(column, text)
        return { column, text: text || String(value), value, is: 'number' }
      }
      case 'date':
        return dayCell(column, text, (attributeOf(this.#cell, 'office:date-value') ?? '').slice(0, 10))
      default:
        if (text === '' && /\stable:formula=/.test(this.#cell)) this.#out.notice('formula_without_value')
        return textCell(column, text)
    }
  }
}

const isHidden = (attributes: string) => /\stable:visibility="(?:collapse|filter)"/.test(attributes)

/** How often a thing stands in a row; never less than once, never more than a sheet has rows. */
function repeats(attributes: string, name: string): number {
  const count = Number(attributeOf(attributes, name) ?? 1)
  return Number.isInteger(count) && count > 0 ? Math.min(count, 1_048_576) : 1
}
