import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimalEvidence, magnitude, readAmount, toNumber } from './amount.ts'
import { isoDay, readDate } from './date.ts'
import { dateOrder } from './evidence.ts'
import { findDates } from './find-dates.ts'
import { rangeOf } from './range.ts'
import { dayWithin } from './years.ts'

const value = (text: string, mark: '.' | ',' | null = null) => {
  const shape = readAmount(text)
  const minor = shape && magnitude(shape, mark)
  return minor === null || minor === undefined ? null : toNumber(minor) * (shape!.is_negative ? -1 : 1)
}

describe('readAmount', () => {
  it.each([
    ['1,234.56', 1234.56],
    ['1.234,56', 1234.56],
    ['1 234,56', 1234.56],
    ['1\u202F234,56 €', 1234.56],
    ["1'234.56", 1234.56],
    ['+ 2.853.82', 2853.82],
    ['1,23,456.00', 123456],
    ['(1,234.56)', -1234.56],
    ['- 125,80', -125.8],
    ['125,80-', -125.8],
    ['−12.00', -12],
    ['-€12.50', -12.5],
    ['€ -9,32', -9.32],
    ['R$ 1.000,00', 1000],
    ['$(15.00)', -15],
    ['.50', 0.5],
    ['0,00', 0],
  ])('reads %s', (text, expected) => expect(value(text)).toBe(expected))

  it('keeps the side a mark gives', () => {
    expect(readAmount('12.00 CR')?.side).toBe('credit')
    expect(readAmount('12,00 S')?.side).toBe('debit')
    expect(readAmount('12,00 H')?.side).toBe('credit')
  })

  it.each(['19.01.', '01/02/2026', 'INV-12', '12 kg', '', '-', '1,2,3', '--5.00', '12.00.'])(
    'leaves %j alone',
    (text) => {
      expect(readAmount(text)).toBeNull()
    },
  )

  it('lets a lone mark before three digits follow the column', () => {
    expect(value('1.234', ',')).toBe(1234)
    expect(value('1.234', '.')).toBe(1.234)
    expect(value('1.234')).toBe(1234)
    expect(decimalEvidence('1.234')).toBeNull()
    expect(decimalEvidence('1.234.567')).toBe(',')
  })

  it('reads back what any locale prints', () => {
    const marks = fc.constantFrom(['.', ','], [',', '.'], [' ', ','], ["'", '.'])
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 11 }), marks, (cents, [group, decimal]) => {
        const whole = String(Math.floor(cents / 100)).replace(/\B(?=(\d{3})+$)/g, group!)
        expect(value(`${whole}${decimal}${String(cents % 100).padStart(2, '0')}`)).toBe(cents / 100)
      }),
      { seed: 3 },
    )
  })
})

describe('readDate', () => {
  it.each([
    ['2026-11-21', '2026-11-21'],
    ['21.11.2026', '2026-11-21'],
    ['21/11/26', '2026-11-21'],
    ['7. Mai 2014', '2014-05-07'],
    ['August 3 , 2014', '2014-08-03'],
    ['19 april 2014', '2014-04-19'],
    ['02 Juillet 2015', '2015-07-02'],
    ['1er janvier 2026', '2026-01-01'],
    ['3 de março de 2026', '2026-03-03'],
    ['5-ago-2026', '2026-08-05'],
    ['12-Mar-26', '2026-03-12'],
    ['15 déc. 2025', '2025-12-15'],
  ])('reads %s', (text, expected) => expect(isoDay(readDate(text)!, 'dmy', null)).toBe(expected))

  it.each(['31/02/2026', '32.01.2026', '13/13/2026', 'May', '12.345', 'abc', '0/0/2026'])(
    'refuses %s',
    (text) => {
      expect(readDate(text)).toBeNull()
    },
  )

  it('finds days inside a sentence', () => {
    expect(findDates('Kontoauszug vom 01.01.2020 bis 02.02.2020')).toHaveLength(2)
    expect(findDates('Rechnung # RE-20151008/504 von 08.10.2015')).toHaveLength(1)
  })
})

describe('evidence', () => {
  const shapes = (...texts: string[]) => texts.map((text) => readDate(text)!)

  it('takes the order from a part above twelve, then from days that run on', () => {
    expect(dateOrder(shapes('03/14/2026'), 'dmy', [])).toEqual({ order: 'mdy', is_certain: true })
    const column = shapes('01/02/2026', '01/05/2026', '01/09/2026', '01/11/2026')
    expect(dateOrder(column, 'dmy', column)).toEqual({ order: 'mdy', is_certain: true })
  })

  it('says when nothing tells', () => {
    const column = shapes('01/02/2026')
    expect(dateOrder(column, 'dmy', column)).toEqual({ order: 'dmy', is_certain: false })
  })

  it('puts days without a year into the period across New Year', () => {
    const window = { from: '2025-12-15', to: '2026-01-14' }
    expect(dayWithin(readDate('28.12.')!, 'dmy', window)).toBe('2025-12-28')
    expect(dayWithin(readDate('05.01.')!, 'dmy', window)).toBe('2026-01-05')
    expect(dayWithin(readDate('28.12.')!, 'dmy', { from: null, to: '2026-01-14' })).toBe('2025-12-28')
  })
})

describe('rangeOf', () => {
  it('takes more values than a call has room for', () => {
    const values = Array.from({ length: 300_000 }, (_, index) => index - 5)
    expect(rangeOf(values)).toEqual({ least: -5, most: 299_994 })
  })
})
