import { describe, expect, it } from 'vitest'
import { endsNextDay, groupedHours, hoursOf, hoursProblem, nextSpan } from './opening-hours.ts'

const lunch = { from: '12:00', to: '15:00' }
const dinner = { from: '18:00', to: '01:00' }

describe('opening hours', () => {
  it('knows what goes past midnight', () => {
    expect(endsNextDay(lunch)).toBe(false)
    expect(endsNextDay(dinner)).toBe(true)
    expect(endsNextDay({ from: '00:00', to: '00:00' })).toBe(true)
  })

  it('finds missing times and two spans at once', () => {
    expect(hoursProblem([lunch, dinner])).toBeUndefined()
    expect(hoursProblem([dinner, lunch])).toBeUndefined()
    expect(hoursProblem([{ from: '', to: '15:00' }])).toBe('missing')
    expect(hoursProblem([lunch, { from: '14:00', to: '16:00' }])).toBe('overlap')
    expect(hoursProblem([dinner, { from: '23:00', to: '23:30' }])).toBe('overlap')
  })

  it('proposes a span after the last', () => {
    expect(nextSpan([])).toEqual({ from: '09:00', to: '18:00' })
    expect(nextSpan([lunch])).toEqual({ from: '17:00', to: '21:00' })
    expect(nextSpan([{ from: '12:00', to: '23:00' }])).toEqual({ from: '22:00', to: '23:59' })
  })

  it('drops closed days and joins equal ones', () => {
    const hours = hoursOf({ mon: [lunch], tue: [lunch], wed: [], sun: [dinner] })
    expect(hours).toEqual({ mon: [lunch], tue: [lunch], sun: [dinner] })
    expect(groupedHours(hours)).toEqual([
      { days: ['mon', 'tue'], spans: [lunch] },
      { days: ['wed', 'thu', 'fri', 'sat'], spans: [] },
      { days: ['sun'], spans: [dinner] },
    ])
  })
})
