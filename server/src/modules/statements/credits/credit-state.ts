import type { CreditState } from '../credits-contract.ts'

/** Where a credit stands by what came of it, both in hundredths. */
export function stateOf(cents: number, received: number): Exclude<CreditState, 'written_off'> {
  if (received <= 0) return 'open'
  return received < cents ? 'partly' : 'received'
}
