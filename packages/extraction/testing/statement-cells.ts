import type { Chance } from './chance.ts'
import { type FigureStyle, figureText } from './printed.ts'
import type { ColumnKey, StatementLook } from './statement-look.ts'
import type { StatementTruth, TrueLine } from './statement-truth.ts'
import { type StatementWords, statementWords } from './statement-words.ts'

export type Cells = Partial<Record<ColumnKey, string>>

/** One wording for every text of a statement, drawn once a document. */
export function wording(chance: Chance, truth: StatementTruth): Record<keyof StatementWords, string> {
  const words = statementWords(truth.locale)
  return Object.fromEntries(
    Object.entries(words).map(([key, { seen, kept }]) => [key, chance.option(seen, kept)]),
  ) as Record<keyof StatementWords, string>
}

/** The figures of a movement or a check in the columns the look has; null amounts leave the movement empty. */
export function figureCells(
  minor: number | null,
  balance: number | null,
  look: StatementLook,
  style: FigureStyle,
): Cells {
  const cells: Cells = {}
  if (minor !== null) {
    if (look.amounts === 'sides') {
      cells[minor < 0 ? 'credit' : 'debit'] = figureText(minor, style)
      cells[minor < 0 ? 'debit' : 'credit'] = emptyCell(look, style)
    } else if (look.amounts === 'side_column') {
      cells.amount = figureText(minor, style)
      cells.side = minor < 0 ? 'CR' : 'DR'
    } else if (look.amounts === 'by_kind') cells.amount = figureText(minor, style)
    else cells.amount = signedText(minor, look.amounts, style)
  }
  if (balance !== null && look.columns.includes('balance'))
    cells.balance = signedText(balance, look.amounts, style)
  return cells
}

function emptyCell({ empty }: StatementLook, style: FigureStyle): string {
  if (empty === 'dash') return '-'
  return empty === 'zero' ? figureText(0, style) : ''
}

/** A figure with the sign a sender prints. */
export function signedText(minor: number, amounts: StatementLook['amounts'], style: FigureStyle): string {
  const text = figureText(minor, style)
  if (amounts === 'hs') return `${text} ${minor < 0 ? 'H' : 'S'}`
  if (amounts === 'cr_dr') return `${text} ${minor < 0 ? 'CR' : 'DR'}`
  if (minor >= 0) return text
  if (amounts === 'trailing_minus') return `${text}-`
  if (amounts === 'brackets') return `(${text})`
  if (amounts === 'cr') return `${text} CR`
  return `-${text}`
}

/** The texts of a movement's row. */
export function lineCells(
  line: TrueLine,
  index: number,
  balance: number,
  truth: StatementTruth,
  look: StatementLook,
  style: FigureStyle,
): Cells {
  const words = statementWords(truth.locale)
  const has_description = look.columns.includes('description') || look.second_line
  return {
    position: String(index + 1),
    order: line.kind === 'payment' ? '' : String(4_500 + ((index * 37) % 400)),
    date: look.date(line.date, truth.locale),
    due: line.kind === 'payment' ? '' : look.date(line.due, truth.locale),
    reference: line.reference ?? '',
    kind: words[line.kind].seen[0]!,
    description: has_description ? `${line.is_allocated ? '   ' : ''}${line.description}` : '',
    ...figureCells(line.minor, balance, look, style),
  }
}

/** What the header says over each column, in one or two lines. */
export function headerTexts(
  look: StatementLook,
  words: Record<keyof StatementWords, string>,
  currency: string,
): Record<ColumnKey, string[]> {
  const texts = Object.fromEntries(
    look.columns.map((key) => {
      const text = key === 'side' ? 'DR/CR' : key === 'position' ? '#' : words[key]
      const is_figure = isFigureColumn(key)
      if (look.header === 'upper' || look.header === 'small_caps') return [key, [text.toUpperCase()]]
      if (look.header === 'with_currency' && is_figure) return [key, [`${text} (${currency})`]]
      if (look.header === 'two_lines' && is_figure) return [key, [text, currency]]
      if (look.header === 'two_lines' && text.includes(' ')) return [key, splitInTwo(text)]
      return [key, [text]]
    }),
  )
  return texts as Record<ColumnKey, string[]>
}

function splitInTwo(text: string): string[] {
  const at = text.indexOf(' ')
  return [text.slice(0, at), text.slice(at + 1)]
}

export const isFigureColumn = (key: ColumnKey) =>
  key === 'debit' || key === 'credit' || key === 'amount' || key === 'balance'
