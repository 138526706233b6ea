import { describe, expect, it } from 'vitest'
import type { StoredExtraction } from './document-contract.ts'
import { proofByHand } from './proof-by-hand.ts'

type Changes = Partial<Omit<StoredExtraction, 'lines'>> & { amounts: (number | null)[] }

const proof = ({ amounts, ...changes }: Changes) =>
  proofByHand({
    ...{ document_type: 'invoice', subtotal: null, tax_amount: null, total_amount: null },
    ...{ opening_balance: null, closing_balance: null },
    ...changes,
    lines: amounts.map((amount) => ({ kind: 'other', amount })),
  } as StoredExtraction)

describe('corrected figures', () => {
  it.each([
    [{ amounts: [0.1, 0.2], subtotal: 0.3, tax_amount: 0.06, total_amount: 0.36 }, 'consistent'],
    [{ amounts: [171.2, 29.8], total_amount: 201 }, 'consistent'],
    [{ amounts: [100], tax_amount: 20, total_amount: 120 }, 'consistent'],
    [{ amounts: [100], subtotal: 100, tax_amount: 20, total_amount: 121 }, 'unproven'],
    [{ amounts: [171.2], total_amount: 201 }, 'unproven'],
    [{ amounts: [], total_amount: 201 }, 'unproven'],
    [{ amounts: [100, null], total_amount: 100 }, 'unproven'],
  ] as const)('of an invoice: %o is %s', (invoice, expected) => {
    expect(proof({ ...invoice, amounts: [...invoice.amounts] })).toBe(expected)
  })

  it.each([
    [300, 285.45, [120.5, 80, 99.95, -300, -15], 'consistent'],
    [300, 285.44, [120.5, 80, 99.95, -300, -15], 'contradicted'],
    [null, 285.45, [285.45], 'unproven'],
    [300, 285.45, [-14.55, null], 'unproven'],
  ] as const)('of a statement from %s to %s', (opening_balance, closing_balance, amounts, expected) => {
    const balances = { document_type: 'statement' as const, opening_balance, closing_balance }
    expect(proof({ ...balances, amounts: [...amounts] })).toBe(expected)
  })
})
