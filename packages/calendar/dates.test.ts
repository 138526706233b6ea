import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  diffDays,
  isoWeek,
  isoWeekday,
  isValidDate,
  listDays,
  monthRange,
  weekRange,
} from './index.ts'

fc.configureGlobal({ seed: 20261121 })

const anyDate = fc
  .integer({ min: -600_000, max: 2_880_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))

describe('dates', () => {
  it.each(['2026-02-28', '2024-02-29', '0001-01-01', '9999-12-31', '2000-02-29'])('%s exists', (date) =>
    expect(isValidDate(date)).toBe(true),
  )
  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '2026-01-01T00:00',
    '',
    '0000-01-01',
  ])('%j does not', (date) => expect(isValidDate(date)).toBe(false))

  it('adds and subtracts days across months, years and leap days', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29')
    expect(addDays('0099-12-31', 1)).toBe('0100-01-01')
    expect(diffDays('2026-01-01', '2027-01-01')).toBe(365)
    expect(() => addDays('9999-12-31', 1)).toThrow('invalid date')
    expect(() => addDays('2026-02-30', 1)).toThrow('invalid date: 2026-02-30')
    expect(() => addDays('2026-01-01', Number.NaN)).toThrow('invalid date')
  })

  it('adds months, keeping within the month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
    expect(addMonths('2026-03-31', -13)).toBe('2025-02-28')
    expect(addMonths('2026-11-15', 2)).toBe('2027-01-15')
  })

  it('lists days, bounded', () => {
    expect(listDays('2026-02-27', '2026-03-02')).toEqual([
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
      '2026-03-02',
    ])
    expect(listDays('2026-03-02', '2026-03-01')).toEqual([])
    expect(() => listDays('1000-01-01', '2026-01-01')).toThrow('range too long')
  })

  it('undoes what it did', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -40_000, max: 40_000 }), (date, days) => {
        const later = addDays(date, days)
        expect(addDays(later, -days)).toBe(date)
        expect(diffDays(date, later)).toBe(days)
        expect(later < date).toBe(days < 0)
      }),
    )
  })
})

describe('weeks and months', () => {
  // ISO 8601 week dates at the turn of the year.
  it.each([
    ['2005-01-01', 2004, 53],
    ['2005-01-02', 2004, 53],
    ['2005-12-31', 2005, 52],
    ['2007-01-01', 2007, 1],
    ['2008-12-30', 2009, 1],
    ['2010-01-03', 2009, 53],
    ['2026-11-21', 2026, 47],
    ['2027-01-01', 2026, 53],
  ])('%s is in %i week %i', (date, year, week) => expect(isoWeek(date)).toEqual({ year, week }))

  it('knows weekdays and week ranges', () => {
    expect(isoWeekday('2026-11-21')).toBe(6)
    expect(isoWeekday('2026-11-22')).toBe(7)
    expect(weekRange('2026-11-22')).toEqual({ from: '2026-11-16', to: '2026-11-22' })
  })

  it('knows month ranges', () => {
    expect(monthRange('2026-02')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
    expect(monthRange('2024-02-10')).toEqual({ from: '2024-02-01', to: '2024-02-29' })
    expect(monthRange('2026-12')).toEqual({ from: '2026-12-01', to: '2026-12-31' })
    expect(() => monthRange('2026-13')).toThrow('invalid month')
    expect(() => monthRange('2026-02-30')).toThrow('invalid month')
  })

  it('keeps a whole week in one week', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const { from, to } = weekRange(date)
        expect([isoWeekday(from), isoWeekday(to)]).toEqual([1, 7])
        expect(isoWeek(from)).toEqual(isoWeek(to))
        expect(isoWeek(date)).toEqual(isoWeek(from))
      }),
    )
  })
})
