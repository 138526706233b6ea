import type { Extraction } from '#packages/extraction'
import { AppError } from '#platform/errors'
import { counted } from './counted.ts'
import { type StatementProblem, statementProblem } from './problem.ts'

const proofWords: Record<Extraction['proof'], string> = {
  proven: 'Lines and balances add up.',
  consistent: 'Nothing in it disagrees.',
  unproven: 'It prints no balance to check the lines against.',
  contradicted: 'Careful: its lines and balances do not add up.',
}

/** Step 4: what was read as dated, signed lines in one currency, and what its balances prove. */
export async function structureStatement(
  extraction: Extraction,
  fallback_currency: string,
  books: { hold_payments: boolean },
): Promise<{ result: StatementProblem; message: string }> {
  if (extraction.lines.length === 0)
    throw new AppError('document_not_readable', {
      message:
        'No lines could be read from this statement. Ask the supplier for a spreadsheet or a text PDF.',
    })
  const problem = statementProblem(extraction, fallback_currency, books)
  const parts = [
    `${counted(problem.lines.length, 'line')} in ${problem.currency} to compare`,
    problem.set_apart.length > 0 && `${problem.set_apart.length} set apart (payments, balances)`,
    problem.period && `${problem.period.from} to ${problem.period.to}`,
  ]
  return {
    result: problem,
    message: `${parts.filter(Boolean).join(', ')}. ${proofWords[extraction.proof]}`,
  }
}
