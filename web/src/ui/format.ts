/** Pure formatting for people: every function takes its locale, none reads the clock. */

const kept = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>()

/** Making an Intl formatter costs about 50 µs and a table asks for thousands. */
function keep<T extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>(
  key: string,
  make: () => T,
): T {
  const found = kept.get(key) as T | undefined
  if (found) return found
  const made = make()
  kept.set(key, made)
  return made
}

export interface NumberOptions {
  /** Exact count of decimals; by default none to two. */
  decimals?: number
  /** At most this many where `decimals` says nothing; two unless given. */
  max_decimals?: number
  /** 12,345 → 12K. */
  compact?: boolean
  /** Shows a plus before positive values: for differences. */
  signed?: boolean
}

/** @example formatNumber(1234.5, 'pt-BR') // '1.234,5' */
export function formatNumber(value: number, locale: string, options: NumberOptions = {}): string {
  const { decimals, max_decimals = 2, compact, signed } = options
  const make = () =>
    new Intl.NumberFormat(locale, {
      minimumFractionDigits: decimals ?? 0,
      maximumFractionDigits: decimals ?? (compact ? 1 : max_decimals),
      notation: compact ? 'compact' : 'standard',
      signDisplay: signed ? 'exceptZero' : 'auto',
    })
  return keep(`n|${locale}|${decimals}|${max_decimals}|${compact}|${signed}`, make).format(value)
}

/** Money in its currency. @example formatMoney(12.9, 'es', 'EUR') // '12,90 €' */
export function formatMoney(
  value: number,
  locale: string,
  currency: string,
  options: NumberOptions = {},
): string {
  const { decimals, compact, signed } = options
  const make = () =>
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      // Not the narrow one: the dollars and pesos of the world would all be “$”.
      currencyDisplay: 'symbol',
      minimumFractionDigits: compact ? 0 : decimals,
      maximumFractionDigits: compact ? 1 : decimals,
      notation: compact ? 'compact' : 'standard',
      signDisplay: signed ? 'exceptZero' : 'auto',
    })
  return keep(`m|${locale}|${currency}|${decimals}|${compact}|${signed}`, make).format(value)
}

/** A share from 0 to 1 as per cent. @example formatPercent(0.284, 'en') // '28.4%' */
export function formatPercent(share: number, locale: string, decimals = 1): string {
  const make = () => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: decimals })
  return keep(`p|${locale}|${decimals}`, make).format(share)
}

export type DateStyle = 'day' | 'day_short' | 'weekday' | 'month' | 'time' | 'moment'

const dateStyles: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  day_short: { day: 'numeric', month: 'short' },
  weekday: { weekday: 'short', day: 'numeric', month: 'short' },
  month: { month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit' },
  moment: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
}

/** `2026-11-21` is a day without a zone; anything longer is an instant. */
const isDay = (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value)

/** An instant in `timeZone`, or a day as it is. @example formatDate('2026-11-21', 'en', 'UTC') // 'Nov 21, 2026' */
export function formatDate(
  value: string,
  locale: string,
  timeZone: string,
  style: DateStyle = isDay(value) ? 'day' : 'moment',
): string {
  const at = new Date(isDay(value) ? `${value}T00:00:00Z` : value)
  if (Number.isNaN(at.getTime())) return value
  const zone = isDay(value) ? 'UTC' : timeZone
  return keep(`d|${locale}|${zone}|${style}`, () => {
    return new Intl.DateTimeFormat(locale, { ...dateStyles[style], timeZone: zone })
  }).format(at)
}

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

/** How long ago or ahead, in words; undefined beyond a week, when a date says more. */
export function formatRelative(value: string, now_ms: number, locale: string): string | undefined {
  const distance_ms = new Date(value).getTime() - now_ms
  if (Number.isNaN(distance_ms) || Math.abs(distance_ms) > 7 * 86_400_000) return undefined
  const words = keep(`r|${locale}`, () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }))
  const [unit, size_ms] = steps.find(([, size]) => Math.abs(distance_ms) >= size) ?? ['minute', 60_000]
  return words.format(Math.trunc(distance_ms / size_ms), unit)
}

/** @example formatBytes(1_500_000, 'en') // '1.4 MB' */
export function formatBytes(bytes: number, locale: string): string {
  const units = ['B', 'kB', 'MB', 'GB']
  const step = Math.min(3, Math.floor(Math.log2(Math.max(bytes, 1)) / 10))
  const decimals = step < 2 ? 0 : 1
  return `${formatNumber(bytes / 1024 ** step, locale, { decimals })} ${units[step]}`
}

/** The sign between whole and parts of a locale. */
export function decimalSign(locale: string): '.' | ',' {
  return formatNumber(1.5, locale).includes(',') ? ',' : '.'
}

/**
 * A number as a person typed it: `1.234,5` in pt-BR, `1,234.5` in English, `12.5` and `12,5` anywhere.
 * Undefined when it is not a number.
 */
export function parseNumber(text: string, locale: string): number | undefined {
  const plain = text.replace(/[\s\u00a0\u202f']/g, '').replace(/[^\d.,+-]/g, '')
  if (!/\d/.test(plain)) return undefined
  const value = Number(normalizeSigns(plain, decimalSign(locale)))
  return Number.isFinite(value) ? value : undefined
}

function normalizeSigns(plain: string, decimal: '.' | ','): string {
  const other = decimal === ',' ? '.' : ','
  const decimals_count = plain.split(decimal).length - 1
  const others_count = plain.split(other).length - 1
  if (decimals_count > 0) return plain.split(other).join('').replace(decimal, '.')
  const groups = new RegExp(`^[+-]?\\d{1,3}(\\${other}\\d{3})+$`).test(plain)
  if (groups || others_count > 1) return plain.split(other).join('')
  return plain.replace(other, '.')
}

/** Whether a locale writes the month before the day. */
const monthFirst = (locale: string) => locale === 'en' || locale === 'en-US'

/**
 * A day as a person typed it, as YYYY-MM-DD: `2026-11-21`, `21/11/2026`, `21.11.26`; the order follows the locale.
 * Undefined when there is no such day.
 */
export function parseDay(text: string, locale: string): string | undefined {
  const parts = text.trim().split(/[-/.\s]+/)
  if (parts.length !== 3 || parts.some((part) => !/^\d{1,4}$/.test(part))) return undefined
  const [a, b, c] = parts.map(Number) as [number, number, number]
  const century = c < 100 ? 2000 + c : c
  const [year, month, day] =
    parts[0]!.length === 4 ? [a, b, c] : monthFirst(locale) ? [century, a, b] : [century, b, a]
  const at = new Date(Date.UTC(year, month - 1, day))
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return undefined
  return at.toISOString().slice(0, 10)
}
