/**
 * The assignment of rows to columns with the greatest total gain, where a row may stay alone for 0; answers
 * the column of each row, −1 for alone. Shortest augmenting paths with potentials, O(rows² × columns)
 * (Kuhn 1955; Jonker and Volgenant 1987). `gain` may be −Infinity for pairs that must not be.
 */
export function assignOptimally(
  rows: number,
  columns: number,
  gain: (row: number, column: number) => number,
): number[] {
  const width = columns + rows
  // Column `columns + row` is the row's own place to stay alone.
  const cost = (row: number, column: number) => {
    if (column >= columns) return column - columns === row ? 0 : FORBIDDEN
    const value = gain(row, column)
    return value > 0 ? -value : FORBIDDEN
  }
  const rowPotential = new Float64Array(rows + 1)
  const columnPotential = new Float64Array(width + 1)
  const rowOf = new Int32Array(width + 1)
  for (let row = 1; row <= rows; row += 1) augment(row, width, cost, rowPotential, columnPotential, rowOf)
  const columnOf = new Array<number>(rows).fill(-1)
  for (let column = 1; column <= columns; column += 1) {
    const row = rowOf[column]!
    if (row > 0 && gain(row - 1, column - 1) > 0) columnOf[row - 1] = column - 1
  }
  return columnOf
}

/** Dearer than any sum of gains here, yet small enough that gains differing by 1e-9 stay different beside it. */
const FORBIDDEN = 1e5

/** Finds the cheapest path that gives `row` a column, moving others along it; index 0 stands for "none". */
function augment(
  row: number,
  width: number,
  cost: (row: number, column: number) => number,
  rowPotential: Float64Array,
  columnPotential: Float64Array,
  rowOf: Int32Array,
): void {
  const distance = new Float64Array(width + 1).fill(Number.POSITIVE_INFINITY)
  const before = new Int32Array(width + 1)
  const isDone = new Uint8Array(width + 1)
  rowOf[0] = row
  let column = 0
  do {
    isDone[column] = 1
    const from = rowOf[column]!
    let step = Number.POSITIVE_INFINITY
    let next = 0
    for (let to = 1; to <= width; to += 1) {
      if (isDone[to]) continue
      const reduced = cost(from - 1, to - 1) - rowPotential[from]! - columnPotential[to]!
      if (reduced < distance[to]!) {
        distance[to] = reduced
        before[to] = column
      }
      if (distance[to]! < step) {
        step = distance[to]!
        next = to
      }
    }
    for (let each = 0; each <= width; each += 1) {
      if (isDone[each]) {
        rowPotential[rowOf[each]!]! += step
        columnPotential[each]! -= step
      } else distance[each]! -= step
    }
    column = next
  } while (rowOf[column] !== 0)
  while (column !== 0) {
    const previous = before[column]!
    rowOf[column] = rowOf[previous]!
    column = previous
  }
}
