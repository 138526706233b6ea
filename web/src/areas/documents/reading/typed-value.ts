import { formatNumber, parseDay, parseNumber } from '../../../ui/format.ts'

/** `code`: three capitals of a currency. */
export type ValueKind = 'text' | 'date' | 'amount' | 'code'
export type Value = string | number | null

/** Prices per gram have four decimals. */
const MAX_DECIMALS = 6

const numericDay: Intl.DateTimeFormatOptions = {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  timeZone: 'UTC',
}

/** A value as it is typed in a locale. @example typedText('date', '2026-11-21', 'en-IE') // '21/11/2026' */
export function typedText(kind: ValueKind, value: Value, locale: string): string {
  if (value === null) return ''
  if (kind === 'date')
    return new Intl.DateTimeFormat(locale, numericDay).format(new Date(`${value}T00:00:00Z`))
  if (typeof value !== 'number') return value
  const decimals = Number.isInteger(Math.round(value * 1e8) / 1e6) ? 2 : undefined
  return formatNumber(value, locale, { decimals, max_decimals: MAX_DECIMALS })
}

/** What was typed as a value, null when nothing was; undefined when it makes no sense. */
export function parseTyped(kind: ValueKind, text: string, locale: string): Value | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return null
  if (kind === 'amount') return parseNumber(trimmed, locale)
  if (kind === 'date') return parseDay(trimmed, locale)
  if (kind === 'code') return /^[a-z]{3}$/i.test(trimmed) ? trimmed.toUpperCase() : undefined
  return trimmed
}
