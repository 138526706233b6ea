import { expect, it } from 'vitest'
import { dayStarts, lateSale } from './business-day.ts'

it('names a sale before the day begins', () => {
  expect(['00:00', '00:30', '01:00', '01:30', '02:00', '04:00'].map(lateSale)).toEqual([
    undefined,
    '00:00',
    '00:30',
    '00:30',
    '01:30',
    '01:30',
  ])
})

it('keeps a start that is not among the usual ones', () => {
  expect(dayStarts('04:00')).toHaveLength(24)
  expect(dayStarts('05:15')).toContain('05:15')
  expect(dayStarts('05:15').slice(10, 13)).toEqual(['05:00', '05:15', '05:30'])
})
