import { sql } from 'kysely'
import { learnLayoutOf } from '#modules/documents/index'
import { AppError, notFound } from '#platform/errors'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { type DescribedDraft, describeDrafts } from './describe-drafts.ts'
import { tellDraft } from './discard-draft.ts'
import type { Problem } from './draft-contract.ts'
import { fieldOfProblem } from './draft-problems.ts'
import { deleteDraftRow, findDraftForUpdate } from './draft-queries.ts'
import { createInvoice, getInvoice } from './invoices.ts'
import { findInvoiceRow } from './queries.ts'

export interface Confirmations {
  confirm_duplicate?: boolean
  confirm_total?: boolean
}

/**
 * Enters a draft into the books, under its own id: posted twice, also at once, it is posted once.
 * Errors: not_found, draft_incomplete, total_unconfirmed, duplicate_invoice, and those of createInvoice.
 */
export async function postDraft(tx: TenantTx, who: Who, id: string, confirmed: Confirmations) {
  const row = await findDraftForUpdate(tx, who, id)
  if (!row) {
    // Whoever came first has posted it; who waited for the lock finds the invoice.
    if (await findInvoiceRow(tx, who, id)) return getInvoice(tx, who, id)
    throw notFound('draft')
  }
  if (row.supplier_id) await oneAtATime(tx, who, row.supplier_id)
  const [draft] = await describeDrafts(tx, who, [row])
  refuseUnready(draft!, confirmed)
  return enter(tx, who, draft!)
}

/** Two drafts of one supplier that are each other's duplicates are not posted past one another. */
async function oneAtATime(tx: TenantTx, who: Who, supplier_id: string): Promise<void> {
  const name = `post ${who.organization_id} ${supplier_id}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx)
}

function refuseUnready({ problems }: DescribedDraft, confirmed: Confirmations): void {
  const missing = problems.filter(({ severity }) => severity === 'blocks')
  if (missing.length > 0) throw refused('draft_incomplete', missing)
  const duplicate = problems.filter(({ code }) => code === 'duplicate_certain')
  if (duplicate.length > 0 && !confirmed.confirm_duplicate) throw refused('duplicate_invoice', duplicate)
  const total = problems.filter(({ code }) => code === 'total_disagrees')
  if (total.length > 0 && !confirmed.confirm_total) throw refused('total_unconfirmed', total)
}

function refused(
  code: 'draft_incomplete' | 'duplicate_invoice' | 'total_unconfirmed',
  problems: readonly Problem[],
): AppError {
  return new AppError(code, {
    message: problems.map(({ text }) => text).join(' '),
    details: problems.map((problem) => ({
      loc: ['body', fieldOfProblem[problem.code] ?? problem.code],
      msg: problem.text,
      type: problem.code,
    })),
  })
}

/** The draft goes and the invoice comes, in one transaction. Nothing blocks it any more. */
export async function enter(tx: TenantTx, who: Who, draft: DescribedDraft) {
  await deleteDraftRow(tx, who, draft.id)
  const body = {
    supplier_id: draft.supplier_id!,
    restaurant_id: draft.restaurant_id!,
    store_id: draft.store_id,
    document_id: draft.document_id,
    kind: draft.kind as 'invoice' | 'credit_note',
    invoice_number: draft.invoice_number!,
    invoice_date: draft.invoice_date!,
    // Without one the supplier's terms tell.
    due_date: draft.due_date ?? undefined,
    currency: draft.currency!,
    tax_amount: draft.tax_amount === null ? null : Number(draft.tax_amount),
    total_amount: Number(draft.total_amount),
    notes: draft.notes,
    items: draft.lines.map(({ code, description, unit, quantity, unit_price, line_total }) => ({
      ...{ code, description, unit },
      ...{ quantity: Number(quantity), unit_price: Number(unit_price), line_total: Number(line_total) },
    })),
  }
  const invoice = await createInvoice(tx, who, body, draft.id)
  await learnLayoutOf(tx, who, draft.document_id, draft.edited_at === null)
  await tellDraft(tx, who, draft, 'draft_posted')
  return invoice
}
