import type { FieldName, Proof } from '../extraction.ts'

// Shares of right values by the strength of their evidence, measured on generated papers of all locales
// (`npm run bench extraction` prints how well they hold): from this score on, this often right.
const STEPS: Partial<Record<FieldName, [from: number, share: number][]>> = {
  supplier_name: [
    [4, 0.97],
    [2, 0.9],
    [0, 0.55],
  ],
  supplier_tax_id: [
    [2.5, 0.98],
    [1.5, 0.93],
    [0, 0.75],
  ],
  supplier_email: [[0, 0.98]],
  supplier_phone: [[0, 0.98]],
  invoice_number: [
    [2.9, 0.99],
    [2, 0.98],
    [1, 0.65],
    [0, 0.3],
  ],
  invoice_date: [
    [2.5, 0.99],
    [1.5, 0.98],
    [1, 0.95],
    [0.6, 0.8],
    [0, 0.5],
  ],
  due_date: [
    [2.5, 0.99],
    [0, 0.9],
  ],
  currency: [
    [0.9, 0.98],
    [0.5, 0.85],
    [0, 0.7],
  ],
  subtotal: [
    [3, 0.85],
    [0, 0.6],
  ],
  tax_amount: [
    [3, 0.7],
    [0, 0.5],
  ],
  total_amount: [
    [4, 0.92],
    [3, 0.8],
    [0, 0.5],
  ],
  period_from: [[0, 0.97]],
  period_to: [[0, 0.95]],
}

/** How likely a value is right, from the strength of its label and place. */
export function confidenceOf(name: FieldName, score: number): number {
  const step = STEPS[name]?.find(([from]) => score >= from)
  return step?.[1] ?? 0.5
}

const BY_PROOF: Record<Proof, number> = { proven: 0.99, consistent: 0.95, unproven: 0.7, contradicted: 0.55 }

/** How likely a sum is right that the document's own arithmetic speaks for. */
export const confidenceByProof = (proof: Proof): number => BY_PROOF[proof]
