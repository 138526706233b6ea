import type { Column, Sheet } from './column.ts'
import { neutralise } from './neutralise.ts'
import { STYLE, styleOf } from './styles.ts'
import { cellValue } from './value.ts'

const MAX_ROWS = 1_048_576
const MAX_COLUMNS = 16_384
const MAX_TEXT = 32_767
const ROWS_PER_CHUNK = 2_000

/** Yields the XML of one worksheet in pieces, so that a large sheet never stands in memory as one string. */
export function* sheetXml(sheet: Sheet): Generator<string> {
  const writer = sheetWriter(sheet)
  const row_count = sheet.rows.length + 1 + (sheet.totals ? 1 : 0)
  if (row_count > MAX_ROWS) throw tooManyRows(sheet.name, row_count)
  yield writer.head()
  for (let from = 0; from < sheet.rows.length; from += ROWS_PER_CHUNK)
    yield writer.rows(sheet.rows.slice(from, from + ROWS_PER_CHUNK))
  yield writer.foot(sheet.totals)
}

const tooManyRows = (name: string, row_count: number) =>
  new RangeError(`A sheet holds ${MAX_ROWS} rows, "${name}" has ${row_count}.`)

/** Writes a worksheet whose rows come one batch after the other. Errors: RangeError beyond what a sheet holds. */
export function sheetWriter(sheet: Omit<Sheet, 'rows' | 'totals'>) {
  if (sheet.columns.length > MAX_COLUMNS) throw new RangeError(`A sheet holds ${MAX_COLUMNS} columns.`)
  const names = sheet.columns.map((_, index) => columnName(index))
  let number = 1
  return {
    head: () => opening(sheet) + headerRow(sheet.columns, names),
    rows(batch: Iterable<readonly unknown[]>): string {
      let xml = ''
      for (const row of batch) {
        number += 1
        if (number > MAX_ROWS) throw tooManyRows(sheet.name, number)
        xml += rowXml(row, number, sheet.columns, names, false)
      }
      return xml
    },
    foot(totals?: readonly unknown[]): string {
      const xml = totals ? rowXml(totals, number + 1, sheet.columns, names, true) : ''
      const last = `${names.at(-1) ?? 'A'}${number}`
      const filter = number > 1 && names.length > 0 ? `<autoFilter ref="A1:${last}"/>` : ''
      return `${xml}</sheetData>${filter}</worksheet>`
    },
  }
}

function opening(sheet: Omit<Sheet, 'rows' | 'totals'>): string {
  const freeze = sheet.freeze_header ?? true
  const pane = freeze ? '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' : ''
  const columns = sheet.columns
    .map((column, index) => {
      const width = column.width ?? Math.min(60, Math.max(12, column.header.length + 4))
      return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`
    })
    .join('')
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>${columns ? `<cols>${columns}</cols>` : ''}<sheetData>`
}

function headerRow(columns: Column[], names: string[]): string {
  const cells = columns.map((column, index) => textCell(`${names[index]}1`, STYLE.header, column.header))
  return `<row r="1">${cells.join('')}</row>`
}

function rowXml(
  row: readonly unknown[],
  number: number,
  columns: Column[],
  names: string[],
  is_total: boolean,
): string {
  let cells = ''
  for (let index = 0; index < columns.length; index += 1) {
    const { kind } = columns[index]!
    const value = cellValue(row[index], kind)
    const place = `${names[index]}${number}`
    switch (value.is) {
      case 'empty':
        if (is_total) cells += `<c r="${place}" s="${styleOf(kind, { is_total })}"/>`
        break
      case 'number':
        cells += `<c r="${place}" s="${styleOf(kind === 'date' ? 'number' : kind, { is_total })}"><v>${value.digits}</v></c>`
        break
      case 'boolean':
        cells += `<c r="${place}" t="b"><v>${value.value ? 1 : 0}</v></c>`
        break
      case 'date':
        cells += `<c r="${place}" s="${styleOf('date', { has_time: value.has_time, is_total })}"><v>${value.serial}</v></c>`
        break
      case 'text':
        cells += textCell(place, styleOf('text', { is_total }), value.text)
    }
  }
  return `<row r="${number}">${cells}</row>`
}

function textCell(place: string, style: number, text: string): string {
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(neutralise(text).slice(0, MAX_TEXT))}</t></is></c>`
}

/** Escapes for XML; characters XML cannot carry are dropped, `_x000D_`-like sequences kept literal (ECMA-376 22.9.2.19). */
export function xmlText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the quick way out must see them too
  if (!/[&<>"_\u0000-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/.test(text)) return text
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must be removed
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      .replaceAll('\r', '_x000D_')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  )
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnName(index: number): string {
  let name = ''
  for (let left = index + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name
  }
  return name
}
