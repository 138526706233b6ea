import { read, utils } from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvPieces, neutralise, workbookPieces, writeCsv, writeWorkbook } from './index.ts'
import { sheetNames } from './sheet-names.ts'
import { columnName } from './sheet-xml.ts'

const columns = [
  { header: 'Name', kind: 'text' },
  { header: 'Quantity', kind: 'number' },
  { header: 'Amount', kind: 'money' },
  { header: 'Date', kind: 'date' },
  { header: 'Share', kind: 'percent' },
] as const

function open(bytes: Uint8Array) {
  return read(bytes, { type: 'array', cellNF: true, cellStyles: true })
}

describe('writeWorkbook', () => {
  it('keeps numbers, money, dates and percentages as what they are', () => {
    const book = open(
      writeWorkbook([
        {
          name: 'Lines',
          columns: [...columns],
          rows: [['Flour', 3.5, '-1234.50', '2026-11-21', 0.125]],
          totals: ['Total', null, '-1234.50', null, null],
        },
      ]),
    )
    const sheet = book.Sheets.Lines!
    expect(sheet.A2).toMatchObject({ t: 's', v: 'Flour' })
    expect(sheet.B2).toMatchObject({ t: 'n', v: 3.5 })
    expect(sheet.C2).toMatchObject({ t: 'n', v: -1234.5, w: '-1,234.50' })
    expect(sheet.D2).toMatchObject({ v: 46347, w: '2026-11-21' })
    expect(sheet.E2).toMatchObject({ v: 0.125, w: '12.5%' })
    expect(sheet.A3).toMatchObject({ v: 'Total' })
    expect(sheet['!autofilter']).toEqual({ ref: 'A1:E2' })
  })

  it('reads a moment by its own wall clock', () => {
    const book = open(
      writeWorkbook([
        {
          name: 'a',
          columns: [{ header: 'at', kind: 'date' }],
          rows: [['2026-11-21T18:30:00+01:00'], [new Date('2026-11-21T06:00:00Z')]],
        },
      ]),
    )
    expect(book.Sheets.a?.A2.w).toBe('2026-11-21 18:30')
    expect(book.Sheets.a?.A3.v).toBe(46347.25)
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1'])(
    'writes %j as text that cannot start a formula',
    (text) => {
      const sheet = open(
        writeWorkbook([{ name: 'a', columns: [{ header: 'x', kind: 'text' }], rows: [[text]] }]),
      ).Sheets.a!
      expect(sheet.A2.f).toBeUndefined()
      expect(sheet.A2.t).toBe('s')
      expect(sheet.A2.v.startsWith("'")).toBe(true)
    },
  )

  it('keeps any text a person may write, minus what XML cannot carry', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), (text) => {
        const sheet = open(
          writeWorkbook([{ name: 'a', columns: [{ header: 'x', kind: 'text' }], rows: [[text]] }]),
        ).Sheets.a!
        expect(sheet.A2.v).toBe(neutralise(text))
      }),
      { seed: 7, numRuns: 150 },
    )
  })

  it('escapes mark-up, underscore codes and control characters', () => {
    const rows = [['<b>&"'], ['_x0041_'], ['a\u0000b\u0008']]
    const sheet = open(writeWorkbook([{ name: 'a', columns: [{ header: 'x', kind: 'text' }], rows }])).Sheets
      .a!
    expect([sheet.A2.v, sheet.A3.v, sheet.A4.v]).toEqual(['<b>&"', '_x0041_', 'ab'])
  })

  it('answers the same bytes for the same input and refuses an empty workbook', () => {
    const sheets = [{ name: 'a', columns: [...columns], rows: [['x', 1, 2, '2026-01-01', 0.5]] }]
    expect(writeWorkbook(sheets)).toEqual(writeWorkbook(sheets))
    expect(() => writeWorkbook([])).toThrow(RangeError)
  })

  it('writes many rows', () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => [
      `Item ${index}`,
      index,
      `${index}.25`,
      '2026-11-21',
      0.1,
    ])
    const book = open(writeWorkbook([{ name: 'big', columns: [...columns], rows }]))
    const back = utils.sheet_to_json<unknown[]>(book.Sheets.big!, { header: 1 })
    expect(back.length).toBe(20_001)
    expect(back[20_000]?.slice(0, 3)).toEqual(['Item 19999', 19_999, 19_999.25])
  })
})

describe('sheetNames', () => {
  it('makes names acceptable and different', () => {
    expect(sheetNames(['A/B:C', 'a b c', '', "'quoted'", 'History', 'x'.repeat(40)])).toEqual([
      'A B C',
      'a b c (2)',
      'Sheet 3',
      'quoted',
      'History_',
      'x'.repeat(31),
    ])
  })
})

describe('columnName', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('names column %i %s', (index, name) => expect(columnName(index)).toBe(name))
})

describe('writeCsv', () => {
  it('quotes, neutralises text and leaves numbers alone', () => {
    const text = writeCsv([...columns], [['=cmd|"x",1', -3, '-4.5', '2026-11-21', 0.5]], {
      byte_order_mark: false,
    })
    expect(text).toBe('Name,Quantity,Amount,Date,Share\r\n"\'=cmd|""x"",1",-3,-4.50,2026-11-21,0.5\r\n')
  })

  it('starts with a byte order mark and takes another delimiter', () => {
    const text = writeCsv(
      [
        { header: 'a', kind: 'text' },
        { header: 'b', kind: 'text' },
      ],
      [['x;y', null]],
      { delimiter: ';' },
    )
    expect(text).toBe('\uFEFFa;b\r\n"x;y";\r\n')
  })
})

describe('rows that come in batches', () => {
  const all = async <T>(pieces: AsyncIterable<T>) => {
    const found: T[] = []
    for await (const piece of pieces) found.push(piece)
    return found
  }
  const rows = Array.from({ length: 7 }, (_, n) => [`=Item ${n}`, n, `${n}.5`, '2026-11-21', 0.5])
  async function* batches() {
    yield rows.slice(0, 3)
    yield []
    yield rows.slice(3)
  }

  it('make the same CSV as all at once', async () => {
    expect((await all(csvPieces(columns, batches()))).join('')).toBe(writeCsv(columns, rows))
  })

  it('make a workbook that says the same, a piece for each batch', async () => {
    const sheet = { name: 'Lines', columns: [...columns] }
    const pieces = await all(workbookPieces(sheet, batches()))
    expect(pieces.length).toBe(4)
    const said = (book: ReturnType<typeof open>) => utils.sheet_to_json(book.Sheets.Lines!, { header: 1 })
    expect(said(open(Buffer.concat(pieces)))).toEqual(said(open(writeWorkbook([{ ...sheet, rows }]))))
    expect(open(Buffer.concat(pieces)).Sheets.Lines!['!autofilter']).toEqual({ ref: 'A1:E8' })
  })

  it('are refused beyond what a sheet holds', async () => {
    async function* endless() {
      for (;;) yield Array.from({ length: 100_000 }, () => [])
    }
    const sheet = { name: 'a', columns: [] }
    await expect(all(workbookPieces(sheet, endless()))).rejects.toThrow('A sheet holds 1048576 rows')
  })
})
