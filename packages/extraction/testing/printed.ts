import type { Chance } from './chance.ts'

export type DocumentLocale = 'en-US' | 'en-GB' | 'pt-BR' | 'es-ES' | 'fr-FR' | 'de-DE' | 'it-IT' | 'nl-NL'

export const DOCUMENT_LOCALES: readonly DocumentLocale[] = [
  'en-US',
  'en-GB',
  'pt-BR',
  'es-ES',
  'fr-FR',
  'de-DE',
  'it-IT',
  'nl-NL',
]

/** How a sender prints figures: `decimals` 0 for yen. */
export type FigureStyle = {
  group: string
  decimal: '.' | ','
  decimals: number
  currency: string
  mark: 'none' | 'before' | 'after' | 'code_before' | 'code_after'
}

const SYMBOLS: Record<string, string> = { EUR: '€', GBP: '£', USD: '$', BRL: 'R$', JPY: '¥', CHF: 'CHF' }

/** The magnitude of whole minor units as a sender prints it, its currency beside it. */
export function figureText(minor: number, style: FigureStyle): string {
  const scale = 10 ** style.decimals
  const size = Math.abs(minor)
  const whole = String(Math.floor(size / scale)).replace(/\B(?=(\d{3})+$)/g, style.group)
  const text =
    style.decimals === 0
      ? whole
      : `${whole}${style.decimal}${String(size % scale).padStart(style.decimals, '0')}`
  const symbol = SYMBOLS[style.currency] ?? style.currency
  switch (style.mark) {
    case 'before':
      return symbol.length > 1 ? `${symbol} ${text}` : `${symbol}${text}`
    case 'after':
      return `${text} ${symbol}`
    case 'code_before':
      return `${style.currency} ${text}`
    case 'code_after':
      return `${text} ${style.currency}`
    default:
      return text
  }
}

const MONTHS: Record<string, string[]> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  pt: 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'.split(' '),
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
  it: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(
    ' ',
  ),
  nl: 'januari februari maart april mei juni juli augustus september oktober november december'.split(' '),
}

export type DateStyle = (iso: string, locale: DocumentLocale) => string

const two = (value: number) => String(value).padStart(2, '0')

function parts(iso: string, locale: DocumentLocale) {
  const [year, month, day] = iso.split('-').map(Number) as [number, number, number]
  const name = MONTHS[locale.slice(0, 2)]![month - 1]!
  const is_us = locale === 'en-US'
  const [first, second] = is_us ? [month, day] : [day, month]
  const of = /^(?:pt|es)/.test(locale) ? ' de ' : ' '
  // Three letters of June and July are the same in French.
  const short = /^jui/.test(name) ? name.slice(0, 4) : name.slice(0, 3)
  return { year, month, day, name, is_us, first, second, of, short }
}

const shaped =
  (shape: (part: ReturnType<typeof parts>) => string): DateStyle =>
  (iso, locale) =>
    shape(parts(iso, locale))

/** Twenty ways to print a day; those of `kept` are not used while the reader is built. */
export const DATE_STYLES: Record<'seen' | 'kept' | 'no_year', DateStyle[]> = {
  seen: [
    shaped((p) => `${two(p.first)}/${two(p.second)}/${p.year}`),
    shaped((p) => `${two(p.first)}/${two(p.second)}/${two(p.year % 100)}`),
    shaped((p) => `${p.first}/${p.second}/${p.year}`),
    shaped((p) => `${two(p.day)}.${two(p.month)}.${p.year}`),
    shaped((p) => `${two(p.day)}.${two(p.month)}.${two(p.year % 100)}`),
    shaped((p) => `${two(p.first)}-${two(p.second)}-${p.year}`),
    shaped((p) => `${p.year}-${two(p.month)}-${two(p.day)}`),
    shaped((p) => `${p.day} ${p.short} ${p.year}`),
    shaped((p) => `${two(p.day)}-${p.short.toUpperCase()}-${two(p.year % 100)}`),
    shaped((p) =>
      p.is_us ? `${p.short} ${two(p.day)}, ${p.year}` : `${p.day}${p.of}${p.name}${p.of}${p.year}`,
    ),
    shaped((p) => `${two(p.day)} ${p.short} ${two(p.year % 100)}`),
  ],
  kept: [
    shaped((p) => `${p.year}/${two(p.month)}/${two(p.day)}`),
    shaped((p) => `${two(p.day)}${p.short.toUpperCase()}${p.year}`),
    shaped((p) => `${p.day}. ${p.name} ${p.year}`),
    shaped((p) => `${two(p.day)}/${p.short}/${p.year}`),
    shaped((p) => `${p.year}${two(p.month)}${two(p.day)}`),
    shaped((p) => `${two(p.day)} ${two(p.month)} ${p.year}`),
  ],
  no_year: [
    shaped((p) => (p.is_us ? `${two(p.first)}/${two(p.second)}` : `${two(p.day)}.${two(p.month)}.`)),
    shaped((p) => `${two(p.first)}/${two(p.second)}`),
    shaped((p) => (p.is_us ? `${p.short} ${p.day}` : `${p.day} ${p.short}`)),
  ],
}

/** The marks of a locale, now and then another sender's habit; thousands apart by dot, comma, space, apostrophe. */
export function figureStyle(chance: Chance, locale: DocumentLocale, currency: string): FigureStyle {
  const is_point = locale.startsWith('en')
  const decimal = is_point ? '.' : ','
  const usual = is_point ? ',' : locale === 'fr-FR' ? '\u202f' : '.'
  const group = chance.option(
    [usual, usual, usual, ''],
    is_point ? ["'", ' ', '\u202f'] : [' ', '\u00a0', "'"],
  )
  return {
    group,
    decimal: group === "'" && !is_point && chance.is(0.5) ? '.' : decimal,
    decimals: currency === 'JPY' ? 0 : 2,
    currency,
    mark: chance.option(
      ['none', 'none', 'none', is_point || locale === 'pt-BR' ? 'before' : 'after'],
      ['code_after', 'code_before', 'before', 'after'],
    ),
  }
}
