import type { Paper } from './paper.ts'
import { type Cells, headerTexts, isFigureColumn } from './statement-cells.ts'
import { MARGIN, type PlacedColumn } from './statement-columns.ts'
import type { ColumnKey, StatementLook } from './statement-look.ts'
import type { StatementWords } from './statement-words.ts'

type Align = 'left' | 'right' | 'center'

const TEXT_LINES = ['Order 4410 / kitchen', 'Deliv. note 8841', 'c/o goods in']

/** Writes the header and the rows of a table, from where the last one ended. */
export class RowPen {
  readonly #paper: Paper
  readonly #look: StatementLook
  readonly #columns: readonly PlacedColumn[]
  y = 0
  /** The second half of a table printed in two halves stands this much further right. */
  shift = 0

  constructor(paper: Paper, look: StatementLook, columns: readonly PlacedColumn[]) {
    this.#paper = paper
    this.#look = look
    this.#columns = columns
  }

  get pitch(): number {
    return this.#look.size * this.#look.leading
  }

  header(words: Record<keyof StatementWords, string>, currency: string): void {
    const { header, header_align, size } = this.#look
    if (header === 'none') return
    const texts = headerTexts(this.#look, words, currency)
    const depth = Math.max(...Object.values(texts).map((lines) => lines.length))
    for (const column of this.#columns) {
      const align = header_align === 'as_cells' ? this.#alignOf(column.key) : header_align
      for (const [index, text] of texts[column.key].entries())
        this.#cell(column, text, this.y + index * size * 1.2, true, align)
    }
    this.y += size * 1.2 * (depth - 1) + this.pitch * 1.1
  }

  /** A movement with the lines of text that belong to it. */
  movement(cells: Cells): void {
    const { text_lines, size, second_line } = this.#look
    const column = this.#columns.find(({ key }) => key === 'description')
    for (let index = 0; column && index < text_lines.before; index += 1) {
      this.#cell(column, TEXT_LINES[index]!, this.y, false, 'left')
      this.y += size * 1.15
    }
    this.row(cells, false, column ? TEXT_LINES.slice(0, text_lines.after) : [])
    if (!second_line || !cells.description) return
    const below = this.y - this.pitch + size * 1.15
    const x = (this.#columns[1]?.x ?? MARGIN) + this.shift
    this.#paper.write(cells.description.trim(), x, below, { size })
    this.y += size * 1.15
  }

  row(cells: Cells, is_bold: boolean, extra: readonly string[] = []): void {
    const { size, is_reference_wrapped } = this.#look
    let depth = 1
    for (const column of this.#columns) {
      const text = cells[column.key]
      if (!text) continue
      const is_wrapped = column.key === 'description' || (column.key === 'reference' && is_reference_wrapped)
      const lines = is_wrapped ? this.#paper.wrapped(text, column.width, size) : [text]
      if (column.key === 'description') lines.push(...extra)
      const indent = text.startsWith(' ') ? 10 : 0
      for (const [index, line] of lines.entries())
        this.#cell(
          column,
          line.trim(),
          this.y + index * size * 1.15,
          is_bold,
          this.#alignOf(column.key),
          indent,
        )
      depth = Math.max(depth, lines.length)
    }
    this.y += this.pitch + (depth - 1) * size * 1.15
  }

  #alignOf(key: ColumnKey): Align {
    return isFigureColumn(key) ? this.#look.figures : 'left'
  }

  #cell(
    { x, width }: PlacedColumn,
    text: string,
    y: number,
    is_bold: boolean,
    align: Align,
    indent = 0,
  ): void {
    const pen = { size: this.#look.size, is_bold, align, width }
    if (is_bold && this.#look.header === 'small_caps')
      this.#paper.writeSmallCaps(text, x + this.shift, y, pen)
    else this.#paper.write(text, x + this.shift + indent, y, pen)
  }
}
