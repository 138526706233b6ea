import type { Paper } from './paper.ts'
import type { FigureStyle } from './printed.ts'
import { headerTexts, isFigureColumn, lineCells, signedText } from './statement-cells.ts'
import type { ColumnKey, StatementLook } from './statement-look.ts'
import type { StatementTruth } from './statement-truth.ts'
import type { StatementWords } from './statement-words.ts'

export type PlacedColumn = { key: ColumnKey; x: number; width: number }

/** What decides how wide the columns of a statement are. */
export type TableParts = {
  truth: StatementTruth
  look: StatementLook
  words: Record<keyof StatementWords, string>
  styles: ReadonlyMap<string, FigureStyle>
}

export const MARGIN = 40

const LEAST_DESCRIPTION = 60
const USUAL_DESCRIPTION = 90

/** How wide the table wants to be. */
export function naturalWidth(parts: TableParts, paper: Paper): number {
  const widths = widthsOf(parts, paper)
  return parts.look.columns.reduce(
    (sum, key) => sum + (key === 'description' ? USUAL_DESCRIPTION : (widths.get(key) ?? 0)) + parts.look.gap,
    0,
  )
}

/** The columns side by side, the description as wide as the others leave room. */
export function placeColumns(parts: TableParts, paper: Paper): PlacedColumn[] {
  const { columns, gap, is_reference_wrapped } = parts.look
  const widths = widthsOf(parts, paper)
  const used = columns.reduce(
    (sum, key) => sum + (key === 'description' ? 0 : (widths.get(key) ?? 0)) + gap,
    0,
  )
  let x = MARGIN
  return columns.map((key) => {
    const room = paper.width - MARGIN * 2 - used
    const width = key === 'description' ? Math.max(LEAST_DESCRIPTION, room) : (widths.get(key) ?? 0)
    x += width + gap
    return {
      key,
      x: x - width - gap,
      width: is_reference_wrapped && key === 'reference' ? width * 0.75 : width,
    }
  })
}

/** Widths as the texts need them. */
function widthsOf({ truth, look, words, styles }: TableParts, paper: Paper): Map<ColumnKey, number> {
  const widths = new Map<ColumnKey, number>()
  const need = (key: ColumnKey, text: string) =>
    widths.set(key, Math.max(widths.get(key) ?? 0, paper.widthOf(text, look.size, true)))
  if (!look.columns.includes('description'))
    for (const label of ['opening', 'closing', 'total', 'carried', 'brought', 'page_total'] as const)
      need('reference', words[label])
  for (const section of truth.sections) {
    const style = styles.get(section.currency)!
    let balance = section.opening
    for (const [key, texts] of Object.entries(headerTexts(look, words, section.currency)))
      for (const text of texts) need(key as ColumnKey, text)
    for (const [index, line] of section.lines.entries()) {
      balance += line.minor
      const cells = lineCells(line, index, balance, truth, look, style)
      for (const key of look.columns) if (key !== 'description') need(key, cells[key] ?? '')
    }
    const most = section.lines.reduce((sum, line) => sum + Math.abs(line.minor), Math.abs(section.opening))
    const widest = signedText(-Math.max(Math.abs(balance), most), look.amounts, style)
    for (const key of look.columns) if (isFigureColumn(key)) need(key, widest)
  }
  return widths
}
