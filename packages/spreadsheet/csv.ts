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
  { delimiter = ',', byte_order_mark = true }: CsvOptions = {},
): string {
  const special = new RegExp(`["\\r\\n${delimiter}]|^\\s|\\s$`)
  const quoted = (text: string) => (special.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const lines = [columns.map((column) => quoted(neutralise(column.header))).join(delimiter)]
  for (const row of rows) {
    lines.push(columns.map((column, index) => quoted(field(row[index], column))).join(delimiter))
  }
  return `${byte_order_mark ? '\uFEFF' : ''}${lines.join('\r\n')}\r\n`
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
