import { describe, expect, it } from 'vitest'
import { type DocumentText, type Extraction, type Layout, learnLayout, structureDocument } from '../index.ts'
import type { TaughtLine } from './layout.ts'

type Cell = string | null
/** Where columns stand: texts and days begin there, figures end there. */
type Look = { at: number[]; right: boolean[]; names: string[] | null; width?: number }

/** A supplier's page: names over columns, rows under them. */
function page(
  { at, right, names, width = 595 }: Look,
  rows: Cell[][],
  above = 'Molnár Élelmiszer',
  y = 120,
): DocumentText {
  const run = (text: string, x: number, is_right: boolean, y0: number) => {
    const x0 = is_right ? x - text.length * 5 : x
    return { text, x0, x1: x0 + text.length * 5, y0, y1: y0 + 10, size: 10, is_rotated: false }
  }
  const line = (cells: Cell[], row: number) =>
    cells.flatMap((text, column) =>
      text === null ? [] : [run(text, at[column]!, right[column]!, y + row * 16)],
    )
  const runs = [
    run(above, 40, false, 40),
    ...(names ? line(names, 0) : []),
    ...rows.flatMap((cells, index) => line(cells, index + 1)),
  ]
  return { file_type: 'pdf', pages: [{ number: 1, width, height: 842, runs }], sheets: [], warnings: [] }
}

const hints = { document_type: 'statement' as const }
const read = (text: DocumentText, layout?: Layout) =>
  structureDocument(text, { ...hints, ...(layout && { layout }) })
const amounts = ({ lines }: Extraction) => lines.map(({ amount }) => amount)

/** What was read with some values of some lines as a person gave them. */
function corrected(
  { lines }: Pick<Extraction, 'lines'>,
  edits: Record<number, Partial<TaughtLine>>,
): { lines: TaughtLine[] } {
  return {
    lines: lines.map((line, index) => ({ ...line, ...edits[index], told: Object.keys(edits[index] ?? {}) })),
  }
}

describe('columns that are named for something else', () => {
  const look = {
    at: [40, 110, 360, 450],
    right: [false, false, true, true],
    names: ['Datum', 'Beleg', 'Betrag', 'Wert'],
  }
  const first = page(look, [
    ['03.01.2026', 'LX-4411', '120,00', '96,40'],
    ['09.01.2026', 'LX-4419', '80,00', '77,10'],
    ['17.01.2026', 'LX-4436', '310,00', '251,90'],
  ])
  const second = page(look, [
    ['02.02.2026', 'LX-4502', '44,00', '39,95'],
    ['11.02.2026', 'LX-4517', '65,50', '61,05'],
  ])
  const layout = learnLayout(first, corrected(read(first), { 1: { amount: 77.1 } }))!

  it('are learned of one line that was corrected', () => {
    expect(amounts(read(first))).toEqual([120, 80, 310])
    expect(amounts(read(first, layout))).toEqual([96.4, 77.1, 251.9])
    expect(amounts(read(second, layout))).toEqual([39.95, 61.05])
    expect(read(second, layout).lines[0]).toMatchObject({ date: '2026-02-02', reference: 'LX-4502' })
  })

  it('are small plain JSON without any value', () => {
    expect(JSON.parse(JSON.stringify(layout))).toEqual(layout)
    expect(JSON.stringify(layout)).not.toMatch(/4411|96|2026/)
    expect(layout.table!.forms).toEqual(['LX-0000'])
  })

  it('mean nothing where other names stand, and nothing against a proof', () => {
    const others = page({ ...look, names: ['Datum', 'Beleg', 'Betrag', 'Saldo'] }, [
      ['02.02.2026', 'LX-4502', '44,00', '44,00'],
      ['11.02.2026', 'LX-4517', '65,50', '109,50'],
      ['12.02.2026', 'LX-4519', '10,50', '120,00'],
    ])
    expect(read(others, layout)).toEqual(read(others))
    const same = { ...layout, signature: 'another' }
    expect(amounts(read(second, same))).toEqual([44, 65.5])
    const proven = page(look, [
      ['01.02.2026', 'Saldovortrag', '100,00', '3,00'],
      ['02.02.2026', 'LX-4502', '44,00', '39,95'],
      ['11.02.2026', 'LX-4517', '65,50', '61,05'],
      ['28.02.2026', 'Endsaldo', '209,50', '7,00'],
    ])
    expect(read(proven)).toMatchObject({ proof: 'proven' })
    expect(amounts(read(proven, layout))).toEqual(amounts(read(proven)))
  })

  it('are unlearned by the next correction', () => {
    const wrong = learnLayout(first, corrected(read(first), { 1: { amount: 77.1 } }))!
    const shown = read(second, wrong)
    const again = learnLayout(second, corrected(shown, { 0: { amount: 44 } }), wrong)!
    expect(amounts(read(second, again))).toEqual([44, 65.5])
    expect(amounts(read(first, again))).toEqual([120, 80, 310])
  })
})

describe('columns without names', () => {
  const look = { at: [40, 120, 420, 520], right: [false, false, true, true], names: null }
  const rows = [
    ['2026-01-05', 'Káposzta 11/26', '10,00', '410,20'],
    ['2026-01-12', 'Répa 12/26', '12,00', '88,00'],
    ['2026-01-19', 'Hagyma 13/26', '11,50', '105,75'],
  ]
  const first = page(look, rows)
  const truth = (text: DocumentText, wanted: number[]) =>
    corrected(read(text), Object.fromEntries(wanted.map((amount, index) => [index, { amount }])))

  it('are learned by their places', () => {
    const layout = learnLayout(first, truth(first, [410.2, 88, 105.75]))!
    const second = page(look, [
      ['2026-02-05', 'Retek 31/26', '14,00', '15,60'],
      ['2026-02-12', 'Zeller 32/26', '16,00', '230,00'],
    ])
    expect(amounts(read(second, layout))).toEqual([15.6, 230])
    const elsewhere = page({ ...look, at: [40, 120, 330, 430] }, rows)
    expect(read(elsewhere, layout)).toEqual(read(elsewhere))
    const named = page({ ...look, names: ['Nap', 'Mi', 'Db', 'Ár'] }, rows)
    expect(read(named, layout).lines).toEqual(read(named).lines)
  })
})

describe('goods', () => {
  const misnamed = {
    at: [40, 330, 400, 470, 540],
    right: [false, true, true, true, true],
    names: ['Artikel', 'Anzahl', 'Einzelpreis', 'Foglal', 'Betrag'],
  }
  const invoice = { document_type: 'invoice' as const }
  const goods = (text: DocumentText, layout?: Layout) =>
    structureDocument(text, { ...invoice, ...(layout && { layout }) }).lines.map(
      ({ quantity, unit_price, amount }) => [quantity, unit_price, amount],
    )

  it('are read by the columns a person showed', () => {
    const first = page(misnamed, [
      ['Paprika', '3', '9,00', '4,00', '12,00'],
      ['Zwiebel', '5', '7,00', '2,00', '10,00'],
    ])
    expect(goods(first)[0]).not.toEqual([3, 4, 12])
    const read_first = structureDocument(first, invoice)
    const truth = corrected(read_first, { 0: { quantity: 3, unit_price: 4 } })
    const layout = learnLayout(first, { ...invoice, ...truth })!
    const second = page(misnamed, [
      ['Karotte', '2', '8,00', '6,00', '12,00'],
      ['Lauch', '4', '5,00', '3,00', '12,00'],
    ])
    expect(goods(second, layout)).toEqual([
      [2, 6, 12],
      [4, 3, 12],
    ])
  })
})

describe('signs', () => {
  const look = {
    at: [40, 120, 220, 500],
    right: [false, false, false, true],
    names: ['Date', 'Number', 'Text', 'Amount'],
  }

  it('are turned where a paper prints what is owed with a minus', () => {
    const first = page(look, [
      ['05/01/2026', 'A-101', 'Goods', '-50.00'],
      ['16/01/2026', 'A-102', 'Goods', '-70.00'],
      ['25/01/2026', 'P-9', 'Thanks', '30.00'],
    ])
    const second = page(look, [
      ['05/02/2026', 'A-140', 'Goods', '-20.00'],
      ['16/02/2026', 'P-10', 'Thanks', '50.00'],
    ])
    const layout = learnLayout(first, corrected(read(first), { 0: { amount: 50 } }))!
    expect(layout.table!.signs).toEqual({ is_turned: true, deducted: {} })
    expect(amounts(read(second, layout))).toEqual([20, -50])
  })

  it('follow words that no dictionary has', () => {
    const first = page(look, [
      ['05/01/2026', 'A-101', 'Zboží', '50.00'],
      ['16/01/2026', 'A-102', 'Dobropis', '70.00'],
      ['25/01/2026', 'A-103', 'Zboží', '30.00'],
    ])
    const second = page(look, [
      ['05/02/2026', 'A-140', 'Dobropis', '20.00'],
      ['16/02/2026', 'A-141', 'Zboží', '50.00'],
    ])
    const layout = learnLayout(first, corrected(read(first), { 1: { amount: -70, kind: 'credit_note' } }))!
    expect(layout.table!.signs).toEqual({ deducted: { dobropis: 'credit_note' } })
    expect(read(second, layout).lines).toMatchObject([
      { amount: -20, kind: 'credit_note' },
      { amount: 50, kind: 'other' },
    ])
  })

  it('are those of two columns nobody understood', () => {
    const sides = {
      at: [40, 120, 400, 500],
      right: [false, false, true, true],
      names: ['Datum', 'Číslo', 'Dal', 'Má'],
    }
    const first = page(sides, [
      ['05.01.2026', 'A-101', '50,00', null],
      ['16.01.2026', 'A-102', null, '70,00'],
      ['25.01.2026', 'A-103', '30,00', null],
    ])
    const shown = { lines: read(first).lines }
    const truth = [-50, 70, -30].map((amount, row) => ({
      ...{
        date: ['2026-01-05', '2026-01-16', '2026-01-25'][row]!,
        reference: `A-10${row + 1}`,
        description: null,
      },
      ...{ quantity: null, unit: null, unit_price: null, debit: null, credit: null, amount, balance: null },
      ...{ kind: 'other' as const, page: null, box: null, told: ['date', 'reference', 'amount'] },
    }))
    expect(amounts(shown as Extraction)).toEqual([50, -70, 30])
    const layout = learnLayout(first, { document_type: 'statement', lines: truth })!
    const second = page(sides, [
      ['03.02.2026', 'A-120', null, '15,00'],
      ['09.02.2026', 'A-121', '99,00', null],
    ])
    expect(amounts(read(second, layout))).toEqual([15, -99])
  })
})

describe('the order of days', () => {
  it('is learned of a line', () => {
    const look = { at: [40, 120, 500], right: [false, false, true], names: ['Date', 'Number', 'Amount'] }
    const first = page(look, [['05/01/2026', 'A-101', '50.00']])
    const layout = learnLayout(first, corrected(read(first), { 0: { date: '2026-05-01' } }))!
    expect(layout.date_order).toBe('mdy')
    expect(read(page(look, [['07/02/2026', 'A-131', '50.00']]), layout).lines[0]!.date).toBe('2026-07-02')
  })
})

describe('columns of a sheet', () => {
  const sheet = (names: string[], rows: (string | number)[][]): DocumentText => ({
    file_type: 'xlsx',
    pages: [],
    sheets: [
      {
        number: 1,
        name: 'Konto',
        rows: [names, ...rows].map((cells, row) => ({
          row,
          cells: cells.map((value, column) => ({
            column,
            text: String(value),
            value,
            is:
              typeof value === 'number'
                ? ('number' as const)
                : /^\d{4}-/.test(value)
                  ? ('date' as const)
                  : ('text' as const),
          })),
        })),
      },
    ],
    warnings: [],
  })
  const names = ['Datum', 'Beleg', 'Betrag', 'Wert']
  const first = sheet(names, [
    ['2026-01-03', 'LX-4411', 120, 96.4],
    ['2026-01-09', 'LX-4419', 80, 77.1],
  ])
  const layout = learnLayout(first, corrected(read(first), { 0: { amount: 96.4 } }))!

  it('are learned by their names and letters', () => {
    expect(amounts(read(sheet(names, [['2026-02-03', 'LX-4500', 10, 9.5]]), layout))).toEqual([9.5])
  })
})

describe('columns of a picture', () => {
  const look = {
    at: [40, 110, 360, 450],
    right: [false, false, true, true],
    names: ['Datum', 'Belegnr', 'Betrag', 'Warenwert'],
  }
  const scanned = (text: DocumentText): DocumentText => ({
    ...text,
    pages: text.pages.map((one) => ({ ...one, is_scanned: true })),
  })
  const first = scanned(
    page(look, [
      ['03.01.2026', 'LX-4411', '120,00', '96,40'],
      ['09.01.2026', 'LX-4419', '80,00', '77,10'],
      ['17.01.2026', 'LX-4436', '310,00', '251,90'],
    ]),
  )
  const layout = learnLayout(first, corrected(read(first), { 1: { amount: 77.1 } }))!

  it('are found by words read badly, at other places and in another size', () => {
    const moved = {
      ...look,
      at: look.at.map((x) => x * 1.2 + 21),
      names: ['Datum', 'Belegnr', 'Betrag', 'Warenwerl'],
      width: 702,
    }
    const second = scanned(
      page(moved, [
        ['02.02.2026', 'LX-4502', '44,00', '39,95'],
        ['11.02.2026', 'LX-4517', '65,50', '61,05'],
      ]),
    )
    expect(amounts(read(second, layout))).toEqual([39.95, 61.05])
  })
})
