import { isValidDate } from '#packages/calendar'
import { typedText, type ValueKind } from './typed-value.ts'

/** How the page that words were picked from writes figures and days in figures. */
export interface PageWriting {
  decimal_mark: '.' | ',' | null
  date_order: 'dmy' | 'mdy'
}

/** Words of a page as a person of that locale would type them; as they are printed where that is not certain. */
export function pickedText(kind: ValueKind, printed: string, writing: PageWriting, locale: string): string {
  if (kind === 'amount') return amountText(printed, writing, locale) ?? printed
  if (kind === 'date') return dateText(printed, writing, locale) ?? printed
  if (kind === 'code') return printed.match(/\b[A-Z]{3}\b/)?.[0] ?? printed
  return printed
}

function amountText(printed: string, { decimal_mark }: PageWriting, locale: string): string | undefined {
  const figure = printed.match(/\d[\d.,'’\s]*/)?.[0].replace(/[^\d]+$/, '')
  if (!figure) return undefined
  const mark = decimal_mark ?? markOf(figure)
  const [whole = '', cents] = splitAtLast(figure, mark)
  const value = Number(`${whole.replace(/\D/g, '')}${cents === undefined ? '' : `.${cents}`}`)
  if (!Number.isFinite(value)) return undefined
  const is_negative = /^[^\d]*[-−–(]|[-−–)]\s*$/.test(printed)
  return typedText('amount', is_negative ? -value : value, locale)
}

/** Of a figure alone: two digits after the last mark are cents. */
const markOf = (figure: string) => (/[.,]\d{1,2}$/.test(figure) ? figure.match(/[.,](?=\d{1,2}$)/)![0] : null)

function splitAtLast(figure: string, mark: string | null): [string, string | undefined] {
  const at = mark === null ? -1 : figure.lastIndexOf(mark)
  const cents = figure.slice(at + 1)
  return at < 0 || !/^\d+$/.test(cents) ? [figure, undefined] : [figure.slice(0, at), cents]
}

function dateText(printed: string, { date_order }: PageWriting, locale: string): string | undefined {
  const parts = printed.match(/(\d{1,4})[./\-\s](\d{1,2})[./\-\s](\d{1,4})/)?.slice(1)
  if (!parts) return undefined
  const [a, b, c] = parts as [string, string, string]
  const order = date_order === 'mdy' ? [c, a, b] : [c, b, a]
  const [year, month, day] = a.length === 4 ? [a, b, c] : order
  // A bill of two digits is of this century.
  const iso = `${year!.length === 2 ? `20${year}` : year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
  return isValidDate(iso) ? typedText('date', iso, locale) : undefined
}
