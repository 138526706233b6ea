import { listCreditNotes } from '#modules/purchasing/index'
import { audit } from '#platform/audit'
import { AppError, fieldError, notFound } from '#platform/errors'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { centsText, toCents } from '../cents.ts'
import { type CreditRow, findCreditForUpdate, updateCreditRow } from './credit-queries.ts'
import { stateOf } from './credit-state.ts'
import { foundNote, getCredit, subjectOf } from './credits.ts'
import {
  deleteReceipt,
  type Found,
  holdNote,
  insertReceipt,
  listCreditLines,
  listReceipts,
  listUsed,
  noteKey,
} from './receipt-queries.ts'
import { tellCredits } from './tell.ts'

export interface SourceInput {
  invoice_id?: string
  reconciliation_id?: string
  line?: number
}

/**
 * Confirms that a credit note settles a credit, in full or part. Errors: not_found, credit_closed,
 * reference_not_found, constraint_violated (more than is owed, or than is left of the credit note).
 */
export async function receiveCredit(
  tx: TenantTx,
  who: Who,
  id: string,
  asked: SourceInput & { amount?: number },
) {
  const row = await hold(tx, who, id)
  if (row.state !== 'open' && row.state !== 'partly') throw new AppError('credit_closed')
  const found = await getSource(tx, who, row, asked)
  await holdNote(tx, who, found)
  const used = (await listUsed(tx, who, [row.supplier_id])).get(noteKey(found)) ?? 0
  const open = toCents(row.open_amount)
  const cents =
    asked.amount === undefined ? Math.min(open, found.cents - used) : Math.round(asked.amount * 100)
  if (cents > open) throw fieldError('constraint_violated', 'amount', 'This is more than is still owed.')
  if (cents <= 0 || cents > found.cents - used)
    throw fieldError('constraint_violated', 'amount', 'The credit note has less left than this.')
  await insertReceipt(tx, who, id, found, { state: 'received', amount: centsText(cents) })
  await settle(tx, who, row, toCents(row.received_amount) + cents)
  const after = {
    amount: centsText(cents),
    number: found.number,
    invoice_id: found.invoice_id,
    line: found.line,
  }
  await audit(tx, who, 'credit.received', subjectOf(row), { after })
  return getCredit(tx, who, id)
}

/** Takes a confirmation back. Errors: not_found. */
export async function undoReceipt(tx: TenantTx, who: Who, id: string, receipt_id: string) {
  const row = await hold(tx, who, id)
  const gone = await deleteReceipt(tx, who, id, receipt_id)
  if (!gone) throw notFound('receipt')
  await settle(tx, who, row, toCents(row.received_amount) - toCents(gone.amount))
  await audit(tx, who, 'credit.receipt_undone', subjectOf(row), { before: gone })
  return getCredit(tx, who, id)
}

/** Says that a credit note is not for this credit. Errors: not_found, reference_not_found. */
export async function refuseProposal(tx: TenantTx, who: Who, id: string, asked: SourceInput) {
  const row = await hold(tx, who, id)
  const found = await getSource(tx, who, row, asked)
  const known = await listReceipts(tx, who, [id])
  const { supplier_id, currency } = row
  const keys = known.map((receipt) => noteKey({ ...receipt, supplier_id, currency }))
  if (!keys.includes(noteKey(found))) {
    await insertReceipt(tx, who, id, found, { state: 'refused', amount: '0.00' })
    const after = { number: found.number, invoice_id: found.invoice_id, line: found.line }
    await audit(tx, who, 'credit.proposal_refused', subjectOf(row), { after })
    await tellCredits(tx, who, row.supplier_id, { id })
  }
  return getCredit(tx, who, id)
}

async function hold(tx: TenantTx, who: Who, id: string): Promise<CreditRow> {
  const row = await findCreditForUpdate(tx, who, id)
  if (!row) throw notFound('credit')
  return row
}

/** What was written off stays so, whatever came of it before. */
async function settle(tx: TenantTx, who: Who, row: CreditRow, received: number): Promise<void> {
  const state = row.state === 'written_off' ? row.state : stateOf(toCents(row.amount), received)
  const closed =
    state === 'received'
      ? { closed_by: who.user_id, closed_at: new Date() }
      : { closed_by: null, closed_at: null }
  await updateCreditRow(tx, who, row.id, {
    received_amount: centsText(received),
    state,
    ...(state !== 'written_off' && closed),
  })
  await tellCredits(tx, who, row.supplier_id, { id: row.id })
}

/** The credit note named, of the same supplier and currency. Errors: reference_not_found, validation_failed. */
async function getSource(tx: TenantTx, who: Who, row: CreditRow, asked: SourceInput): Promise<Found> {
  const { invoice_id, reconciliation_id, line } = asked
  const by_line = reconciliation_id !== undefined && line !== undefined
  if ((invoice_id !== undefined) === by_line)
    throw fieldError(
      'validation_failed',
      'invoice_id',
      'Name a credit note: invoice_id, or reconciliation_id and line.',
    )
  const [found] = by_line
    ? await listCreditLines(tx, who, { reconciliation_id, line })
    : (await listCreditNotes(tx, who, { ids: [invoice_id!] })).map(foundNote)
  if (found?.supplier_id !== row.supplier_id || found.currency !== row.currency)
    throw fieldError(
      'reference_not_found',
      by_line ? 'line' : 'invoice_id',
      'This supplier has no such credit note in this currency.',
    )
  return found
}
