import type { ReconciliationItem } from '../queries.ts'
import type { DisputeBody } from './use-settling.ts'

export type DisputeReason = DisputeBody['reason']

export const disputeReasons = [
  'wrong_price',
  'wrong_quantity',
  'not_delivered',
  'not_ordered',
  'returned',
  'damaged',
  'duplicate',
  'missing_credit_note',
  'short_credit',
  'already_paid',
  'other',
] as const satisfies readonly DisputeReason[]

/** What most likely is wrong with an item, to begin with. */
export function likelyReason({ status, details, amount }: ReconciliationItem): DisputeReason {
  const codes = details.reasons.map(({ code }) => code)
  if (codes.includes('duplicate')) return 'duplicate'
  if (codes.includes('short_credit')) return 'short_credit'
  if (status === 'missing_in_restaurant') return 'not_delivered'
  if (status === 'missing_in_supplier') return amount < 0 ? 'missing_credit_note' : 'other'
  return status === 'amount_mismatch' ? 'wrong_price' : 'other'
}

/** What the supplier claims too much, and so should credit; nothing where the difference is in our favour. */
export const creditOf = ({ difference }: ReconciliationItem) => (difference > 0 ? difference : null)
