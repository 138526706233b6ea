import { describe, expect, it } from 'vitest'
import type { Draft } from '../queries.ts'
import { basesAfter, changedByBoth } from './meanwhile.ts'

const draft = (changes: Partial<Draft> = {}) =>
  ({ invoice_number: 'A-1', notes: null, total_amount: 10, lines: [], ...changes }) as unknown as Draft

describe('a draft that two people type into', () => {
  it('is asked about where both typed something else over the same', () => {
    const bases = { notes: null, total_amount: 10 }
    const body = { notes: 'mine', total_amount: 12 }
    expect(changedByBoth(bases, body, draft())).toEqual([])
    expect(changedByBoth(bases, body, draft({ invoice_number: 'A-2' }))).toEqual([])
    expect(changedByBoth(bases, body, draft({ notes: 'theirs' }))).toEqual(['notes'])
    expect(changedByBoth(bases, body, draft({ notes: 'mine', total_amount: 12 }))).toEqual([])
  })

  it('knows what is typed over from then on', () => {
    const after = draft({ notes: 'mine', total_amount: 12 })
    const bases = { notes: null, total_amount: 10, invoice_number: 'A-1' }
    const left = { notes: 'mine, and more', invoice_number: 'A-9' }
    expect(basesAfter(bases, { notes: 'mine', total_amount: 12 }, left, after)).toEqual({
      notes: 'mine',
      invoice_number: 'A-1',
    })
  })
})
