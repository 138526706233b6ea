import { describe, expect, it } from 'vitest'
import type { ReconciliationItem } from '../queries.ts'
import { askedOf, isFiltered, noFilters, tabOf } from './filters.ts'
import { movedCounts } from './item-cache.ts'
import { expectOwnAct, othersActs } from './use-others-acts.ts'
import { nextOpen } from './use-walk.ts'

const item = (id: string, decision: ReconciliationItem['decision']) =>
  ({ id, decision, status: 'matched', currency: 'EUR', difference: 0.1 }) as ReconciliationItem

describe('movedCounts', () => {
  it('takes items from one place to another, and an empty place goes', () => {
    const before = [item('a', 'open'), item('b', 'open')]
    const counts = movedCounts([], [], before)
    expect(counts).toEqual([
      { status: 'matched', decision: 'open', currency: 'EUR', count: 2, difference: 0.2 },
    ])
    const after = before.map(({ id }) => item(id, 'accepted'))
    expect(movedCounts(counts, before, after)).toEqual([
      { status: 'matched', decision: 'accepted', currency: 'EUR', count: 2, difference: 0.2 },
    ])
  })
})

describe('nextOpen', () => {
  const rows = [item('a', 'open'), item('b', 'accepted'), item('c', 'open')]
  it('is the next undecided one after a place', () => {
    expect(nextOpen(rows, 0)?.id).toBe('c')
    expect(nextOpen(rows, 2)).toBeUndefined()
    expect(nextOpen(rows, -1)?.id).toBe('a')
  })
})

describe('othersActs', () => {
  it('counts only revisions that no act of this page explains', () => {
    expectOwnAct('r', 1)
    expectOwnAct('r', 1)
    expect(othersActs('r', 1)).toBe(0)
    expect(othersActs('r', 2)).toBe(1)
    expect(othersActs('r', 1)).toBe(1)
  })
  it('does not wait for an act that was refused', () => {
    expectOwnAct('s', 1)
    expectOwnAct('s', -1)
    expect(othersActs('s', 1)).toBe(1)
  })
})

describe('filters in the address', () => {
  it('ask for what they name, and nothing for what nobody knows', () => {
    expect(isFiltered(noFilters)).toBe(false)
    expect(tabOf({ ...noFilters, tab: 'elsewhere' })).toBeUndefined()
    expect(isFiltered({ ...noFilters, sure: 'elsewhere', decision: 'x' })).toBe(false)
    expect(askedOf({ ...noFilters, tab: 'matched', sure: 'likely' })).toMatchObject({
      ...{ status: 'matched', min_confidence: 0.8, max_confidence: 0.95 },
    })
  })
})
