import type { Match } from '../matching/doc.ts'
import { ACCEPT_SCORE } from '../matching/evidence.ts'
import type { Reason } from './reasons.ts'

const SHARPNESS = 0.7

/** Probability that a match is right: from its own strength and from its lead over what it ruled out. */
export function matchConfidence({ score, rivalScore }: Match): number {
  const strength = logistic(SHARPNESS * (score - ACCEPT_SCORE) + 1)
  const lead = rivalScore === Number.NEGATIVE_INFINITY ? 1 : logistic(SHARPNESS * (score - rivalScore) + 1)
  return round(Math.min(strength, lead, 0.999))
}

/** Probability that a document truly has no counterpart: less when it has no number to be found by. */
export function missingConfidence(hasNumber: boolean, reasons: readonly Reason[]): number {
  if (reasons.some(({ code }) => code === 'duplicate' || code === 'timing' || code === 'opening_balance'))
    return 0.98
  return hasNumber ? 0.98 : 0.8
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x))
}

function round(probability: number): number {
  return Math.round(probability * 1000) / 1000
}
