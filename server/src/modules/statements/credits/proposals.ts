import type { Proposal } from '../credits-contract.ts'
import type { CreditRow } from './credit-queries.ts'
import { type Found, type ReceiptRow, type Source, sourceKey } from './receipt-queries.ts'

/** Two roundings. */
const tolerance_cents = 2
/** Shorter numbers stand in too many texts. */
const leastCharacters = 4
const mostProposals = 5

/**
 * Credit notes that came since a credit was opened and fit it: they name its invoice, or what is left of them is what
 * is left of it. Both first, then newest. Refused and used ones are not proposed again.
 */
export function proposalsFor(
  credit: Pick<
    CreditRow,
    'supplier_id' | 'currency' | 'open_amount' | 'opened_at' | 'invoice_number' | 'state'
  >,
  receipts: readonly ReceiptRow[],
  found: readonly Found[],
  used: ReadonlyMap<string, number>,
): Proposal[] {
  if (credit.state !== 'open' && credit.state !== 'partly') return []
  const known = new Set(receipts.map((receipt) => sourceKey(receipt as Source)))
  const open = Math.round(Number(credit.open_amount) * 100)
  const number = bare(credit.invoice_number ?? '')
  const fitting = found.flatMap((note) => {
    const left = note.cents - (used.get(sourceKey(note)) ?? 0)
    const is_candidate =
      note.supplier_id === credit.supplier_id &&
      note.currency === credit.currency &&
      note.since > credit.opened_at &&
      left > 0 &&
      !known.has(sourceKey(note))
    if (!is_candidate) return []
    const by: Proposal['by'] = []
    if (number.length >= leastCharacters && bare(note.words).includes(number)) by.push('number')
    if (Math.abs(left - open) <= tolerance_cents) by.push('amount')
    if (by.length === 0) return []
    const { invoice_id, reconciliation_id, line, date } = note
    return [{ invoice_id, reconciliation_id, line, number: note.number, date, amount: left / 100, by }]
  })
  return fitting
    .sort((a, b) => b.by.length - a.by.length || ((a.date ?? '') < (b.date ?? '') ? 1 : -1))
    .slice(0, mostProposals)
}

const bare = (text: string) => text.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
