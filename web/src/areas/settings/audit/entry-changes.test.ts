import { describe, expect, it } from 'vitest'
import { byDay, changesOf, kindOf } from './entry-changes.ts'

describe('an entry of the audit log', () => {
  it('names what changed, with both sides', () => {
    const entry = {
      before: { name: 'Fish Co', updated_at: 'x' },
      after: { name: 'Fish Co.', updated_at: 'y' },
    }
    expect(kindOf(entry)).toBe('changed')
    expect(changesOf(entry)).toEqual([{ field: 'name', before: 'Fish Co', after: 'Fish Co.' }])
  })

  it('leaves out what something new does not have', () => {
    const entry = {
      before: null,
      after: { id: '1', name: 'Fish', phone: null, metadata: {}, is_active: true },
    }
    expect(kindOf(entry)).toBe('new')
    expect(changesOf(entry)).toEqual([
      { field: 'name', before: null, after: 'Fish' },
      { field: 'is_active', before: null, after: true },
    ])
  })

  it('keeps a field that was emptied', () => {
    expect(changesOf({ before: { phone: '1' }, after: { phone: null } })).toEqual([
      { field: 'phone', before: '1', after: null },
    ])
  })

  it('stands under its day', () => {
    const entries = [{ at: '2026-11-21T10:00' }, { at: '2026-11-21T09:00' }, { at: '2026-11-20T09:00' }]
    expect(byDay(entries, (at) => at.slice(0, 10)).map(({ day, entries }) => [day, entries.length])).toEqual([
      ['2026-11-21', 2],
      ['2026-11-20', 1],
    ])
  })
})
