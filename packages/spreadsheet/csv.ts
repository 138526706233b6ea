import type { Column } from './column.ts'
import { neutralise } from './neutralise.ts'
import { cellValue } from './value.ts'

/** `byte_order_mark` makes Excel read the file as UTF-8; it is written unless switched off. */
export type CsvOptions = { delimiter?: ',' | ';' | '\t'; byte_order_mark?: boolean }

/**
 * Writes RFC 4180 CSV (CRLF, quotes where needed) with formula starts neutralised in text.
 * Numbers keep a decimal point, money at least two decimals, dates are ISO.
 * @example writeCsv([{ header: 'name', kind: 'text' }], [['Ana']], { byte_order_mark: false }) // 'name\r\nAna\r\n'
 */
export function writeCsv(
  columns: readonly Column[],
  rows: Iterable<readonly unknown[]>,
  options: CsvOptions = {},
): string {
  const { head, lines } = csvWriter(columns, options)
  return head() + lines(rows)
}

/** The same text piece by piece, for rows that come in batches and would not fit into memory together. */
export async function* csvPieces(
  columns: readonly Column[],
  batches: AsyncIterable<Iterable<readonly unknown[]>>,
  options: CsvOptions = {},
): AsyncGenerator<string> {
  const { head, lines } = csvWriter(columns, options)
  yield head()
  for await (const rows of batches) yield lines(rows)
}

function csvWriter(columns: readonly Column[], { delimiter = ',', byte_order_mark = true }: CsvOptions) {
  const special = new RegExp(`["\\r\\n${delimiter}]|^\\s|\\s$`)
  const quoted = (text: string) => (special.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const line = (fields: string[]) => `${fields.map(quoted).join(delimiter)}\r\n`
  return {
    head: () => (byte_order_mark ? '\uFEFF' : '') + line(columns.map(({ header }) => neutralise(header))),
    lines(rows: Iterable<readonly unknown[]>): string {
      let text = ''
      for (const row of rows) text += line(columns.map((column, index) => field(row[index], column)))
      return text
    },
  }
}

function field(raw: unknown, column: Column): string {
  const value = cellValue(raw, column.kind)
  switch (value.is) {
    case 'empty':
      return ''
    case 'text':
      return neutralise(value.text)
    case 'number':
      return column.kind === 'money' ? twoDecimals(value.digits) : value.digits
    case 'boolean':
      return value.value ? 'true' : 'false'
    case 'date':
      return value.iso
  }
}

function twoDecimals(digits: string): string {
  if (/e/i.test(digits)) return digits
  const [whole, fraction = ''] = digits.split('.')
  return `${whole}.${fraction.padEnd(2, '0')}`
}
