import type { DocumentType } from '../extraction.ts'
import type { Figure } from './decimal.ts'
import type { Notes } from './notes.ts'

// UNTDID 1001 as EN 16931 (BT-3) sorts it: those that give money back.
const CREDIT_NOTES = new Set('81 83 261 262 296 308 381 396 420 458 532'.split(' '))
const PROFORMA = '325'

/**
 * What a document is by its code and its total: one that calls itself an invoice (380, a correction 384, …) and
 * whose total is negative gives money back, and is a credit note. Advance payments do not count: they change what
 * is to be paid, not what was invoiced.
 */
export function documentTypeOf(code: string | null, gross: Figure | null, notes: Notes): DocumentType {
  if (code !== null && CREDIT_NOTES.has(code)) return 'credit_note'
  if (code === PROFORMA) {
    notes.warn('proforma', 'This is a pro forma invoice: nothing is owed by it.')
    return 'other'
  }
  if (gross !== null && gross.minor < 0) {
    notes.warn(
      'negative_total',
      'The document calls itself an invoice, and its total is negative: a credit note.',
    )
    return 'credit_note'
  }
  return 'invoice'
}
