import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type LedgerEntry,
  type Reconciliation,
  type ReconciliationItem,
  reconcile,
  type StatementLine,
} from './index.ts'
import { poolScores, scoreClasses } from './testing/class-scores.ts'
import { generatePair } from './testing/generate-pairs.ts'
import { Random } from './testing/random.ts'

fc.configureGlobal({ seed: 20261121 })

const pairs = fc
  .record({
    seed: fc.nat(1_000_000),
    count: fc.integer({ min: 0, max: 120 }),
    noise: fc.constantFrom(0, 1, 2.5, 6),
  })
  .map(generatePair)

/** Few values, so that everything collides with everything. */
const crowded = fc.array(
  fc.record({
    reference: fc.constantFrom(
      null,
      '',
      'INV-1001',
      '1001',
      'l00I',
      '1002',
      '10012',
      'CN-1001',
      '1001/26',
      'x',
    ),
    date: fc.constantFrom(null, '2026-01-01', '2026-01-02', '2026-02-20', '2025-01-01'),
    amount: fc.constantFrom('0', '0.01', '10', '10.01', '-10', '20', '30.00', '12.3'),
    currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'JPY'),
    kind: fc.constantFrom(null, null, 'invoice' as const, 'payment' as const, 'opening' as const),
  }),
  { maxLength: 14 },
)
const crowdedPairs = fc.record({ statement: crowded, ledger: crowded }).map(({ statement, ledger }) => ({
  statement: statement.map((row, index): StatementLine => ({ ...row, line: index + 1, description: null })),
  ledger: ledger.map(
    ({ reference, date, ...row }, index): LedgerEntry => ({
      ...row,
      id: `L${index}`,
      invoice_number: reference,
      invoice_date: date,
    }),
  ),
}))
const anyPairs = fc.oneof(pairs, crowdedPairs)

const cents = (amount: number) => Math.round(amount * 10_000)

function expectComplete(
  statement: readonly StatementLine[],
  ledger: readonly LedgerEntry[],
  result: Reconciliation,
) {
  const lines = result.items.flatMap((item) => item.statement_lines)
  const entries = result.items.flatMap((item) => item.ledger_ids)
  expect(lines.toSorted()).toEqual(statement.map(({ line }) => line).toSorted())
  expect(entries.toSorted()).toEqual(ledger.map(({ id }) => id).toSorted())
  for (const totals of result.summary.currencies) {
    const explained = Object.values(totals.differences).reduce(
      (sum, difference) => sum + cents(difference),
      0,
    )
    expect(explained).toBe(cents(totals.difference))
    expect(cents(totals.statement_total) - cents(totals.ledger_total)).toBe(cents(totals.difference))
  }
}

function expectCoherent(item: ReconciliationItem) {
  const [lines, entries] = [item.statement_lines.length, item.ledger_ids.length]
  if (item.status === 'missing_in_restaurant') expect([lines, entries]).toEqual([1, 0])
  else if (item.status === 'missing_in_supplier') expect([lines, entries]).toEqual([0, 1])
  else expect(Math.min(lines, entries)).toBe(1)
  const gap = Math.abs(cents(item.difference))
  if (item.status === 'matched') expect(gap).toBeLessThanOrEqual(item.currency === 'JPY' ? 20_000 : 200)
  expect(item.confidence).toBeGreaterThan(0)
  expect(item.confidence).toBeLessThan(1)
  expect(item.reasons.length).toBeGreaterThan(0)
}

describe('reconcile', () => {
  it('shows every line and entry exactly once and explains the difference', () => {
    fc.assert(
      fc.property(anyPairs, ({ statement, ledger }) => {
        const result = reconcile(statement, ledger)
        expectComplete(statement, ledger, result)
        result.items.forEach(expectCoherent)
      }),
    )
  })

  it('gives the same answer in whatever order the rows come', () => {
    fc.assert(
      fc.property(anyPairs, fc.nat(1000), ({ statement, ledger }, seed) => {
        const random = new Random(seed)
        expect(reconcile(random.shuffle(statement), random.shuffle(ledger))).toEqual(
          reconcile(statement, ledger),
        )
      }),
    )
  })

  it('swaps the missing classes when the sides are swapped', () => {
    const other: Record<string, string> = {
      missing_in_restaurant: 'missing_in_supplier',
      missing_in_supplier: 'missing_in_restaurant',
    }
    fc.assert(
      fc.property(anyPairs, ({ statement, ledger }) => {
        const straight = reconcile(statement, ledger).items.map(
          (item) =>
            `${item.status} ${item.statement_lines.map(String).toSorted()} ${item.ledger_ids.toSorted()}`,
        )
        const swapped = reconcile(
          ledger.map((entry) => ({
            ...entry,
            line: entry.id,
            date: entry.invoice_date,
            reference: entry.invoice_number,
            description: null,
          })),
          statement.map((line) => ({
            ...line,
            id: String(line.line),
            invoice_number: line.reference,
            invoice_date: line.date,
          })),
        ).items.map(
          (item) =>
            `${other[item.status] ?? item.status} ${item.ledger_ids.toSorted()} ${item.statement_lines.toSorted()}`,
        )
        expect(swapped.toSorted()).toEqual(straight.toSorted())
      }),
    )
  })

  it('matches a ledger with itself completely', () => {
    fc.assert(
      fc.property(pairs, ({ ledger }) => {
        const statement = ledger.map((entry, index) => ({
          ...entry,
          line: index,
          date: entry.invoice_date,
          reference: entry.invoice_number,
          description: null,
        }))
        expect(reconcile(statement, ledger).summary).toMatchObject({
          matched: ledger.length,
          difference: ledger.length ? 0 : null,
        })
      }),
    )
  })

  it('reports progress that never falls and ends at 1', () => {
    const { statement, ledger } = generatePair({ seed: 1, count: 50, noise: 1 })
    const seen: number[] = []
    reconcile(statement, ledger, { on_progress: (fraction) => seen.push(fraction) })
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
    expect(seen.at(-1)).toBe(1)
  })

  it('stays bounded when nothing tells the rows apart', () => {
    const alike = (reference: string | null, date: string | null) =>
      Array.from({ length: 1200 }, (_, line) => ({
        line,
        reference,
        date,
        description: null,
        amount: 10,
        currency: 'EUR',
      }))
    const booked = (amount: (index: number) => number) =>
      Array.from({ length: 1200 }, (_, index) => ({
        id: `L${index}`,
        invoice_number: '7',
        invoice_date: null,
        amount: amount(index),
        currency: 'EUR',
      }))
    expect(
      reconcile(
        alike('7', null),
        booked(() => 10),
      ).summary.matched,
    ).toBe(1200)
    for (const [reference, date] of [
      [null, '2026-01-01'],
      [null, null],
      ['7', null],
      ['777', '2026-01-01'],
    ] as const) {
      const statement = alike(reference, date)
      const ledger = booked((index) => 10 + (index % 50))
      expectComplete(statement, ledger, reconcile(statement, ledger))
    }
  })
})

describe('quality', () => {
  it('is perfect on clean data', () => {
    const pair = generatePair({ seed: 5, count: 500, noise: 0 })
    expect(reconcile(pair.statement, pair.ledger).summary).toMatchObject({ matched: 500, difference: 0 })
  })

  it.each([
    [1, 0.9995, 0.995, 0.99],
    [2.5, 0.997, 0.98, 0.97],
  ])('reaches its F1 targets at %f times real noise', (noise, ...targets) => {
    const runs = [1, 2, 3, 4, 5].map((seed) => {
      const pair = generatePair({ seed, count: 3000, noise })
      return scoreClasses(pair, reconcile(pair.statement, pair.ledger))
    })
    const [matched, mismatch, missing] = targets
    expect(poolScores(runs, 'matched').f1).toBeGreaterThanOrEqual(matched!)
    expect(poolScores(runs, 'amount_mismatch').f1).toBeGreaterThanOrEqual(mismatch!)
    expect(poolScores(runs, 'missing_in_restaurant').f1).toBeGreaterThanOrEqual(missing!)
    expect(poolScores(runs, 'missing_in_supplier').f1).toBeGreaterThanOrEqual(missing!)
  })

  it('makes the same pair from the same seed', () => {
    expect(generatePair({ seed: 9, count: 60, noise: 1 })).toEqual(
      generatePair({ seed: 9, count: 60, noise: 1 }),
    )
  })
})
