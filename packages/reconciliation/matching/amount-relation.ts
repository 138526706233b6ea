/** How two signed amounts relate; `explained` has a cause that `amountCause` names. */
export type AmountRelation = 'same' | 'within_tolerance' | 'explained' | 'differs' | 'opposite_sign'

export type AmountCause =
  | { cause: 'opposite_sign' }
  | { cause: 'transposed_digits' }
  | { cause: 'tax_ratio'; percent: number }
  | { cause: 'round_share'; percent: number }
  | { cause: 'none' }

/** Value-added and sales tax rates in use, percent (EU, UK, Latin America, North America; 2026). */
const TAX_PERCENTS: readonly number[] = [
  4, 5, 5.5, 6, 7, 8, 8.875, 9, 9.5, 10, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 25.5, 27,
]
/** What is left after a discount of whole percents, or paid in an instalment of whole tenths. */
const ROUND_SHARES: readonly number[] = [
  99, 98, 97, 96, 95, 94, 93, 92, 91, 90, 89, 88, 87, 86, 85, 80, 75, 70, 60, 50, 40, 30, 20, 10,
]
/** Below this a ratio says nothing: too many amounts fit some rate. */
const SMALLEST_FOR_RATIO_CENTS = 500

export function explainAmounts(a: number, b: number, toleranceCents: number): AmountRelation {
  if (a === b) return 'same'
  if (Math.abs(a - b) <= toleranceCents) return 'within_tolerance'
  const { cause } = amountCause(a, b)
  if (cause === 'none') return a < 0 === b < 0 ? 'differs' : 'opposite_sign'
  return 'explained'
}

/** The likeliest single cause for two different amounts, in minor units; the same whichever comes first. */
export function amountCause(a: number, b: number): AmountCause {
  if (a === -b) return { cause: 'opposite_sign' }
  if (a < 0 !== b < 0) return { cause: 'none' }
  const [low, high] = [Math.min(Math.abs(a), Math.abs(b)), Math.max(Math.abs(a), Math.abs(b))]
  if (areTransposed(String(low), String(high))) return { cause: 'transposed_digits' }
  if (low >= SMALLEST_FOR_RATIO_CENTS) {
    for (const percent of TAX_PERCENTS) {
      if (Math.abs(low * (1 + percent / 100) - high) <= 1) return { cause: 'tax_ratio', percent }
    }
    for (const percent of ROUND_SHARES) {
      if (Math.abs((high * percent) / 100 - low) <= 1) return { cause: 'round_share', percent }
    }
  }
  return { cause: 'none' }
}

function areTransposed(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}
