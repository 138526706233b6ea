import type { DocumentText, TextPage } from '../document-text.ts'
import type { Chance } from './chance.ts'

/** One row as it truly is, and what a reader cannot know: which of its figures counts. */
export type OddRow = { date: string; reference: string; amount: number; word: string; decoys: number[] }

/** A supplier's way to print a statement in words no dictionary has, with nothing to prove it by. */
export type OddLook = {
  medium: 'page' | 'picture' | 'sheet'
  names: string[] | null
  columns: ('date' | 'reference' | 'word' | 'amount' | 'decoy')[]
  signs: 'printed' | 'turned' | 'word'
  order: 'dmy' | 'mdy'
  prefix: string
  /** Where the first column begins and how far it is to the next, in points. */
  left: number
  pitch: number
  /** For what is owed, and for what is deducted. */
  words: [string, string]
}

const SYLLABLES = ['zu', 'mek', 'ora', 'vish', 'tal', 'bro', 'nek', 'puli', 'gar', 'hosk', 'ymi', 'dra']

export function oddLook(chance: Chance): OddLook {
  const word = () => chance.of(SYLLABLES) + chance.of(SYLLABLES) + chance.of(SYLLABLES)
  const decoys = chance.whole(0, 2)
  const figures = [...Array<'decoy'>(decoys).fill('decoy')] as OddLook['columns']
  figures.splice(chance.whole(0, decoys), 0, 'amount')
  const texts: OddLook['columns'] = chance.is(0.5)
    ? ['date', 'reference', 'word']
    : ['reference', 'date', 'word']
  const columns = [...texts, ...figures]
  return {
    medium: chance.of(['page', 'picture', 'sheet'] as const),
    names: chance.is(0.85) ? columns.map(word) : null,
    columns,
    signs: chance.of(['printed', 'turned', 'word'] as const),
    order: chance.of(['dmy', 'mdy'] as const),
    left: chance.whole(28, 70),
    pitch: chance.whole(80, 96),
    prefix: word().slice(0, 2).toUpperCase(),
    words: [word(), word()],
  }
}

/** Rows of one paper: days below the thirteenth, which may be read two ways. */
export function oddRows(chance: Chance, { columns, prefix, words }: OddLook, month: number): OddRow[] {
  const decoys = columns.filter((column) => column === 'decoy').length
  const cents = () => chance.whole(500, 90_000) / 100
  return Array.from({ length: chance.whole(4, 12) }, (_, row) => {
    const is_deducted = row % 4 === 2
    return {
      date: `2026-${String(month).padStart(2, '0')}-${String(row + 1).padStart(2, '0')}`,
      reference: `${prefix}-${chance.digits(5)}`,
      amount: is_deducted ? -cents() : cents(),
      word: words[is_deducted ? 1 : 0],
      decoys: Array.from({ length: decoys }, cents),
    }
  })
}

export function oddPaper(look: OddLook, rows: readonly OddRow[], chance: Chance): DocumentText {
  const cells = [...(look.names ? [look.names] : []), ...rows.map((row) => cellsOf(look, row))]
  if (look.medium === 'sheet') return sheetOf(cells)
  const page = pageOf(look, cells, look.medium === 'picture' ? chance : null)
  return { file_type: 'pdf', pages: [page], sheets: [], warnings: [] }
}

function cellsOf({ columns, signs, order }: OddLook, row: OddRow): string[] {
  const [year, month, day] = row.date.split('-')
  const decoys = [...row.decoys]
  const minus = signs === 'turned' ? row.amount > 0 : signs === 'printed' && row.amount < 0
  const amount = `${minus ? '-' : ''}${Math.abs(row.amount).toFixed(2)}`
  return columns.map((column) => {
    if (column === 'date') return order === 'dmy' ? `${day}/${month}/${year}` : `${month}/${day}/${year}`
    if (column === 'amount') return amount
    return column === 'decoy' ? decoys.shift()!.toFixed(2) : row[column]
  })
}

function sheetOf(rows: string[][]): DocumentText {
  const cell = (text: string, column: number) => ({ column, text, value: text, is: 'text' as const })
  const sheet = { number: 1, name: 'A', rows: rows.map((cells, row) => ({ row, cells: cells.map(cell) })) }
  return { file_type: 'csv', pages: [], sheets: [sheet], warnings: [] }
}

/** Texts begin, and figures end, at one place; a picture is larger or smaller, lies elsewhere and is uneven. */
function pageOf({ columns, left, pitch }: OddLook, rows: string[][], picture: Chance | null): TextPage {
  const [scale, shift] = picture ? [0.85 + picture.next() * 0.3, picture.whole(-15, 15)] : [1, 0]
  const uneven = () => (picture ? picture.next() * 2 - 1 : 0)
  const runs = rows.flatMap((cells, row) =>
    cells.map((text, column) => {
      const is_text = !/amount|decoy/.test(columns[column]!)
      const place = left + column * pitch + (is_text ? 0 : 60) + shift
      const width = text.length * 4.6
      const x0 = (is_text ? place : place - width) * scale + uneven()
      const y0 = (140 + row * 17) * scale
      return { text, x0, x1: x0 + width * scale, y0, y1: y0 + 9 * scale, size: 9 * scale, is_rotated: false }
    }),
  )
  return { number: 1, width: 620 * scale, height: 860 * scale, runs, ...(picture && { is_scanned: true }) }
}
