import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeWorkbook } from '#packages/spreadsheet'
import { Chance } from '../packages/extraction/testing/chance.ts'
import type { ReadResult } from '../server/src/modules/documents/read-task.ts'
import { readingLimits } from '../server/src/modules/documents/reading-limits.ts'
import { openCompute } from '../server/src/platform/compute.ts'
import type { BenchResult } from './bench-result.ts'
import { peakOfChildren } from './peak-memory.ts'

const ROWS = 100_000
const task = new URL('../server/src/modules/documents/read-task.ts', import.meta.url)

/** A statement of a hundred thousand rows as CSV and XLSX, read as the product reads it, under its limits. */
export async function longSheets(count = ROWS): Promise<BenchResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'brigade-sheets-'))
  try {
    const rows = rowsOf(count)
    const csv = [NAMES, ...rows].map((row) => row.join(';')).join('\n')
    return [
      ...(await measured('CSV', join(folder, 'a.csv'), csv, count)),
      ...(await measured('XLSX', join(folder, 'a.xlsx'), workbook(rows), count)),
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const NAMES = ['Date', 'Reference', 'Description', 'Debit', 'Credit', 'Balance']

function rowsOf(count: number): (string | number)[][] {
  const chance = new Chance(7)
  let cents = 100_000
  const rows: (string | number)[][] = [['2026-01-01', '', 'Opening balance', '', '', cents / 100]]
  for (let row = 0; row < count; row += 1) {
    const amount = chance.whole(100, 50_000)
    const is_paid = chance.is(0.2)
    cents += is_paid ? -amount : amount
    const day = new Date(Date.UTC(2026, 0, 1 + Math.floor((row / count) * 300))).toISOString().slice(0, 10)
    const sides = is_paid ? ['', amount / 100] : [amount / 100, '']
    rows.push([day, `INV-${100_000 + row}`, is_paid ? 'Payment' : 'Invoice', ...sides, cents / 100])
  }
  return rows
}

function workbook(rows: (string | number)[][]): Uint8Array {
  const kinds = ['date', 'text', 'text', 'money', 'money', 'money'] as const
  const columns = NAMES.map((header, at) => ({ header, kind: kinds[at]! }))
  return writeWorkbook([
    { name: 'Statement', columns, rows: rows.map((row) => row.map((cell) => (cell === '' ? null : cell))) },
  ])
}

async function measured(
  what: string,
  path: string,
  content: string | Uint8Array,
  count: number,
): Promise<BenchResult[]> {
  await writeFile(path, content)
  const compute = openCompute(1)
  const began = performance.now()
  const read = compute.run<object, ReadResult>(
    task,
    { path, hints: { document_type: 'statement' } },
    readingLimits,
  )
  const peak_mb = await peakOfChildren(read.catch(() => {}))
  const seconds = (performance.now() - began) / 1_000
  const { extraction } = await read
  await compute.close()
  const lines = extraction.lines.filter(({ kind }) => kind !== 'opening').length
  const name = `${count.toLocaleString('en')} rows of ${what}`
  return [
    { metric: `${name}: lines read`, value: lines, unit: '', target: count, better: 'higher' },
    { metric: `${name}: time`, value: Math.round(seconds * 10) / 10, unit: 's', target: 60, better: 'lower' },
    { metric: `${name}: memory held`, value: peak_mb, unit: 'MB', target: 640, better: 'lower' },
  ]
}
