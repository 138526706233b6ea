import fc from 'fast-check'
import { expect, it } from 'vitest'
import { assignOptimally } from './hungarian.ts'

fc.configureGlobal({ seed: 20261121 })

function bestByForce(gains: readonly number[][], row = 0, used = new Set<number>()): number {
  if (row === gains.length) return 0
  let best = bestByForce(gains, row + 1, used)
  for (const [column, gain] of gains[row]!.entries()) {
    if (used.has(column) || !(gain > 0)) continue
    best = Math.max(best, gain + bestByForce(gains, row + 1, new Set(used).add(column)))
  }
  return best
}

it('gains as much as trying everything', () => {
  const table = fc.integer({ min: 1, max: 5 }).chain((columns) =>
    fc.array(fc.array(fc.integer({ min: -3, max: 20 }), { minLength: columns, maxLength: columns }), {
      minLength: 1,
      maxLength: 5,
    }),
  )
  fc.assert(
    fc.property(table, (gains) => {
      const columnOf = assignOptimally(gains.length, gains[0]!.length, (row, column) => gains[row]![column]!)
      const chosen = columnOf.filter((column) => column >= 0)
      expect(new Set(chosen).size).toBe(chosen.length)
      const total = columnOf.reduce((sum, column, row) => sum + (column < 0 ? 0 : gains[row]![column]!), 0)
      expect(total).toBe(bestByForce(gains))
    }),
  )
})

it('takes two good pairs rather than the single best', () => {
  const gains = [
    [9, 8],
    [8, Number.NEGATIVE_INFINITY],
  ]
  expect(assignOptimally(2, 2, (row, column) => gains[row]![column]!)).toEqual([1, 0])
})
