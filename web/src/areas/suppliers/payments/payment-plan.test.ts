import { describe, expect, it } from 'vitest'
import { chosenTotal, oldestFirst, restOf, toggled, withShare } from './payment-plan.ts'

const open = [
  { id: 'a', open_amount: 0.1 },
  { id: 'b', open_amount: 0.2 },
  { id: 'note', open_amount: -0.05 },
  { id: 'c', open_amount: 100 },
]

describe('sharing a payment out', () => {
  it('chooses with all that is open, and lets go again', () => {
    const both = toggled(toggled(new Map(), open[0]!), open[1]!)
    expect(chosenTotal(both)).toBe(0.3)
    expect(chosenTotal(toggled(both, open[2]!))).toBe(0.25)
    expect([...toggled(both, open[0]!)]).toEqual([['b', 0.2]])
    expect(chosenTotal(withShare(both, 'b', null))).toBe(0.1)
  })

  it('pays the oldest first as far as the money goes, credit notes apart', () => {
    expect([...oldestFirst(open, 50.3)]).toEqual([
      ['a', 0.1],
      ['b', 0.2],
      ['c', 50],
    ])
    expect([...oldestFirst(open, 0.1)]).toEqual([['a', 0.1]])
  })

  it('says what is left on account, and when too much is chosen', () => {
    const shares = new Map([['a', 0.3]])
    expect(restOf(null, shares)).toEqual({ state: 'none', rest: 0 })
    expect(restOf(0.3, shares)).toEqual({ state: 'exact', rest: 0 })
    expect(restOf(0.1, shares)).toEqual({ state: 'over', rest: 0.2 })
    expect(restOf(1, shares)).toEqual({ state: 'rest', rest: 0.7 })
  })
})
