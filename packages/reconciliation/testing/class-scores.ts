import type { ItemStatus } from '../documents.ts'
import type { Reconciliation } from '../result.ts'
import type { GeneratedPair, TrueItem } from './generate-pairs.ts'

export type ClassScore = { true_positives: number; found: number; expected: number; f1: number }

const STATUSES: readonly ItemStatus[] = [
  'matched',
  'amount_mismatch',
  'missing_in_restaurant',
  'missing_in_supplier',
]

/**
 * F1 of each class. What counts is, for matched and mismatch, every (line, entry) pair of an item and, for the
 * missing classes, every line or entry. Twins that only an id tells apart are interchangeable.
 */
export function scoreClasses(pair: GeneratedPair, result: Reconciliation): Record<ItemStatus, ClassScore> {
  const expected = countUnits(pair.truth, pair.twins)
  const found = countUnits(result.items, pair.twins)
  const scores = STATUSES.map((status) => {
    const [want, got] = [expected.get(status)!, found.get(status)!]
    let truePositives = 0
    for (const [unit, count] of got) truePositives += Math.min(count, want.get(unit) ?? 0)
    return [status, toScore(truePositives, total(got), total(want))]
  })
  return Object.fromEntries(scores) as Record<ItemStatus, ClassScore>
}

/** The score of one class over several runs, every unit counting the same. */
export function poolScores(runs: readonly Record<ItemStatus, ClassScore>[], status: ItemStatus): ClassScore {
  const sum = (field: 'true_positives' | 'found' | 'expected') =>
    runs.reduce((total, run) => total + run[status][field], 0)
  return toScore(sum('true_positives'), sum('found'), sum('expected'))
}

function toScore(true_positives: number, found: number, expected: number): ClassScore {
  const f1 = found + expected === 0 ? 1 : (2 * true_positives) / (found + expected)
  return { true_positives, found, expected, f1 }
}

type Units = Map<ItemStatus, Map<string, number>>

function countUnits(items: readonly TrueItem[], twins: ReadonlyMap<string, string>): Units {
  const units: Units = new Map(STATUSES.map((status) => [status, new Map()]))
  for (const item of items) {
    const counts = units.get(item.status)!
    for (const unit of unitsOf(item, twins)) counts.set(unit, (counts.get(unit) ?? 0) + 1)
  }
  return units
}

function unitsOf(item: TrueItem, twins: ReadonlyMap<string, string>): string[] {
  const original = (name: string) => twins.get(name) ?? name
  const lines = item.statement_lines.map((line) => original(`line ${line}`))
  const entries = item.ledger_ids.map((id) => original(`entry ${id}`))
  if (entries.length === 0) return lines
  if (lines.length === 0) return entries
  return lines.flatMap((line) => entries.map((entry) => `${line} ${entry}`))
}

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0)
}
