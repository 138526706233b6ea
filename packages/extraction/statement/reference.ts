import { readAmount } from '../grammar/amount.ts'
import { readDate } from '../grammar/date.ts'

const AFTER_WORD =
  /\b(?:invoice|inv|bill|credit note|credit memo|cn|receipt|payment|cheque|check|ref(?:erence|erenz|erencia)?|doc(?:ument)?|factura|fatura|fra|facture|fac|avoir|rechnung|re|rg|beleg|gutschrift|fattura|ft|factuur|nota fiscal|nfe?|nota|n[º°o]|nr|no|#)(?![a-zà-ÿ])\.?(?:\s*(?:nr|no|n[º°o]|num(?:ber)?|#)\.?)?\s*[:#]?\s*([A-Z]{0,6}[-/ ]?\d[\w/.-]*)/i

/** The document number a description carries: what follows a word like "invoice", else a token such as INV-2041. */
export function referenceIn(description: string | null): string | null {
  if (!description) return null
  const [first = '', next = ''] = description.split(/\s+/)
  // A column of numbers that runs into the next one: `41479/B Credit memo`.
  if (/\d{3}/.test(first) && /^\p{L}{2}/u.test(next) && isNumber(first)) return first
  // Capitals that begin the text belong to the number: `FT 2024/21474`.
  if (/^\p{Lu}{2,3}$/u.test(first) && /^\S*\d{3}\S*$/.test(next) && isNumber(next)) return `${first} ${next}`
  const named = AFTER_WORD.exec(description)?.[1]
  if (named && /\d{3}/.test(named) && isNumber(named)) return named.replace(/[.,]$/, '')
  const token = description
    .split(/\s+/)
    .find((word) => /^(?=.*[A-Z])[A-Z\d]+(?:[-/][A-Z\d]+)*$/.test(word) && /\d{3}/.test(word))
  return token ?? null
}

function isNumber(text: string): boolean {
  // Letters of a number are capitals: `Facture Order 4410` names an order.
  return (
    /\d{2}/.test(text) &&
    !/^\p{L}*\p{Ll}{2}/u.test(text) &&
    readDate(text) === null &&
    !readAmount(text)?.has_decimals
  )
}
