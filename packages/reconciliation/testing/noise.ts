/** Rates per line of what goes wrong between a supplier's statement and a restaurant's ledger. */
export type Noise = {
  reformatted: number
  ocr_confusion: number
  typo: number
  truncated: number
  number_missing: number
  date_shifted: number
  date_far: number
  rounding: number
  missing_in_restaurant: number
  missing_in_supplier: number
  amount_mismatch: number
  duplicate: number
  split: number
  merged: number
}

/** What was seen in practice. */
export const REAL_NOISE: Noise = {
  reformatted: 0.25,
  ocr_confusion: 0.03,
  typo: 0.008,
  truncated: 0.008,
  number_missing: 0.004,
  date_shifted: 0.15,
  date_far: 0.005,
  rounding: 0.02,
  missing_in_restaurant: 0.03,
  missing_in_supplier: 0.04,
  amount_mismatch: 0.03,
  duplicate: 0.004,
  split: 0.008,
  merged: 0.004,
}

/** All rates times a factor: 0 is clean, 1 real, 2.5 harsh. */
export function scaleNoise(factor: number): Noise {
  const scaled = Object.entries(REAL_NOISE).map(([name, rate]) => [name, Math.min(1, rate * factor)])
  return Object.fromEntries(scaled) as Noise
}
