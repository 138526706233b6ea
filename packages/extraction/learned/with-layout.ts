import { addsUp } from '../asked/arithmetic.ts'
import { printedWords } from '../asked/question.ts'
import type { Pointed } from '../asked/values.ts'
import type { DocumentText } from '../document-text.ts'
import type { Extraction } from '../extraction.ts'
import { MINOR_PER_UNIT, type Minor } from '../grammar/amount.ts'
import { type Layout, LEARNED, type LearnedField } from './layout.ts'
import { valueAt } from './value.ts'

/** A value behind words that a person confirmed is surer than one that a dictionary found. */
const CONFIDENCE = 0.9

type Found = Partial<Record<LearnedField, Pointed<string | number>>>

/**
 * A reading with the values that stand where the layout says: those that were corrected, and others where there
 * was none; amounts only where the arithmetic does not hold those read before. It makes a reading `consistent` at most.
 */
export function withLayout(extraction: Extraction, text: DocumentText, layout: Layout): Extraction {
  const found = findValues(extraction, text, layout)
  const taken = Object.entries(found).filter(([name]) =>
    mayTake(extraction, name as LearnedField, layout.anchors[name as LearnedField]?.is_spare),
  )
  const values = Object.fromEntries(taken.map(([name, { value }]) => [name, value]))
  const fields = Object.fromEntries(
    taken.map(([name, { place }]) => [name, { ...place, confidence: CONFIDENCE }]),
  )
  return {
    ...extraction,
    ...values,
    fields: { ...extraction.fields, ...fields },
    proof: !isHeld(extraction) && balances(found) ? 'consistent' : extraction.proof,
  }
}

const isHeld = ({ proof }: Extraction) => proof === 'proven' || proof === 'consistent'

const ofStatements: readonly LearnedField[] = ['opening_balance', 'closing_balance']
const ofInvoices: readonly LearnedField[] = ['subtotal', 'tax_amount', 'total_amount']

function mayTake(extraction: Extraction, name: LearnedField, is_spare = false): boolean {
  if (is_spare && extraction[name] !== null) return false
  const is_statement = extraction.document_type === 'statement'
  if (ofStatements.includes(name)) return is_statement && extraction[name] === null
  if (is_statement) return false
  if (ofInvoices.includes(name)) return !isHeld(extraction) || extraction[name] === null
  return true
}

function findValues(extraction: Extraction, text: DocumentText, { anchors, date_order }: Layout): Found {
  const printed = printedWords(text, extraction)
  const words = { ...printed, order: date_order ?? printed.order }
  const found: Found = {}
  for (const name of LEARNED) {
    const value = anchors[name] && valueAt(words, name, anchors[name])
    if (value) found[name] = value
  }
  return found
}

/** Net, tax and gross as the layout has them. */
function balances({ subtotal, tax_amount, total_amount }: Found): boolean {
  const nothing = { opening: null, closing: null, rows: [] }
  const sums = { subtotal: minorOf(subtotal), tax: minorOf(tax_amount), total: minorOf(total_amount) }
  return addsUp({ ...nothing, ...sums })
}

const minorOf = (found: Pointed<string | number> | undefined): Pointed<Minor> | null =>
  found ? { ...found, value: Math.round(Number(found.value) * MINOR_PER_UNIT) } : null
