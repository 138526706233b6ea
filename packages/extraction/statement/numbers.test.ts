import { describe, expect, it } from 'vitest'
import type { Segment } from '../lines/line.ts'
import type { RawRow } from '../table/rows.ts'
import type { Role } from '../vocabulary/headers.ts'
import { numberOf, rowNumbers } from './numbers.ts'

const segment = (text: string, y1: number): Segment => ({
  text,
  x0: 0,
  x1: 10,
  y0: y1 - 9,
  y1,
  size: 9,
  words: [],
})

/** A row whose column of numbers holds these texts, one below the other. */
function row(texts: string[], others: Partial<Record<Role, string>> = {}): RawRow {
  const own = texts.map((text, index) => segment(text, 10 + index * 11))
  const line = { page: 1, y0: 1, y1: 10, size: 9, segments: own.slice(0, 1) }
  return {
    page: 1,
    lines: [line],
    date: null,
    has_own_date: true,
    texts: new Map<Role, Segment[]>([
      ['reference', own.filter(({ text }) => text !== '')],
      ...Object.entries(others).map(([role, text]): [Role, Segment[]] => [role as Role, [segment(text, 10)]]),
    ]),
    columns: [],
    figures: [],
    label: null,
    headings: [],
    is_first_on_page: false,
  }
}

const read = (rows: RawRow[]) => rowNumbers(rows).map(({ number }) => number)

describe('numberOf', () => {
  it.each([
    ['FT 2026/31764', 'FT 2026/31764', ''],
    ['INV-69079 Invoice', 'INV-69079', 'Invoice'],
    ['41479/B Credit memo 12 kg', '41479/B', 'Credit memo 12 kg'],
    ['01438 Z6', '01438 Z6', ''],
    ['ft 2026 24139', 'ft 2026 24139', ''],
    ['INV-36694 -', 'INV-36694', ''],
    ['Nota fiscal nº 4711', 'Nota fiscal nº 4711', ''],
  ])('reads %s', (text, number, rest) => {
    expect(numberOf(text)).toEqual({ number, rest })
  })

  it('finds none in words', () => {
    expect(numberOf('Factura').number).toBeNull()
  })
})

describe('rowNumbers', () => {
  it('joins a number that its column had no room for', () => {
    expect(read([row(['FT', '2026/31764']), row(['NC', '2026/31765']), row(['FT', '2026/31766'])])).toEqual([
      'FT 2026/31764',
      'NC 2026/31765',
      'FT 2026/31766',
    ])
  })

  it('joins what differs from row to row to what does not', () => {
    expect(read([row(['VK 2024', '21531']), row(['VK 2024', '21534']), row(['VK 2024', '21536'])])).toEqual([
      'VK 2024 21531',
      'VK 2024 21534',
      'VK 2024 21536',
    ])
  })

  it('leaves the text below a number to the description', () => {
    const rows = [
      row(['F26/13403', 'Invoice week 3']),
      row(['F26/13404', '12 kg']),
      row(['', 'Pago 6 x 1 L']),
    ]
    expect(read(rows)).toEqual(['F26/13403', 'F26/13404', null])
  })

  it('finds a number that ran into the next column by the form of the others', () => {
    const rows = [row(['GS2026/080']), row(['GS2026/081']), row([''], { kind: 'GS2026/086 Abono' })]
    expect(read(rows)).toEqual(['GS2026/080', 'GS2026/081', 'GS2026/086'])
  })
})
