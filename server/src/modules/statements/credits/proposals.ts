import type { Proposal } from '../credits-contract.ts'
import type { CreditRow } from './credit-queries.ts'
import { bareNumber as bare, type Found, noteKey, type ReceiptRow } from './receipt-queries.ts'

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
  const { supplier_id, currency } = credit
  const known = new Set(receipts.map((receipt) => noteKey({ ...receipt, supplier_id, currency })))
  const open = Math.round(Number(credit.open_amount) * 100)
  const number = bare(credit.invoice_number ?? '')
  const fitting = oncePerNote(found).flatMap((note) => {
    const left = note.cents - (used.get(noteKey(note)) ?? 0)
    const is_candidate =
      note.supplier_id === credit.supplier_id &&
      note.currency === credit.currency &&
      note.since > credit.opened_at &&
      left > 0 &&
      !known.has(noteKey(note))
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

/** The first place a note was found in stands for it: the books before any statement. */
function oncePerNote(found: readonly Found[]): Found[] {
  const notes = new Map<string, Found>()
  for (const note of found) if (!notes.has(noteKey(note))) notes.set(noteKey(note), note)
  return [...notes.values()]
}
