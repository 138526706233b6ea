import { describe, expect, it } from 'vitest'
import { splitHref } from './AppLink.tsx'
import { fileName } from './content-disposition.ts'
import { findEntries, paletteScore } from './frame/palette-search.ts'
import { matchShortcut } from './frame/shortcuts.ts'
import { chooseLanguage, displayLocale } from './languages.ts'
import { reconnectDelay_ms } from './live.ts'

describe('languages', () => {
  it.each([
    [['pt-PT', 'en'], 'pt-BR'],
    [['fr', 'es-MX', 'en'], 'es'],
    [['fr', 'de'], 'en'],
    [[], 'en'],
  ])('%j get %s', (wanted, language) => {
    expect(chooseLanguage(wanted)).toBe(language)
  })

  it('figures follow the restaurant while it speaks the same language', () => {
    expect(displayLocale('en', 'en-IE')).toBe('en-IE')
    expect(displayLocale('pt-BR', 'en-IE')).toBe('pt-BR')
    expect(displayLocale('es', undefined)).toBe('es')
  })
})

it('links are taken apart', () => {
  expect(splitHref('/invoices?status=paid&sort=-due#top')).toEqual({
    to: '/invoices',
    search: { status: 'paid', sort: '-due' },
    hash: 'top',
  })
})

it('a lost connection is tried again ever more slowly', () => {
  expect([0, 1, 2, 10].map((tries) => reconnectDelay_ms(tries, 0.5))).toEqual([1000, 2000, 4000, 30_000])
  expect(reconnectDelay_ms(0, 0)).toBe(800)
  expect(reconnectDelay_ms(0, 1)).toBeCloseTo(1200)
})

describe('the palette', () => {
  it('finds by beginnings, words and letters, whatever the accents', () => {
    expect(paletteScore('Configurações', 'configuracoes')).toBe(3)
    expect(paletteScore('Audit log', 'log')).toBe(2)
    expect(paletteScore('Reconciliations', 'rcn')).toBe(1)
    expect(paletteScore('Documents', 'xyz')).toBe(0)
  })

  it('puts the best first and keeps the order among equals', () => {
    const entries = ['Stores', 'Restaurants', 'Audit log', 'Today'].map((label) => ({ label }))
    expect(findEntries(entries, 't').map(({ label }) => label)).toEqual([
      'Today',
      'Stores',
      'Restaurants',
      'Audit log',
    ])
    expect(findEntries(entries, '')).toEqual(entries)
  })
})

describe('shortcuts', () => {
  const shortcuts = [{ keys: 'mod+k' }, { keys: '?' }, { keys: 'g d' }]
  const match = (key: string, before?: string, mod = false) =>
    matchShortcut({ key, mod }, before, shortcuts)?.keys

  it('are single keys, pairs and keys with Ctrl', () => {
    expect(match('k', undefined, true)).toBe('mod+k')
    expect(match('?')).toBe('?')
    expect(match('d', 'g')).toBe('g d')
  })

  it('leave everything else alone', () => {
    expect(match('k')).toBeUndefined()
    expect(match('d')).toBeUndefined()
    expect(match('c', undefined, true)).toBeUndefined()
  })
})

it('names of downloads come from the header', () => {
  expect(fileName('attachment; filename="report.xlsx"')).toBe('report.xlsx')
  expect(fileName(`attachment; filename="r.xlsx"; filename*=UTF-8''rela%C3%A7%C3%A3o.xlsx`)).toBe(
    'relação.xlsx',
  )
  expect(fileName('inline')).toBeUndefined()
})
