import { describe, expect, it } from 'vitest'
import { lineHistory, machineReading } from './line-history.ts'

const correction = (
  ...changes: { field: string; line: number | null; before: unknown; after: unknown }[]
) => ({
  id: '1',
  corrected_by: null,
  corrected_at: '2026-11-21T10:00:00Z',
  changes,
})

describe('What people did to lines', () => {
  it('keeps the first reading over several corrections', () => {
    const first = correction({ field: 'amount', line: 2, before: 10, after: 11 })
    const second = correction({ field: 'amount', line: 2, before: 11, after: 12 })
    expect(lineHistory([first, second], 3)).toEqual([
      undefined,
      { is_added: false, read: { amount: 10 } },
      undefined,
    ])
  })

  it('follows a line when one before it was taken away and others came', () => {
    const removed = correction({ field: 'line', line: 1, before: {}, after: null })
    const added = correction({ field: 'line', line: null, before: null, after: { amount: 3 } })
    const changed = correction({ field: 'reference', line: 1, before: 'B', after: 'C' })
    const added_changed = correction({ field: 'amount', line: 2, before: 3, after: 4 })
    expect(lineHistory([removed, added, changed, added_changed], 2)).toEqual([
      { is_added: false, read: { reference: 'B' } },
      { is_added: true, read: {} },
    ])
  })

  it('knows the machine’s reading of a field, even where it read nothing', () => {
    const corrections = [
      correction({ field: 'total_amount', line: null, before: null, after: 5 }),
      correction({ field: 'total_amount', line: null, before: 5, after: 6 }),
    ]
    expect(machineReading(corrections, 'total_amount')).toEqual({ value: null })
    expect(machineReading(corrections, 'currency')).toBeUndefined()
  })
})
