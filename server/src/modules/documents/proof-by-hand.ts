import { sum } from '#packages/money'
import type { CorrectedValues } from './apply-corrections.ts'
import type { StoredExtraction } from './document-contract.ts'

const figures = ['lines', 'subtotal', 'tax_amount', 'total_amount', 'opening_balance', 'closing_balance']

/** Whether the arithmetic has to be asked anew. */
export const touchesFigures = (values: CorrectedValues): boolean =>
  figures.some((name) => Object.hasOwn(values, name))

/**
 * What the arithmetic says of figures a person corrected: `consistent` at most, since they may have been made to fit;
 * a statement that does not close is `contradicted`.
 */
export function proofByHand(shown: StoredExtraction): StoredExtraction['proof'] {
  const lines = shown.lines.filter(({ kind }) => kind !== 'opening')
  const known = lines.flatMap(({ amount }) => amount ?? [])
  const total_of_lines = known.length === lines.length && lines.length > 0 ? sum(known).toNumber() : null
  if (shown.document_type !== 'statement') return proofOfInvoice(shown, total_of_lines)
  const { opening_balance: opening, closing_balance: closing } = shown
  if (opening === null || closing === null || total_of_lines === null) return 'unproven'
  return agree([opening, total_of_lines], closing) ? 'consistent' : 'contradicted'
}

/** The lines make the net, or the gross where no net is printed; net and tax make the gross. */
function proofOfInvoice(
  { subtotal, tax_amount: tax, total_amount: total }: StoredExtraction,
  total_of_lines: number | null,
): StoredExtraction['proof'] {
  const equations: boolean[] = []
  if (total_of_lines !== null && subtotal !== null) equations.push(agree([total_of_lines], subtotal))
  if (total_of_lines !== null && subtotal === null && total !== null)
    equations.push(agree([total_of_lines], total) || agree([total_of_lines, tax ?? 0], total))
  if (subtotal !== null && tax !== null && total !== null) equations.push(agree([subtotal, tax], total))
  return equations.length > 0 && equations.every(Boolean) ? 'consistent' : 'unproven'
}

const agree = (parts: readonly number[], whole: number) => sum(parts).equals(sum([whole]))
