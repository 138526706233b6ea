import { utils, write } from '@e965/xlsx'
import fc from 'fast-check'
import { writeWorkbook } from '#packages/spreadsheet'

export type SheetRow = { date: string; reference: string; description: string; amount: number }

const HEADER = ['Date', 'Invoice no', 'Description', 'Amount']
const WORDS = [
  'Café',
  'Señor',
  'Müller',
  'açúcar',
  'flour',
  'fish; fresh',
  'oil, 5 l',
  '"best" ham',
  'pão|roll',
  'Crème\u00A0brûlée',
]

const rowArbitrary: fc.Arbitrary<SheetRow> = fc.record({
  date: fc
    .integer({ min: 0, max: 300 })
    .map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10)),
  reference: fc.integer({ min: 10_000, max: 99_999 }).map((number) => `INV-${number}`),
  description: fc
    .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 })
    .map((words) => words.join(' ')),
  amount: fc
    .tuple(fc.integer({ min: 1, max: 250_000_000 }), fc.integer({ min: 0, max: 9 }))
    .map(([cents, sign]) => (sign === 0 ? -cents : cents) / 100),
})

/** Tables of a statement's rows, one day after the other. */
export const tableArbitrary = fc
  .array(rowArbitrary, { minLength: 3, maxLength: 40 })
  .map((rows) => rows.sort((a, b) => a.date.localeCompare(b.date)))

export type Wording = {
  delimiter: string
  decimal: '.' | ','
  thousands: string
  date: 'iso' | 'points'
  line_end: '\n' | '\r\n' | '\r'
  has_preamble: boolean
  has_sep_line: boolean
  has_trailing_delimiter: boolean
}

/** The ways programs write delimited text; decimal and thousands mark differ, and one never is the other's. */
export const wordingArbitrary: fc.Arbitrary<Wording> = fc
  .record({
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    decimal: fc.constantFrom('.' as const, ',' as const),
    thousands: fc.constantFrom('', ' ', '\u00A0', "'", '.', ','),
    date: fc.constantFrom('iso' as const, 'points' as const),
    line_end: fc.constantFrom('\n' as const, '\r\n' as const, '\r' as const),
    has_preamble: fc.boolean(),
    has_sep_line: fc.boolean(),
    has_trailing_delimiter: fc.boolean(),
  })
  .filter(({ decimal, thousands }) => decimal !== thousands)

export function csvText(rows: readonly SheetRow[], wording: Wording): string {
  const { delimiter, line_end } = wording
  const quoted = (text: string) => (/[",;|\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const line = (cells: string[]) =>
    cells.map(quoted).join(delimiter) + (wording.has_trailing_delimiter ? delimiter : '')
  const lines = [
    ...(wording.has_sep_line ? [`sep=${delimiter}`] : []),
    ...(wording.has_preamble ? ['Harbour Fish Co.', 'Statement of account', ''] : []),
    line(HEADER),
    ...rows.map((row) =>
      line([dayText(row.date, wording), row.reference, row.description, amountText(row.amount, wording)]),
    ),
    '',
  ]
  return lines.join(line_end)
}

const dayText = (iso: string, { date }: Wording) =>
  date === 'iso' ? iso : iso.split('-').reverse().join('.')

function amountText(amount: number, { decimal, thousands }: Wording): string {
  const [whole, cents] = Math.abs(amount).toFixed(2).split('.')
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, thousands)
  return `${amount < 0 ? '-' : ''}${grouped}${decimal}${cents}`
}

const ENCODERS = {
  'utf-8': (text: string) => new TextEncoder().encode(text),
  'utf-8 with a mark': (text: string) => new TextEncoder().encode(`\uFEFF${text}`),
  'utf-16le': (text: string) => wide(text, false),
  'utf-16le with a mark': (text: string) => wide(`\uFEFF${text}`, false),
  'utf-16be': (text: string) => wide(text, true),
  'utf-16be with a mark': (text: string) => wide(`\uFEFF${text}`, true),
  // Every character here has the same code in Unicode.
  'windows-1252': (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
}
export type Encoding = keyof typeof ENCODERS
export const encodings = Object.keys(ENCODERS) as Encoding[]
export const encoded = (text: string, encoding: Encoding): Uint8Array => ENCODERS[encoding](text)

function wide(text: string, is_big: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2))
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), !is_big)
  return new Uint8Array(view.buffer)
}

/** The same rows as a workbook: XLSX by our own writer, the others by SheetJS. */
export function workbookBytes(
  rows: readonly SheetRow[],
  kind: 'xlsx' | 'biff8' | 'biff5' | 'ods' | 'xlsb',
): Uint8Array {
  const cells = rows.map(
    ({ date, reference, description, amount }) => [date, reference, description, amount] as const,
  )
  if (kind === 'xlsx') {
    const kinds = ['date', 'text', 'text', 'money'] as const
    const columns = HEADER.map((header, index) => ({ header, kind: kinds[index]! }))
    return writeWorkbook([{ name: 'Statement', columns, rows: cells }])
  }
  const dated = cells.map(([date, ...rest]) => [new Date(`${date}T00:00:00Z`), ...rest])
  const book = utils.book_new(utils.aoa_to_sheet([HEADER, ...dated], { UTC: true }), 'Statement')
  return new Uint8Array(write(book, { type: 'array', bookType: kind }) as ArrayBuffer)
}
