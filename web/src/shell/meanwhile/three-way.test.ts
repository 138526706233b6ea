import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { merge } from './three-way.ts'

describe('two people changed the same thing', () => {
  it('each another part of it: both stand', () => {
    expect(merge({ a: 1, b: 1 }, { a: 2, b: 1 }, { a: 1, b: 3 })).toEqual({
      values: { a: 2, b: 3 },
      both: [],
    })
  })

  it('the same part to the same: nothing to ask', () => {
    expect(merge({ a: [1] }, { a: [2] }, { a: [2] })).toEqual({ values: { a: [2] }, both: [] })
  })

  it('the same part to something else: mine is kept until somebody says', () => {
    expect(merge({ a: 1 }, { a: 2 }, { a: 3 })).toEqual({ values: { a: 2 }, both: ['a'] })
  })

  it('whatever they are: who changed nothing gets theirs, and where they changed nothing mine stands', () => {
    const values = fc.record({ a: fc.nat(3), b: fc.nat(3), c: fc.nat(3) })
    fc.assert(
      fc.property(values, values, (base, other) => {
        expect(merge(base, base, other)).toEqual({ values: other, both: [] })
        expect(merge(base, other, base)).toEqual({ values: other, both: [] })
      }),
    )
  })
})
