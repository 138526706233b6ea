import type { Locale } from './business-paper.ts'
import type { StatementLayout } from './layout.ts'
import { wordsOf } from './words.ts'

type Marks = { group: string; decimal: string; date: (year: string, month: string, day: string) => string }

const slashed = (year: string, month: string, day: string) => `${day}/${month}/${year}`

const MARKS: Record<Locale, Marks> = {
  'en-US': { group: ',', decimal: '.', date: (year, month, day) => `${month}/${day}/${year}` },
  'en-GB': { group: ',', decimal: '.', date: slashed },
  'en-IE': { group: ',', decimal: '.', date: slashed },
  'pt-BR': { group: '.', decimal: ',', date: slashed },
  'es-ES': { group: '.', decimal: ',', date: slashed },
  'de-DE': { group: '.', decimal: ',', date: (year, month, day) => `${day}.${month}.${year}` },
  'fr-FR': { group: ' ', decimal: ',', date: slashed },
  'it-IT': { group: '.', decimal: ',', date: slashed },
}

const SYMBOLS: Record<string, string> = { EUR: '€', GBP: '£', USD: '$', BRL: 'R$' }

/** A magnitude with two decimals and the locale's marks. */
export function plainAmount(value: number, locale: Locale): string {
  const { group, decimal } = MARKS[locale]
  const cents = Math.round(Math.abs(value) * 100)
  const whole = String(Math.floor(cents / 100)).replace(/\B(?=(\d{3})+$)/g, group)
  return `${whole}${decimal}${String(cents % 100).padStart(2, '0')}`
}

/** An amount with the sign as the layout prints signs. */
export function signedText(value: number, locale: Locale, amounts: StatementLayout['amounts']): string {
  const text = plainAmount(value, locale)
  if (value >= 0) return text
  switch (amounts) {
    case 'trailing_minus':
      return `${text}-`
    case 'brackets':
      return `(${text})`
    case 'cr_suffix':
      return `${text} CR`
    default:
      return `-${text}`
  }
}

/** An amount with its currency where the locale puts it. */
export function withCurrency(text: string, currency: string, locale: Locale): string {
  const symbol = SYMBOLS[currency] ?? currency
  const is_before = locale.startsWith('en') || locale === 'pt-BR'
  const gap = symbol.length > 1 ? ' ' : ''
  return is_before ? text.replace(/^([-(]?)/, `$1${symbol}${gap}`) : `${text} ${symbol}`
}

/** An ISO day as the locale writes it, with the month's name, or without the year. */
export function dateText(iso: string, locale: Locale, style: StatementLayout['dates'] = 'short'): string {
  const [year, month, day] = iso.split('-') as [string, string, string]
  if (style === 'long') {
    const name = monthName(Number(month), locale)
    return locale === 'en-US' ? `${name} ${Number(day)}, ${year}` : `${Number(day)} ${name} ${year}`
  }
  const short = MARKS[locale].date(year, month, day)
  if (style === 'short') return short
  return locale === 'de-DE' ? short.slice(0, 6) : short.replace(`/${year}`, '')
}

const MONTHS: Record<string, string> = {
  en: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
  pt: 'jan fev mar abr mai jun jul ago set out nov dez',
  es: 'ene feb mar abr may jun jul ago sep oct nov dic',
  de: 'Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez',
  fr: 'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.',
  it: 'gen feb mar apr mag giu lug ago set ott nov dic',
}

const monthName = (month: number, locale: Locale) => MONTHS[locale.slice(0, 2)]!.split(' ')[month - 1]!

/** `1 to 31 May` as the sender writes it. */
export function periodText(period: { from: string; to: string }, locale: Locale): string {
  return `${dateText(period.from, locale)} ${wordsOf(locale).to} ${dateText(period.to, locale)}`
}
