import type { SheetCell } from '../../document-text.ts'
import { LIMITS } from '../../limits.ts'
import { dayCell, type NumberFormats, textCell } from '../cell-value.ts'
import type { SheetRows } from '../sheet-rows.ts'
import { attributeOf, unescaped, type XmlHandler } from '../xml-scanner.ts'

export type CellTables = {
  strings: readonly string[]
  formats: readonly (string | number)[]
  numbers: NumberFormats
}

const MOST_ROWS = 1_048_576
const MOST_SPANS = 100
const PLACE = /\sr="([A-Z]{1,3})\d+"/

/** Takes the cells of one worksheet (ECMA-376 18.3.1) as its XML goes by; formulas are left, their results taken. */
export class Worksheet implements XmlHandler {
  readonly #tables: CellTables
  readonly #out: SheetRows
  #row = -1
  #cells: SheetCell[] = []
  #column = -1
  #cell = ''
  #value = ''
  #has_formula = false
  #takes_text = false
  #is_phonetic = false
  #is_hidden_row = false
  readonly #hidden: [from: number, to: number][] = []
  readonly #hidden_columns = new Set<number>()

  constructor(tables: CellTables, out: SheetRows) {
    this.#tables = tables
    this.#out = out
  }

  open(name: string, attributes: string): void {
    switch (name) {
      case 'c':
        this.#cell = attributes
        this.#value = ''
        this.#has_formula = false
        this.#column = columnOf(attributes) ?? this.#column + 1
        break
      case 'v':
        this.#takes_text = true
        break
      case 't':
        this.#takes_text = !this.#is_phonetic
        break
      case 'rPh':
        this.#is_phonetic = true
        break
      case 'f':
        this.#has_formula = true
        break
      case 'row':
        this.#beginRow(attributes)
        break
      case 'col':
        if (this.#hidden.length < MOST_SPANS && isTrue(attributes, 'hidden'))
          this.#hidden.push(spanOf(attributes))
    }
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#takes_text = false
    else if (name === 'rPh') this.#is_phonetic = false
    else if (name === 'c') this.#endCell()
    else if (name === 'row') {
      if (this.#is_hidden_row && this.#cells.length > 0) this.#out.notice('hidden_rows')
      this.#out.add(this.#row, this.#cells)
      this.#cells = []
    }
  }

  text(text: string): void {
    if (this.#takes_text && this.#value.length < LIMITS.text_characters) this.#value += text
  }

  #beginRow(attributes: string): void {
    const number = Number(attributeOf(attributes, 'r') ?? Number.NaN) - 1
    this.#row = Number.isInteger(number) && number >= 0 && number < MOST_ROWS ? number : this.#row + 1
    this.#column = -1
    this.#cells = []
    this.#is_hidden_row = isTrue(attributes, 'hidden')
  }

  #endCell(): void {
    if (this.#column >= LIMITS.columns) return
    if (this.#value === '') {
      if (this.#has_formula) this.#out.notice('formula_without_value')
      return
    }
    const cell = this.#cellOf(attributeOf(this.#cell, 't') ?? 'n')
    if (!cell) return
    this.#cells.push(cell)
    if (this.#hidden.length > 0) this.#noteHidden(cell.column)
  }

  #noteHidden(column: number): void {
    if (this.#hidden_columns.has(column)) return
    if (!this.#hidden.some(([from, to]) => column >= from && column <= to)) return
    this.#hidden_columns.add(column)
    this.#out.notice('hidden_columns')
  }

  #cellOf(type: string): SheetCell | null {
    const { strings, formats, numbers } = this.#tables
    const value = this.#value
    switch (type) {
      case 's':
        return textCell(this.#column, strings[Number(value)] ?? '')
      case 'b':
        return textCell(this.#column, value.trim() === '1' ? 'TRUE' : 'FALSE')
      case 'd':
        return dayCell(this.#column, value, value.slice(0, 10))
      case 'e':
        this.#out.notice('cell_errors')
        return null
      case 'n': {
        const number = Number(value)
        if (!Number.isFinite(number)) return textCell(this.#column, value)
        return numbers.cell(this.#column, number, formats[Number(attributeOf(this.#cell, 's') ?? 0)] ?? 0)
      }
      default:
        return textCell(this.#column, unescaped(value))
    }
  }
}

function columnOf(attributes: string): number | null {
  const letters = PLACE.exec(attributes)?.[1]
  if (!letters) return null
  let column = 0
  for (let at = 0; at < letters.length; at += 1) column = column * 26 + letters.charCodeAt(at) - 64
  return column - 1
}

const isTrue = (attributes: string, name: string) =>
  attributes.includes(name) && /^(?:1|true|on)$/.test(attributeOf(attributes, name) ?? '')

function spanOf(attributes: string): [from: number, to: number] {
  const [from, to] = ['min', 'max'].map((name) => Number(attributeOf(attributes, name) ?? 1))
  return [from! - 1, to! - 1]
}
