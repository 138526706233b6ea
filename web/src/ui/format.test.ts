import { describe, expect, it } from 'vitest'
import {
  decimalSign,
  formatBytes,
  formatDate,
  formatMoney,
  formatNumber,
  formatPercent,
  formatRelative,
  parseDay,
  parseNumber,
} from './format.ts'

/** Intl separates with no-break spaces, which tests may write plainly. */
const plain = (text: string | undefined) => text?.replace(/[\u00a0\u202f]/g, ' ')

describe('figures', () => {
  it.each([
    ['en-IE', '€1,234.50'],
    ['pt-BR', '€ 1.234,50'],
    ['es', '1234,50 €'],
  ])('money is written as %s does', (locale, text) => {
    expect(plain(formatMoney(1234.5, locale, 'EUR'))).toBe(text)
  })

  it('yen have no decimals, and short sums one at most', () => {
    expect(plain(formatMoney(1500, 'en', 'JPY'))).toBe('¥1,500')
    expect(formatMoney(15_250, 'en', 'EUR', { compact: true })).toBe('€15.3K')
  })

  it('numbers take their decimals, shares are per cent', () => {
    expect(formatNumber(3, 'en', { decimals: 2 })).toBe('3.00')
    expect(formatNumber(1.2, 'en', { signed: true })).toBe('+1.2')
    expect(formatPercent(0.2841, 'pt-BR')).toBe('28,4%')
  })

  it('sizes of files', () => {
    expect(formatBytes(0, 'en')).toBe('0 B')
    expect(formatBytes(50 * 1024 ** 2, 'es')).toBe('50,0 MB')
  })
})

describe('dates', () => {
  it('an instant is shown where the restaurant is, a day as it is', () => {
    expect(formatDate('2026-11-21T23:30:00Z', 'en-IE', 'Europe/Madrid', 'day')).toBe('22 Nov 2026')
    expect(formatDate('2026-11-21', 'en-IE', 'America/Sao_Paulo')).toBe('21 Nov 2026')
  })

  it('what is no date is shown as it came', () => {
    expect(formatDate('soon', 'en', 'UTC')).toBe('soon')
  })

  it('says how long ago for a week', () => {
    const now_ms = Date.UTC(2026, 10, 21, 12)
    expect(formatRelative('2026-11-21T09:00:00Z', now_ms, 'en')).toBe('3 hours ago')
    expect(formatRelative('2026-11-20T09:00:00Z', now_ms, 'es')).toBe('ayer')
    expect(formatRelative('2026-11-01T09:00:00Z', now_ms, 'en')).toBeUndefined()
  })
})

describe('what people type', () => {
  it.each([
    ['1,234.5', 'en', 1234.5],
    ['1.234,5', 'pt-BR', 1234.5],
    ['12,5', 'en', 12.5],
    ['12.5', 'pt-BR', 12.5],
    ['1.234', 'pt-BR', 1234],
    ['1,234', 'en', 1234],
    ['€ 3,90', 'es', 3.9],
    ['-7', 'en', -7],
    ['1 234,5', 'es', 1234.5],
    ['12.34.56', 'pt-BR', 123456],
  ])('%s in %s is %d', (text, locale, value) => {
    expect(parseNumber(text, locale)).toBe(value)
  })

  it.each(['', 'abc', '-', '1,2,3.4.5'])('%s is no number', (text) => {
    expect(parseNumber(text, 'en')).toBeUndefined()
  })

  it('knows the sign before the parts', () => {
    expect(decimalSign('es')).toBe(',')
    expect(decimalSign('en')).toBe('.')
  })

  it.each([
    ['2026-11-21', 'en', '2026-11-21'],
    ['21/11/2026', 'pt-BR', '2026-11-21'],
    ['11/21/2026', 'en-US', '2026-11-21'],
    ['3.2.26', 'es', '2026-02-03'],
  ])('%s in %s is the day %s', (text, locale, day) => {
    expect(parseDay(text, locale)).toBe(day)
  })

  it.each(['31/02/2026', 'tomorrow', '21/11', '99/99/9999'])('%s is no day', (text) => {
    expect(parseDay(text, 'es')).toBeUndefined()
  })
})
