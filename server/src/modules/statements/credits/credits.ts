import { type CreditNote, listCreditNotes } from '#modules/purchasing/index'
import { audit } from '#platform/audit'
import { AppError, notFound } from '#platform/errors'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { toCents } from '../cents.ts'
import {
  type CreditFilters,
  type CreditRow,
  findCreditForUpdate,
  findCreditRow,
  listCreditRows,
  updateCreditRow,
} from './credit-queries.ts'
import { stateOf } from './credit-state.ts'
import { proposalsFor } from './proposals.ts'
import { type Found, listCreditLines, listReceipts, listUsed } from './receipt-queries.ts'
import { tellCredits } from './tell.ts'

/** What suppliers owe us, with what came and what may settle it. */
export async function listCredits(tx: TenantTx, who: Who, filters: CreditFilters) {
  const page = await listCreditRows(tx, who, filters)
  return { ...page, items: await withReceipts(tx, who, page.items) }
}

/** One credit. Errors: not_found. */
export async function getCredit(tx: TenantTx, who: Who, id: string) {
  const row = await findCreditRow(tx, who, id)
  if (!row) throw notFound('credit')
  const [credit] = await withReceipts(tx, who, [row])
  return credit!
}

async function withReceipts<Row extends CreditRow>(tx: TenantTx, who: Who, rows: readonly Row[]) {
  const receipts = await listReceipts(
    tx,
    who,
    rows.map((row) => row.id),
  )
  const waiting = rows.filter((row) => row.state === 'open' || row.state === 'partly')
  const found = await listFound(tx, who, waiting)
  const suppliers = [...new Set(waiting.map(({ supplier_id }) => supplier_id))]
  const used = await listUsed(tx, who, suppliers)
  return rows.map((row) => {
    const own = receipts.filter((receipt) => receipt.credit_id === row.id)
    return {
      ...row,
      receipts: own.filter((receipt) => receipt.state === 'received'),
      proposals: proposalsFor(row, own, found, used),
    }
  })
}

/** Credit notes that came since the oldest of these credits. */
async function listFound(tx: TenantTx, who: Who, credits: readonly CreditRow[]): Promise<Found[]> {
  if (credits.length === 0) return []
  const since = new Date(Math.min(...credits.map((credit) => credit.opened_at.getTime())))
  const supplier_ids = [...new Set(credits.map((credit) => credit.supplier_id))]
  const notes = await listCreditNotes(tx, who, { supplier_ids, since })
  return [...notes.map(foundNote), ...(await listCreditLines(tx, who, { supplier_ids, since }))]
}

export function foundNote(note: CreditNote): Found {
  return {
    ...{ invoice_id: note.id, reconciliation_id: null, line: null },
    ...{ supplier_id: note.supplier_id, currency: note.currency, number: note.invoice_number },
    date: note.invoice_date,
    cents: -toCents(note.amount),
    words: `${note.invoice_number} ${note.notes ?? ''}`,
    since: note.created_at,
  }
}

/** Gives up what is not received, opens it again, or notes something. Errors: not_found, credit_closed. */
export async function updateCredit(
  tx: TenantTx,
  who: Who,
  id: string,
  asked: { state?: 'open' | 'written_off'; note?: string | null },
) {
  const row = await findCreditForUpdate(tx, who, id)
  if (!row) throw notFound('credit')
  const note = asked.note === undefined ? row.note : asked.note || null
  const state = wantedState(row, asked.state)
  const is_closing = state === 'written_off' && row.state !== 'written_off'
  const is_opening = row.state === 'written_off' && state !== 'written_off'
  await updateCreditRow(tx, who, id, {
    ...{ state, note },
    ...(is_closing && { closed_by: who.user_id, closed_at: new Date() }),
    ...(is_opening && { closed_by: null, closed_at: null }),
  })
  if (state !== row.state || note !== row.note) {
    const action = is_closing ? 'credit.written_off' : is_opening ? 'credit.reopened' : 'credit.updated'
    const change = { before: { state: row.state, note: row.note }, after: { state, note } }
    await audit(tx, who, action, subjectOf(row), change)
    await tellCredits(tx, who, row.supplier_id, { id })
  }
  return getCredit(tx, who, id)
}

function wantedState(row: CreditRow, asked: 'open' | 'written_off' | undefined) {
  if (!asked) return row.state
  if (row.state === 'received') throw new AppError('credit_closed')
  return asked === 'written_off' ? asked : stateOf(toCents(row.amount), toCents(row.received_amount))
}

export function subjectOf(row: Pick<CreditRow, 'id' | 'invoice_number' | 'supplier_name'>) {
  return {
    type: 'credit',
    id: row.id,
    name: [row.invoice_number, row.supplier_name].filter(Boolean).join(' · '),
  }
}
