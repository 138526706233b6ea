import { NUMERIC_ROLES } from '../vocabulary/headers.ts'
import type { Column } from './column.ts'
import type { Strip } from './fit.ts'

const SKIP_COST_SIZES = 30
const FOREIGN_SIZES = 20

/**
 * Matches strips to columns of one sort without crossing, at the least total distance; as many strips as columns
 * match one to one. A strip may stay without a column and a column without a strip, at a cost.
 */
export function assign(
  strips: readonly Strip[],
  columns: readonly Column[],
  all: readonly Column[],
): [Column, Strip][] {
  if (strips.length === 0 || columns.length === 0) return []
  if (
    strips.length === columns.length &&
    columns.every((column, index) => isBetweenNeighbours(strips[index]!, column, all))
  )
    return columns.map((column, index) => [column, strips[index]!])
  // What stands on every row is sooner a column than what stands on a few.
  const most = Math.max(...strips.map(({ count }) => count))
  const skipCost = ({ size, count }: Strip) => (size * SKIP_COST_SIZES * count) / most
  const memo = new Map<string, { cost: number; pairs: [Column, Strip][] }>()
  const best = (from_strip: number, from_column: number): { cost: number; pairs: [Column, Strip][] } => {
    const strip = strips[from_strip]
    const column = columns[from_column]
    if (!strip) return { cost: 0, pairs: [] }
    const skip_cost = skipCost(strip)
    if (!column)
      return { cost: strips.slice(from_strip).reduce((sum, one) => sum + skipCost(one), 0), pairs: [] }
    const key = `${from_strip} ${from_column}`
    const known = memo.get(key)
    if (known) return known
    const match = best(from_strip + 1, from_column + 1)
    const matched = {
      cost: match.cost + distance(strip, column, all),
      pairs: [[column, strip] as [Column, Strip], ...match.pairs],
    }
    const without_column = best(from_strip, from_column + 1)
    const skipped = best(from_strip + 1, from_column)
    const without_strip = { cost: skipped.cost + skip_cost, pairs: skipped.pairs }
    const choice = [matched, without_column, without_strip].sort((a, b) => a.cost - b.cost)[0]!
    memo.set(key, choice)
    return choice
  }
  return best(0, 0).pairs
}

/** Whether cells of the column can stand there at all: not beyond the names beside its own. */
function isBetweenNeighbours(strip: Strip, column: Column, all: readonly Column[]): boolean {
  const at = all.indexOf(column)
  const [previous, next] = [all[at - 1], all[at + 1]]
  return (
    strip.x1 > (previous?.x0 ?? Number.NEGATIVE_INFINITY) && strip.x0 < (next?.x1 ?? Number.POSITIVE_INFINITY)
  )
}

/** How far a strip is from where a column's cells would be: under, centred, flush, or up to the next header. */
function distance(strip: Strip, column: Column, all: readonly Column[]): number {
  const at = all.indexOf(column)
  const [previous, next] = [all[at - 1], all[at + 1]]
  const right = Math.abs(strip.x1 - column.x1)
  const left = Math.abs(strip.x0 - column.x0)
  const middle = Math.abs(strip.x0 + strip.x1 - column.x0 - column.x1) / 2 + 1
  const is_in_zone =
    strip.x0 >= column.x0 - strip.size && strip.x1 <= (next?.x0 ?? Number.POSITIVE_INFINITY) + strip.size
  // A name centred over a wide column has its cells anywhere between its neighbours.
  const is_between =
    !NUMERIC_ROLES.has(column.role) &&
    strip.x0 >= (previous?.x1 ?? 0) - strip.size &&
    strip.x1 <= (next?.x0 ?? Number.POSITIVE_INFINITY) + strip.size
  const zone = is_in_zone ? 1.5 : is_between ? 3 : Number.POSITIVE_INFINITY
  // Cells under another name are that name's, whatever it means.
  const overlaps = (one: Column) => strip.x0 < one.x1 && one.x0 < strip.x1
  const is_foreign = !overlaps(column) && all.some((one) => one !== column && overlaps(one))
  return Math.min(right, left, middle, strip.size * zone) + (is_foreign ? strip.size * FOREIGN_SIZES : 0)
}
