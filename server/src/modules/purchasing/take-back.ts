import { isDeepStrictEqual } from 'node:util'
import { fieldError, notFound } from '#platform/errors'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { InvoiceKind } from './amounts.ts'
import type { DescribedDraft } from './describe-drafts.ts'
import { draftDocuments } from './draft-documents.ts'
import { getDraft, updateDraft } from './drafts.ts'
import { asInput, getInvoice, updateInvoice } from './invoices.ts'
import { findInvoiceForUpdate } from './queries.ts'

/**
 * Takes an invoice out of the books and makes its document a draft again, with what the invoice said. Taken back
 * twice, the second answers the same draft. Errors: not_found, constraint_violated (entered without a document).
 */
export async function takeBack(tx: TenantTx, who: Who, id: string, now: Date): Promise<DescribedDraft> {
  const row = await findInvoiceForUpdate(tx, who, id)
  if (!row) throw notFound('invoice')
  const { document_id } = row
  if (!document_id) {
    const message = `${row.invoice_number} was entered by hand: there is no document to go back to.`
    throw fieldError('constraint_violated', 'document_id', message)
  }
  const invoice = await getInvoice(tx, who, id)
  if (row.status !== 'cancelled') await updateInvoice(tx, who, id, { status: 'cancelled' })
  const { items } = await draftDocuments(tx, who, [document_id])
  const draft = await getDraft(tx, who, items[0]!.id)
  if (row.status === 'cancelled') return draft
  const { due_date } = invoice
  const said = whatItSays(invoice, invoice.items)
  // What nobody changed goes on following its document; the due date may come from the supplier's terms.
  if (isDeepStrictEqual(said, whatItSays(draft, draft.lines))) return draft
  return updateDraft(tx, who, draft.id, { changes: { ...said, due_date }, now })
}

type Head = Pick<
  DescribedDraft,
  'supplier_id' | 'restaurant_id' | 'store_id' | 'invoice_number' | 'invoice_date' | 'currency' | 'notes'
> & { kind: string; tax_amount: number | string | null; total_amount: number | string | null }

/** An invoice, or a draft of one, as it may be put into a draft. */
function whatItSays(head: Head, lines: Parameters<typeof asInput>[0]) {
  const { supplier_id, restaurant_id, store_id, invoice_number, invoice_date, currency, notes } = head
  const number = (amount: number | string | null) => (amount === null ? null : Number(amount))
  return {
    ...{ supplier_id, restaurant_id, store_id, invoice_number, invoice_date, currency, notes },
    kind: head.kind as InvoiceKind,
    tax_amount: number(head.tax_amount),
    total_amount: number(head.total_amount),
    lines: asInput(lines),
  }
}
