import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extract } from './index.ts'
import {
  csvText,
  encoded,
  encodings,
  type SheetRow,
  tableArbitrary,
  wordingArbitrary,
  workbookBytes,
} from './testing/sheet-tables.ts'

const samples = { seed: 20_261_121, numRuns: 60 }

async function tally(rows: readonly SheetRow[], bytes: Uint8Array) {
  const read = await extract(bytes)
  const left = new Map<string, number>()
  const key = (row: { date: string | null; reference: string | null; amount: number | null }) =>
    `${row.date} ${row.reference} ${row.amount}`
  for (const row of rows) left.set(key(row), (left.get(key(row)) ?? 0) + 1)
  let hits = 0
  for (const line of read.lines) {
    const count = left.get(key(line)) ?? 0
    if (count > 0) hits += 1
    left.set(key(line), count - 1)
  }
  return { hits, all: rows.length + read.lines.length }
}

const f1 = (tallies: { hits: number; all: number }[]) =>
  (2 * tallies.reduce((sum, { hits }) => sum + hits, 0)) / tallies.reduce((sum, { all }) => sum + all, 0)

describe('random rows read back as they were written', () => {
  it.each(encodings)('delimited text in %s', async (encoding) => {
    const cases = fc.sample(fc.tuple(tableArbitrary, wordingArbitrary), samples)
    const tallies = []
    for (const [rows, wording] of cases)
      tallies.push(await tally(rows, encoded(csvText(rows, wording), encoding)))
    expect(f1(tallies)).toBeGreaterThanOrEqual(0.999)
  })

  it.each(['xlsx', 'biff8', 'biff5', 'ods', 'xlsb'] as const)('a workbook of kind %s', async (kind) => {
    const tallies = []
    for (const rows of fc.sample(tableArbitrary, samples))
      tallies.push(await tally(rows, workbookBytes(rows, kind)))
    expect(f1(tallies)).toBeGreaterThanOrEqual(0.999)
  })
})
