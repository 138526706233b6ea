import { expect, it } from 'vitest'
import { auditQuery, kinds, noFilters } from './audit-query.ts'
import words from './locales/en.json' with { type: 'json' }

it('days of the filter begin where the restaurant is, and the last one counts', () => {
  const days = { ...noFilters, from: '2026-11-20', to: '2026-11-21' }
  expect(auditQuery(days, 'America/Sao_Paulo')).toMatchObject({
    at_from: '2026-11-20T03:00:00.000Z',
    at_to: '2026-11-22T03:00:00.000Z',
  })
  // The day on which clocks go back has 25 hours.
  const back = { ...noFilters, from: '2026-10-25', to: '2026-10-25' }
  expect(auditQuery(back, 'Europe/Dublin')).toMatchObject({
    at_from: '2026-10-24T23:00:00.000Z',
    at_to: '2026-10-26T00:00:00.000Z',
  })
})

it('what is not chosen is not asked for', () => {
  expect(Object.values(auditQuery(noFilters, 'UTC')).filter(Boolean)).toEqual([])
})

it('every kind of thing that has a word can be chosen, once', () => {
  expect(kinds.toSorted()).toEqual(Object.keys(words.kinds).toSorted())
})
