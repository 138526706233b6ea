import { utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import type { DocumentText } from '../document-text.ts'
import { plainRows, rawOds, rawXlsx } from '../testing/workbook-writer.ts'
import { readDocument } from './read.ts'

const cells = (text: DocumentText, sheet = 0) =>
  text.sheets[sheet]!.rows.map(({ cells: row }) => row.map(({ text: shown, value }) => [shown, value]))
const codes = (text: DocumentText) => text.warnings.map(({ code }) => code)
const row = (inner: string) => `<sheetData><row>${inner}</row></sheetData>`
const styles = (...formats: string[]) =>
  `<styleSheet><numFmts>${formats.map((format, index) => `<numFmt numFmtId="${200 + index}" formatCode="${format}"/>`).join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${formats.map((_, index) => `<xf numFmtId="${200 + index}"/>`).join('')}</cellXfs></styleSheet>`

describe('XLSX', () => {
  it('shows numbers as their formats do and keeps what they are', async () => {
    const formats = [
      'dd/mm/yyyy',
      '#,##0.00;[Red]#,##0.00',
      '#,##0.00_);(#,##0.00)',
      '0.0%',
      '[$€-407] #,##0.00',
      'h:mm',
    ]
    const values = [46_031, -12.5, -1_234.5, 0.19, 12, 0.5]
    const inner = values.map((value, index) => `<c s="${index}"><v>${value}</v></c>`).join('')
    const read = await readDocument(rawXlsx({ sheets: [row(inner)], styles: styles(...formats) }))
    expect(cells(read)[0]).toEqual([
      ['09/01/2026', '2026-01-09'],
      ['12.50', -12.5],
      ['(1,234.50)', -1234.5],
      ['19.0%', 0.19],
      ['€ 12.00', 12],
      ['12:00', 0.5],
    ])
  })

  it('counts days as the workbook counts them', async () => {
    const book = `<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>`
    const bytes = rawXlsx({
      sheets: [row('<c s="0"><v>44569</v></c>')],
      styles: styles('yyyy-mm-dd'),
      parts: { 'xl/workbook.xml': new TextEncoder().encode(book) },
    })
    expect(cells(await readDocument(bytes))[0]![0]![1]).toBe('2026-01-09')
  })

  it('takes texts of every kind: rich, inline, escaped, typed as number, date, error, formula', async () => {
    const strings =
      '<sst><si><r><t>Rich </t></r><r><t xml:space="preserve">text</t></r><rPh><t>no</t></rPh></si></sst>'
    const inner =
      '<c t="s"><v>0</v></c><c t="inlineStr"><is><t>a &amp; b &#233; _x000D_</t></is></c><c t="str"><f>A1</f><v>done</v></c>' +
      '<c t="d"><v>2026-01-09T00:00:00</v></c><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c><f>A1</f></c><c t="n"><v>x</v></c>'
    const read = await readDocument(rawXlsx({ sheets: [row(inner)], strings }))
    expect(cells(read)[0]!.map(([, value]) => value)).toEqual([
      'Rich text',
      'a & b é',
      'done',
      '2026-01-09',
      'TRUE',
      'x',
    ])
    expect(codes(read)).toEqual(['cell_errors', 'formula_without_value'])
  })

  it('leaves hidden sheets, reads hidden rows and columns, and says so', async () => {
    const visible = `<cols><col min="1" max="1" hidden="1"/><col min="9" max="16384" hidden="1"/></cols><sheetData><row hidden="1"><c><v>1</v></c></row><row><c><v>2</v></c><c><v>3</v></c></row></sheetData>`
    const sheet_list =
      '<sheet name="Secret" state="veryHidden" r:id="rId1"/><sheet name="Shown" r:id="rId2"/>'
    const read = await readDocument(rawXlsx({ sheets: [row('<c><v>9</v></c>'), visible], sheet_list }))
    expect(read.sheets.map(({ name, number }) => [name, number])).toEqual([['Shown', 2]])
    expect(cells(read)).toEqual([
      [['1', 1]],
      [
        ['2', 2],
        ['3', 3],
      ],
    ])
    expect(read.warnings.map(({ message }) => message)).toEqual([
      '1 hidden sheet was not read.',
      '1 hidden column was read as well.',
      '1 hidden row was read as well.',
    ])
  })

  it('reads prefixed names, UTF-16 parts and backslashes in the names of parts', async () => {
    const plain = `<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>`
    const utf16 = new Uint8Array(Uint16Array.from(`\uFEFF${plain}`, (letter) => letter.charCodeAt(0)).buffer)
    const bytes = rawXlsx({ sheets: [''], parts: { 'xl\\worksheets\\sheet1.xml': utf16 } })
    expect(cells(await readDocument(bytes))).toEqual([[['7', 7]]])
  })

  it('keeps a cell far out in its place', async () => {
    const sheet = `<sheetData>${plainRows}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>`
    const read = await readDocument(rawXlsx({ sheets: [sheet] }))
    expect(read.sheets[0]!.rows.at(-1)).toMatchObject({
      row: 1_048_575,
      cells: [{ column: 16_383, value: 1 }],
    })
  })
})

describe('ODS', () => {
  const cell = (attributes: string, text: string) =>
    `<table:table-cell ${attributes}><text:p>${text}</text:p></table:table-cell>`

  it('takes values, repeats and several paragraphs; leaves comments', async () => {
    const content = `<table:table table:name="A"><table:table-row table:number-rows-repeated="2">${cell('office:value-type="date" office:date-value="2026-01-09"', '9. Jan')}${cell('office:value-type="currency" office:value="12.5" table:number-columns-repeated="2"', '12,50 €')}${cell('office:value-type="string"', 'a<text:s text:c="2"/>b</text:p><text:p>c<office:annotation><text:p>no</text:p></office:annotation>')}${cell('office:value-type="string"', '#REF!')}</table:table-row></table:table>`
    const read = await readDocument(rawOds(content))
    const line = [
      ['9. Jan', '2026-01-09'],
      ['12,50 €', 12.5],
      ['12,50 €', 12.5],
      ['a b\nc', 'a b\nc'],
    ]
    expect(cells(read)).toEqual([line, line])
    expect(codes(read)).toEqual(['cell_errors'])
  })

  it('leaves hidden sheets and says so', async () => {
    const style =
      '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    const sheet = (name: string, more: string) =>
      `<table:table table:name="${name}" ${more}><table:table-row>${cell('office:value-type="string"', name)}</table:table-row></table:table>`
    const read = await readDocument(
      rawOds(`${style}${sheet('Secret', 'table:style-name="ta2"')}${sheet('Shown', '')}`),
    )
    expect(read.sheets.map(({ name }) => name)).toEqual(['Shown'])
    expect(codes(read)).toEqual(['hidden_sheet'])
  })
})

describe('XLS', () => {
  it.each(['biff2', 'biff5', 'biff8'] as const)('reads %s', async (bookType) => {
    const book = utils.book_new(
      utils.aoa_to_sheet([
        ['Date', 'Amount'],
        ['5 Jan', 12.5],
      ]),
      'A',
    )
    const bytes = new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer)
    expect(cells(await readDocument(bytes))).toEqual([
      [
        ['Date', 'Date'],
        ['Amount', 'Amount'],
      ],
      [
        ['5 Jan', '5 Jan'],
        ['12.5', 12.5],
      ],
    ])
  })
})

describe('delimited text', () => {
  const read = async (bytes: number[]) =>
    cells(await readDocument(Uint8Array.from(bytes))).map((line) => line.map(([text]) => text))
  const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0))
  const lines = (...names: number[][]) => [
    ...ascii('Name;Amount\n'),
    ...names.flatMap((name) => [...name, ...ascii(';1,00\n')]),
  ]

  it.each([
    ['Polish in windows-1250', [0x5a, 0x61, 0xbf, 0xf3, 0xb3, 0xe6, 0x9c], 'Zażółćś'],
    ['Czech in windows-1250', [0x50, 0xf8, 0xed, 0x9a, 0x65, 0x72, 0xec, 0xf9], 'Příšerěů'],
    ['French in windows-1252', [0x43, 0x72, 0xe8, 0x6d, 0x65, 0x20, 0xe9, 0xea], 'Crème éê'],
    ['a euro in ISO 8859-15', [0x35, 0x20, 0xa4, 0x20, 0xe9], '5 € é'],
    ['a euro in windows-1252', [0x35, 0x20, 0x80, 0x20, 0xe9], '5 € é'],
    ['Spanish in Mac Roman', [0x53, 0x65, 0x96, 0x6f, 0x72, 0x20, 0x87, 0x8e], 'Señor áé'],
  ])('tells %s', async (_name, bytes, text) => {
    expect((await read(lines(bytes)))[1]![0]).toBe(text)
  })

  it('reads each line of a file put together from two in its own encoding', async () => {
    const both = lines([0x43, 0x61, 0x66, 0xe9], [0x43, 0x61, 0x66, 0xc3, 0xa9])
    expect((await read(both)).slice(1).map(([name]) => name)).toEqual(['Café', 'Café'])
  })

  it('takes doubled, stray and open quotes, breaks inside quotes, blank lines', async () => {
    const text = 'a,b\n"x ""y"" z", "1\n2"\n\n5" pipe,3\n"open,4\nlast,5\n'
    expect(await read(ascii(text))).toEqual([
      ['a', 'b'],
      ['x "y" z', '1\n2'],
      ['5" pipe', '3'],
      ['"open', '4'],
      ['last', '5'],
    ])
  })
})
