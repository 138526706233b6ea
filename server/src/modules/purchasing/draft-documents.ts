import { uuidv7 } from 'uuidv7'
import { type DocumentRow, findDocumentRow, findShownReading } from '#modules/documents/index'
import { findRestaurant } from '#modules/venues/index'
import { audit } from '#platform/audit'
import { AppError, fieldError } from '#platform/errors'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { describeDrafts } from './describe-drafts.ts'
import { subjectOfDraft, tellDraft } from './discard-draft.ts'
import { relinkDraftLines, writeDraftLines } from './draft-lines.ts'
import { invoiceOfReading, type ReadInvoice } from './draft-of-reading.ts'
import {
  type DraftFields,
  type DraftRow,
  findDraftOfDocument,
  findDraftRow,
  insertDraft,
  listBooksOf,
  updateDraftRow,
} from './draft-queries.ts'

const draftable = ['invoice', 'credit_note', 'receipt']

/**
 * Drafts what these documents say; one that is drafted already stays as it is.
 * Errors: reference_not_found, document_busy, not_an_invoice, already_exists (its invoice is in the books).
 */
export async function draftDocuments(tx: TenantTx, who: Who, document_ids: readonly string[]) {
  const rows: DraftRow[] = []
  for (const document_id of document_ids) rows.push(await draftOf(tx, who, document_id))
  return { items: await describeDrafts(tx, who, rows) }
}

async function draftOf(tx: TenantTx, who: Who, document_id: string): Promise<DraftRow> {
  const document = await findDocumentRow(tx, who, document_id)
  if (!document) throw fieldError('reference_not_found', 'document_ids', 'There is no such document.')
  if (document.status === 'uploaded' || document.status === 'processing') throw new AppError('document_busy')
  if (document.status !== 'processed' || !draftable.includes(document.document_type))
    throw fieldError('not_an_invoice', 'document_ids', `${document.file_name} is no invoice that was read.`)
  const [books] = await listBooksOf(tx, who, [document_id])
  if (books?.invoice_id)
    throw fieldError('already_exists', 'document_ids', `${document.file_name} is in the books already.`)
  await makeDraft(tx, who, document)
  return (await findDraftOfDocument(tx, who, document_id))!
}

/** Makes the draft of a document that was read, unless it has one. The draft's id, if it was made. */
export async function makeDraft(tx: TenantTx, who: Who, document: DocumentRow): Promise<string | undefined> {
  const reading = await findShownReading(tx, who, document.id)
  if (!reading) return undefined
  const read = invoiceOfReading(document.document_type, reading.shown)
  const id = uuidv7()
  const fields = await fieldsFor(tx, who, document, read)
  if (!(await insertDraft(tx, who, { id, document_id: document.id, ...fields }))) return undefined
  await writeDraftLines(tx, who, id, fields, read.lines)
  const draft = (await findDraftRow(tx, { ...who, restaurant_ids: null }, id))!
  await audit(tx, who, 'draft.created', subjectOfDraft(draft), { after: draft })
  await tellDraft(tx, who, draft, 'draft_created')
  return id
}

/** A draft nobody has edited says what its document says now; one that was edited only learns its supplier. */
export async function followReading(tx: TenantTx, who: Who, document: DocumentRow): Promise<void> {
  const draft = await findDraftOfDocument(tx, who, document.id)
  const reading = await findShownReading(tx, who, document.id)
  if (!draft || !reading) return
  if (draft.edited_at) return learnSupplier(tx, who, draft, document)
  const read = invoiceOfReading(document.document_type, reading.shown)
  const fields = await fieldsFor(tx, who, document, read)
  await updateDraftRow(tx, who, draft.id, { ...fields, notes: draft.notes })
  await writeDraftLines(tx, who, draft.id, fields, read.lines)
  await tellDraft(tx, who, draft, 'draft_updated')
}

async function learnSupplier(tx: TenantTx, who: Who, draft: DraftRow, { supplier_id }: DocumentRow) {
  if (draft.supplier_id || !supplier_id) return
  await updateDraftRow(tx, who, draft.id, { ...asFields(draft), supplier_id })
  await relinkDraftLines(tx, who, draft.id, supplier_id)
  await tellDraft(tx, who, draft, 'draft_updated')
}

/** A row as what may be written of it. */
export function asFields(row: DraftRow): DraftFields {
  const { supplier_id, restaurant_id, store_id, kind, invoice_number, invoice_date, due_date } = row
  const { currency, tax_amount, total_amount, notes, proof, edited_by, edited_at } = row
  return {
    ...{ supplier_id, restaurant_id, store_id, kind: kind as DraftFields['kind'], invoice_number },
    ...{ invoice_date, due_date, currency, tax_amount, total_amount, notes, proof, edited_by, edited_at },
  }
}

async function fieldsFor(
  tx: TenantTx,
  who: Who,
  document: DocumentRow,
  { lines: _, ...read }: ReadInvoice,
): Promise<DraftFields> {
  const { restaurant_id, store_id, supplier_id } = document
  const restaurant = restaurant_id ? await findRestaurant(tx, who, restaurant_id) : undefined
  return {
    ...read,
    currency: read.currency ?? restaurant?.currency ?? null,
    ...{ restaurant_id, store_id: restaurant_id ? store_id : null, supplier_id, notes: null },
    ...{ edited_by: null, edited_at: null },
  }
}
