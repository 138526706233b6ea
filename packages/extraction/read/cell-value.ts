import { SSF } from '@e965/xlsx'
import type { SheetCell } from '../document-text.ts'
import { LIMITS } from '../limits.ts'

/** A text as a cell; null when nothing is written in it. */
export function textCell(column: number, raw: string): SheetCell | null {
  const text = raw.slice(0, LIMITS.text_characters).trim()
  return text === '' ? null : { column, text, value: text, is: 'text' }
}

/** A day as a cell; days outside 1970 to 2099 are none of a business paper's and stay text. */
export function dayCell(column: number, text: string, iso: string): SheetCell | null {
  const year = Number(iso.slice(0, 4))
  const is_day = /^\d{4}-\d{2}-\d{2}$/.test(iso) && year >= 1970 && year <= 2099
  return is_day ? { column, text: text || iso, value: iso, is: 'date' } : textCell(column, text || iso)
}

/** Numbers of a workbook as their formats show them: dates as days, the rest with the text a person sees. */
export class NumberFormats {
  readonly #is_1904: boolean
  readonly #dates = new Map<string, boolean>()

  constructor(is_1904: boolean) {
    this.#is_1904 = is_1904
  }

  /** `format` is a format's code or its built-in number (ECMA-376 18.8.30). */
  cell(column: number, value: number, format: string | number): SheetCell {
    const code = typeof format === 'string' ? format : (SSF.get_table()[format] ?? 'General')
    const day = this.#isDate(code) ? this.#day(value) : null
    const text = this.#shown(code, value)
    if (day) return { column, text: text || day, value: day, is: 'date' }
    return { column, text: text || String(value), value, is: 'number' }
  }

  #isDate(code: string): boolean {
    const known = this.#dates.get(code) ?? SSF.is_date(code)
    this.#dates.set(code, known)
    return known
  }

  /** The ISO day of a serial number, counted as the workbook counts. */
  #day(serial: number): string | null {
    const parts = SSF.parse_date_code(serial, { date1904: this.#is_1904 })
    if (!parts || parts.y < 1970 || parts.y > 2099) return null
    return `${parts.y}-${String(parts.m).padStart(2, '0')}-${String(parts.d).padStart(2, '0')}`
  }

  #shown(code: string, value: number): string {
    if (code === 'General' && Number.isInteger(value)) return String(value)
    try {
      return SSF.format(code, value, { date1904: this.#is_1904 }).slice(0, LIMITS.text_characters).trim()
    } catch {
      // A format nobody can follow says nothing on the number itself.
      return String(value)
    }
  }
}
