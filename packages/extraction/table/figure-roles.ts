import type { Minor } from '../grammar/amount.ts'
import type { Role } from '../vocabulary/headers.ts'

type Table = (Minor | null)[][]

/**
 * What columns of figures hold, told by their own arithmetic: a running balance steps by the movement beside it;
 * two columns never filled on one row are debit and credit; else the fullest column is the amount.
 */
export function figureRoles(table: Table): Role[] {
  const count = table[0]?.length ?? 0
  const roles: Role[] = Array.from({ length: count }, () => 'other')
  const balance = balanceColumn(table, count)
  if (balance !== null) roles[balance] = 'balance'
  const left = [...roles.keys()].filter((index) => index !== balance)
  if (left.length === 1) roles[left[0]!] = 'amount'
  if (left.length < 2) return roles
  const pair = exclusivePair(table, left)
  if (pair) {
    roles[pair[0]] = 'debit'
    roles[pair[1]] = 'credit'
  } else roles[fullest(table, left)] = 'amount'
  return roles
}

/** The column whose steps are the movements of the others, in either order of time. */
function balanceColumn(table: Table, count: number): number | null {
  if (count < 2) return null
  let best: { index: number; share: number } | undefined
  for (let index = 0; index < count; index += 1) {
    let steps = 0
    let holds = 0
    for (let row = 1; row < table.length; row += 1) {
      const [now, before] = [table[row]![index], table[row - 1]![index]]
      if (now === null || now === undefined || before === null || before === undefined) continue
      steps += 1
      const step = Math.abs(now - before)
      const moved = (cells: (Minor | null)[]) =>
        cells.some((cell, at) => at !== index && cell !== null && Math.abs(cell) === step)
      if (moved(table[row]!) || moved(table[row - 1]!)) holds += 1
    }
    const share = steps === 0 ? 0 : holds / steps
    if (share > (best?.share ?? 0.4)) best = { index, share }
  }
  return best?.index ?? null
}

function exclusivePair(table: Table, left: number[]): [number, number] | null {
  for (const [at, first] of left.entries()) {
    for (const second of left.slice(at + 1)) {
      const both = table.filter(
        (row) => row[first] !== null && row[second] !== null && row[first] && row[second],
      )
      const either = table.filter((row) => row[first] !== null || row[second] !== null)
      if (both.length === 0 && either.length >= table.length * 0.7) return [first, second]
    }
  }
  return null
}

function fullest(table: Table, left: number[]): number {
  const filled = (index: number) => table.filter((row) => row[index] !== null).length
  return [...left].sort((a, b) => filled(b) - filled(a) || a - b)[0]!
}
