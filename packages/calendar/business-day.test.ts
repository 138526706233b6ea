import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  businessDay,
  businessDayRange,
  firstInstantAtOrAfter,
  isValidTime,
  isValidZone,
  localDate,
  localTime,
} from './index.ts'

fc.configureGlobal({ seed: 20261121 })

const hours = (date: string, zone: string, start?: string) => {
  const { starts_at, ends_at } = businessDayRange(date, zone, start)
  return (ends_at.getTime() - starts_at.getTime()) / 3_600_000
}

describe('zones', () => {
  it.each(['America/Sao_Paulo', 'Europe/Lisbon', 'Asia/Kathmandu', 'UTC'])('%s is one', (zone) =>
    expect(isValidZone(zone)).toBe(true),
  )
  it.each(['', 'Mars/Olympus', '+02:00', '../etc', 'x'.repeat(1000)])('%j is not', (zone) =>
    expect(isValidZone(zone)).toBe(false),
  )

  it('shows civil date and time', () => {
    const instant = new Date('2026-11-21T02:30:45.678Z')
    expect(localDate(instant, 'America/Sao_Paulo')).toBe('2026-11-20')
    expect(localTime(instant, 'America/Sao_Paulo')).toBe('23:30')
    expect(localTime(instant, 'Asia/Kathmandu')).toBe('08:15')
    expect(() => localDate(instant, 'Nowhere/City')).toThrow('unknown zone: Nowhere/City')
    expect(() => localDate(new Date(Number.NaN), 'UTC')).toThrow('invalid date')
  })
})

describe('business day', () => {
  it.each([
    ['2026-11-21T01:30:00Z', 'Europe/Lisbon', '04:00', '2026-11-20'],
    ['2026-11-21T03:59:59.999Z', 'Europe/Lisbon', '04:00', '2026-11-20'],
    ['2026-11-21T04:00:00Z', 'Europe/Lisbon', '04:00', '2026-11-21'],
    ['2026-11-21T06:59:00Z', 'America/Sao_Paulo', '04:00', '2026-11-20'],
    ['2026-11-21T07:00:00Z', 'America/Sao_Paulo', '04:00', '2026-11-21'],
    ['2026-11-21T00:00:00Z', 'UTC', '00:00', '2026-11-21'],
    ['1969-12-31T23:59:59.500Z', 'UTC', '00:00', '1969-12-31'],
  ])('%s in %s from %s is %s', (instant, zone, start, day) =>
    expect(businessDay(new Date(instant), zone, start)).toBe(day),
  )

  it('has 23 and 25 hours when the clocks change', () => {
    // Clocks change at 03:00 on the Sunday, which is still Saturday's business day.
    expect(hours('2026-03-28', 'Europe/Berlin')).toBe(23)
    expect(hours('2026-10-24', 'Europe/Berlin')).toBe(25)
    expect(hours('2026-03-29', 'Europe/Berlin', '00:00')).toBe(23)
    expect(hours('2026-11-01', 'America/New_York', '00:00')).toBe(25)
    expect(hours('2026-10-04', 'Australia/Lord_Howe', '00:00')).toBe(23.5)
    expect(hours('2026-11-20', 'America/Sao_Paulo')).toBe(24)
  })

  it('starts after a gap when the clock skips its start', () => {
    // Santiago goes from 24:00 to 01:00: the day starts at 01:00.
    const { starts_at } = businessDayRange('2026-09-06', 'America/Santiago', '00:00')
    expect(localTime(starts_at, 'America/Santiago')).toBe('01:00')
    const berlin = businessDayRange('2026-03-29', 'Europe/Berlin', '02:30').starts_at
    expect(berlin.toISOString()).toBe('2026-03-29T01:00:00.000Z')
  })

  it('starts at the first of two equal times', () => {
    const civil = Date.parse('2026-10-25T02:30:00Z')
    expect(firstInstantAtOrAfter(civil, 'Europe/Berlin').toISOString()).toBe('2026-10-25T00:30:00.000Z')
  })

  it('copes with a day that a zone skipped', () => {
    // Samoa had no 30 December 2011.
    const skipped = businessDayRange('2011-12-30', 'Pacific/Apia', '00:00')
    expect(skipped.ends_at.getTime() - skipped.starts_at.getTime()).toBe(0)
  })

  it('refuses times and dates that do not exist', () => {
    expect(isValidTime('24:00')).toBe(false)
    expect(isValidTime('04:00')).toBe(true)
    expect(() => businessDay(new Date(0), 'UTC', '4am')).toThrow('invalid time: 4am')
    expect(() => businessDayRange('2026-02-30', 'UTC')).toThrow('invalid date')
  })

  it('gives each instant to the one day whose range holds it', () => {
    const zones = [
      'Europe/Berlin',
      'America/Sao_Paulo',
      'America/New_York',
      'Asia/Kathmandu',
      'Pacific/Auckland',
    ]
    const instants = fc.date({
      min: new Date('2015-01-01Z'),
      max: new Date('2030-01-01Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(
        instants,
        fc.constantFrom(...zones),
        fc.constantFrom('00:00', '04:00', '06:30'),
        (at, zone, start) => {
          const day = businessDay(at, zone, start)
          const { starts_at, ends_at } = businessDayRange(day, zone, start)
          expect(starts_at <= at && at < ends_at).toBe(true)
          expect(businessDay(starts_at, zone, start)).toBe(day)
          expect(businessDay(ends_at, zone, start)).toBe(addDays(day, 1))
        },
      ),
    )
  })
})
