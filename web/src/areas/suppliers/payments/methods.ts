import type { PaymentMethod } from '../queries.ts'

/** In the order they are offered. */
export const methods: readonly PaymentMethod[] = [
  'bank_transfer',
  'direct_debit',
  'card',
  'cash',
  'cheque',
  'other',
]
