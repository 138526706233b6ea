import { type Reason, reasonText } from '#packages/reconciliation'
import type { StoredItem } from '../item-queries.ts'

export type KeptReason = StoredItem['details']['reasons'][number]

const byHand = {
  linked_by_hand: 'Put together by hand.',
  taken_apart: 'Taken apart by hand.',
} as const

/** Why an item that a person made is what it is. */
export function handReason(code: keyof typeof byHand): KeptReason {
  return { code, params: {}, text: byHand[code] }
}

function packageReason(reason: Reason): KeptReason {
  return { ...reason, text: reasonText(reason, 'en') }
}

/** How far the two sides of an item are apart, in hundredths. */
export function amountReason(theirs: number, ours: number): KeptReason {
  const cents = theirs - ours
  if (cents === 0) return packageReason({ code: 'same_amount', params: {} })
  const difference = cents / 100
  return packageReason({
    code: Math.abs(cents) <= tolerance_cents ? 'rounding' : 'amount_differs',
    params: { difference },
  })
}

export function aloneReason(side: 'statement' | 'books'): KeptReason {
  return packageReason({ code: side === 'statement' ? 'not_in_ledger' : 'not_on_statement', params: {} })
}

const aboutAmounts = new Set([
  'same_amount',
  'rounding',
  'tax_ratio',
  'transposed_digits',
  'opposite_sign',
  'short_credit',
  'partial_amount',
  'amount_differs',
])

/** The same reasons with those about amounts as the amounts are now. */
export function withAmounts(reasons: readonly KeptReason[], theirs: number, ours: number): KeptReason[] {
  return [...reasons.filter(({ code }) => !aboutAmounts.has(code)), amountReason(theirs, ours)]
}

/** What still counts as the same amount: half a cent each way on two roundings, as in packages/reconciliation. */
export const tolerance_cents = 2
