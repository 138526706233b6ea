import { describe, expect, it } from 'vitest'
import type { ReconciliationItem } from '../queries.ts'
import { choiceOf, nothingChosen, sumsOf, takenItems, toggleEntry, toggleLine } from './link-choice.ts'

const line = (number: number, amount: number) =>
  ({ line: number, amount }) as ReconciliationItem['details']['statement_lines'][number]
const entry = (invoice_id: string, amount: number) =>
  ({ invoice_id, amount }) as ReconciliationItem['details']['ledger_entries'][number]
const item = (
  id: string,
  lines: ReturnType<typeof line>[],
  entries: ReturnType<typeof entry>[],
  currency = 'EUR',
) =>
  ({
    id,
    currency,
    details: { statement_lines: lines, ledger_entries: entries, reasons: [] },
  }) as unknown as ReconciliationItem

const left = item('a', [line(1, 10.1), line(2, 0.2)], [])
const right = item('b', [], [entry('x', 10.3)])

describe('choiceOf', () => {
  it('begins with the side of an item that has no other', () => {
    expect([...choiceOf(left).lines.keys()]).toEqual([1, 2])
    expect([...choiceOf(right).entries.keys()]).toEqual(['x'])
  })
  it('begins with nothing where both sides are there', () => {
    expect(choiceOf(item('c', [line(1, 1)], [entry('x', 1)]))).toBe(nothingChosen)
    expect(choiceOf(undefined)).toBe(nothingChosen)
  })
})

describe('sumsOf', () => {
  it('adds up to the cent, and is ready with both sides of one currency', () => {
    const one_side = choiceOf(left)
    expect(sumsOf(one_side)).toMatchObject({ lines: 2, entries: 0, lines_amount: 10.3, is_ready: false })
    const both = toggleEntry(one_side, entry('x', 10.3), right)
    expect(sumsOf(both)).toMatchObject({ difference: 0, is_ready: true, currency: 'EUR' })
    expect(takenItems(both).map(({ id }) => id)).toEqual(['a', 'b'])
  })
  it('leaves out what is chosen twice, and does not mix currencies', () => {
    const without = toggleLine(choiceOf(left), line(1, 10.1), left)
    expect(sumsOf(without).lines_amount).toBe(0.2)
    const mixed = toggleEntry(without, entry('y', 5), item('d', [], [entry('y', 5)], 'USD'))
    expect(sumsOf(mixed)).toMatchObject({ is_mixed: true, is_ready: false })
  })
})
