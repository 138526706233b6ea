import { uuidv7 } from 'uuidv7'
import { addDays } from '#packages/calendar'
import { audit } from '#platform/audit'
import { notFound } from '#platform/errors'
import { notify } from '#platform/live'
import type { BodyOf } from '#platform/route'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { checkCurrency, type ItemInput, priced, settled } from './amounts.ts'
import type { routes } from './contract.ts'
import { discardDraftOf } from './discard-draft.ts'
import { placeInvoice } from './invoice-place.ts'
import { knowArticles } from './know-articles.ts'
import { besidePayments, refuseToDeletePaid } from './payments/paid-invoice.ts'
import {
  deleteInvoiceRow,
  findInvoiceForUpdate,
  findInvoiceRow,
  type InvoiceFields,
  type InvoiceRow,
  insertInvoice,
  listInvoiceItems,
  replaceInvoiceItems,
  updateInvoiceRow,
} from './queries.ts'

type NewInvoice = BodyOf<typeof routes.createInvoice>
type InvoiceChanges = BodyOf<typeof routes.updateInvoice>

/** One invoice with its items. Errors: not_found. */
export async function getInvoice(tx: TenantTx, who: Who, id: string) {
  const row = await findInvoiceRow(tx, who, id)
  if (!row) throw notFound('invoice')
  return withItems(tx, who, row)
}

async function withItems(tx: TenantTx, who: Who, row: InvoiceRow) {
  return { ...row, items: await listInvoiceItems(tx, who, row.id) }
}

/** Enters an invoice into the books. Errors: already_exists (its number), reference_not_found, constraint_violated. */
export async function createInvoice(tx: TenantTx, who: Who, body: NewInvoice, id = uuidv7()) {
  const place = await placeInvoice(tx, who, body)
  const currency = checkCurrency(body.currency ?? place.currency)
  const items = priced(body.items ?? [], currency)
  const total = settled({ kind: body.kind, total_amount: body.total_amount, items }, currency)
  if (body.document_id) await discardDraftOf(tx, who, body.document_id)
  await insertInvoice(tx, who, id, {
    supplier_id: body.supplier_id,
    restaurant_id: place.restaurant_id,
    store_id: body.store_id ?? null,
    document_id: body.document_id ?? null,
    ...total,
    invoice_number: body.invoice_number.trim(),
    invoice_date: body.invoice_date,
    due_date: body.due_date === undefined ? dueDate(body.invoice_date, place) : body.due_date,
    currency,
    tax_amount: body.tax_amount ?? null,
    status: body.status ?? 'active',
    notes: body.notes || null,
  })
  await replaceInvoiceItems(tx, who, id, await knowArticles(tx, who, body.supplier_id, items))
  const invoice = await getInvoice(tx, who, id)
  await audit(tx, who, 'invoice.created', subjectOf(invoice), { after: invoice })
  await tell(tx, who, invoice, 'invoice_created')
  return invoice
}

function dueDate(invoice_date: string, { payment_terms_days }: { payment_terms_days: number | null }) {
  return payment_terms_days === null ? null : addDays(invoice_date, payment_terms_days)
}

/**
 * Changes what was sent; new items make a new total unless one is sent with them. An invoice that moves to another
 * supplier or restaurant keeps its due date and currency. Errors: not_found,
 * invoice_has_payments and those of createInvoice.
 */
export async function updateInvoice(tx: TenantTx, who: Who, id: string, changes: InvoiceChanges) {
  const row = await findInvoiceForUpdate(tx, who, id)
  if (!row) throw notFound('invoice')
  const before = await withItems(tx, who, row)
  const items = changes.items && priced(withCodes(changes.items, before), changes.currency ?? row.currency)
  const next = await changedFields(tx, who, row, changes, items)
  await updateInvoiceRow(tx, who, id, besidePayments(row, next, changes))
  const is_resupplied = changes.supplier_id !== undefined && changes.supplier_id !== row.supplier_id
  if (items || is_resupplied) {
    const lines = items ?? priced(asInput(before.items), row.currency)
    const supplier_id = changes.supplier_id ?? row.supplier_id
    await replaceInvoiceItems(tx, who, id, await knowArticles(tx, who, supplier_id, lines))
  }
  const after = await getInvoice(tx, who, id)
  await audit(tx, who, actionOf(before.status, after.status), subjectOf(after), { before, after })
  await tell(tx, who, after, 'invoice_updated')
  return after
}

type InvoiceWithItems = Awaited<ReturnType<typeof getInvoice>>

/** Forms that know nothing of article numbers send lines without: a line that stays what it was keeps its own. */
function withCodes(items: readonly ItemInput[], before: InvoiceWithItems): ItemInput[] {
  const known = new Map(before.items.map((item) => [`${item.description}|${item.unit ?? ''}`, item.code]))
  return items.map((item) =>
    item.code === undefined
      ? { ...item, code: known.get(`${item.description}|${item.unit ?? ''}`) ?? null }
      : item,
  )
}

type ItemRow = Pick<
  InvoiceWithItems['items'][number],
  'code' | 'description' | 'unit' | 'quantity' | 'unit_price' | 'line_total'
>

/** Rows of the books as they would be sent; PostgreSQL's exact numbers come as texts. */
export function asInput(items: readonly ItemRow[]): ItemInput[] {
  return items.map(({ code, description, unit, ...item }) => ({
    ...{ code, description, unit },
    quantity: Number(item.quantity),
    unit_price: Number(item.unit_price),
    line_total: Number(item.line_total),
  }))
}

async function changedFields(
  tx: TenantTx,
  who: Who,
  row: InvoiceRow,
  changes: InvoiceChanges,
  items: { line_total: string }[] | undefined,
): Promise<InvoiceFields> {
  const place = {
    supplier_id: changes.supplier_id ?? row.supplier_id,
    // A store alone names its restaurant.
    restaurant_id: changes.restaurant_id ?? (changes.store_id ? undefined : row.restaurant_id),
    store_id: changes.store_id === undefined ? row.store_id : changes.store_id,
    document_id: changes.document_id === undefined ? row.document_id : changes.document_id,
  }
  const is_moved = changes.supplier_id || changes.restaurant_id || changes.store_id || changes.document_id
  const restaurant_id = is_moved ? (await placeInvoice(tx, who, place)).restaurant_id : row.restaurant_id
  const currency = checkCurrency(changes.currency ?? row.currency)
  const stated = changes.total_amount ?? (items ? undefined : row.total_amount)
  const kind = changes.kind ?? row.kind
  return {
    ...place,
    restaurant_id,
    ...settled({ kind, total_amount: stated, items }, currency),
    invoice_number: (changes.invoice_number ?? row.invoice_number).trim(),
    invoice_date: changes.invoice_date ?? row.invoice_date,
    due_date: changes.due_date === undefined ? row.due_date : changes.due_date,
    currency,
    tax_amount: changes.tax_amount === undefined ? row.tax_amount : changes.tax_amount,
    status: changes.status ?? row.status,
    notes: changes.notes === undefined ? row.notes : changes.notes || null,
  }
}

/** What happened to it, in the words of the audit log. */
function actionOf(before: string, after: string) {
  if (before === after) return 'invoice.updated'
  if (after === 'paid') return 'invoice.paid'
  return after === 'cancelled' ? 'invoice.cancelled' : 'invoice.reopened'
}

/** Takes an invoice with its items out of the books. Errors: not_found, invoice_has_payments. */
export async function deleteInvoice(tx: TenantTx, who: Who, id: string): Promise<void> {
  const row = await findInvoiceForUpdate(tx, who, id)
  if (!row) throw notFound('invoice')
  await refuseToDeletePaid(tx, who, row)
  const before = await withItems(tx, who, row)
  await deleteInvoiceRow(tx, who, id)
  await audit(tx, who, 'invoice.deleted', subjectOf(row), { before })
  await tell(tx, who, row, 'invoice_deleted')
}

function subjectOf(row: InvoiceRow) {
  return { type: 'invoice', id: row.id, name: `${row.invoice_number} · ${row.supplier_name}` }
}

function tell(tx: TenantTx, who: Who, row: InvoiceRow, type: string) {
  return notify(tx, {
    organization_id: who.organization_id,
    channel: 'invoices',
    type,
    restaurant_id: row.restaurant_id,
    data: { id: row.id, status: row.status },
  })
}
