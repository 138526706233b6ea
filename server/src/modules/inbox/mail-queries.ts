import { sql } from 'kysely'
import { type ListQuery, type ListShape, listPage } from '#platform/lists'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { Mail } from './contract.ts'
import type { RawForm } from './received-form.ts'

const columns = [
  'm.id',
  'm.source',
  'm.status',
  'm.error_code',
  'm.error_message',
  'm.warnings',
  'm.sender_address',
  'm.sender_name',
  'm.subject',
  'm.sent_at',
  'm.received_at',
  'm.finished_at',
  'm.authentication',
  'm.supplier_id',
  'm.supplier_by',
  'm.suggested_supplier_id',
  'm.restaurant_id',
] as const

// For the rows a page shows only.
const supplierNamed = (column: string) => sql<string | null>`(
  select s.name from suppliers.suppliers s
  where s.organization_id = m.organization_id and s.id = ${sql.ref(column)})`
const attachmentsThat = (condition: ReturnType<typeof sql<boolean>>) => sql<number>`(
  select count(*)::int from inbox.attachments a
  where a.organization_id = m.organization_id and a.mail_id = m.id and ${condition})`
const summary = [
  ...columns,
  supplierNamed('m.supplier_id').as('supplier_name'),
  supplierNamed('m.suggested_supplier_id').as('suggested_supplier_name'),
  attachmentsThat(sql`a.outcome in ('document', 'linked')`).as('document_count'),
  attachmentsThat(sql`true`).as('attachment_count'),
  sql<boolean>`m.is_raw_kept and m.status <> 'received'`.as('can_sort_again'),
] as const

/** Mails this person may see: of their restaurants when they are limited. */
function visible(tx: TenantTx, who: Who) {
  const rows = tx.selectFrom('inbox.mails as m').where('m.organization_id', '=', who.organization_id)
  return who.restaurant_ids ? rows.where('m.restaurant_id', 'in', who.restaurant_ids) : rows
}

type Words = Pick<Mail, 'source' | 'status' | 'warnings' | 'authentication' | 'supplier_by'>

export function findMail(tx: TenantTx, who: Who, id: string) {
  return visible(tx, who).where('m.id', '=', id).select(summary).$narrowType<Words>().executeTakeFirst()
}

const byDate: ListShape = {
  sorts: { received_at: { column: 'm.received_at', cast: 'timestamptz' } },
  default_sort: '-received_at',
  tie_breaker: { column: 'm.id', cast: 'uuid' },
}

export function listMails(tx: TenantTx, who: Who, query: ListQuery & { status?: Mail['status'] }) {
  let rows = visible(tx, who).select(summary).$narrowType<Words>()
  if (query.status) rows = rows.where('m.status', '=', query.status)
  return listPage(tx, rows, query, byDate)
}

export interface NewMail {
  id: string
  job_id: string
  source: 'address' | 'mailbox'
  raw_form: RawForm
  raw_type: string
  raw_hash: string
  raw_size_bytes: number
  received_at: Date
}

export async function insertMail(tx: TenantTx, who: Who, mail: NewMail): Promise<void> {
  await tx
    .insertInto('inbox.mails')
    .values({ ...mail, organization_id: who.organization_id })
    .execute()
}

/** A mail that was too large to be fetched: all there is to say is that. */
export async function insertUnfetched(
  tx: TenantTx,
  who: Who,
  mail: Omit<NewMail, 'job_id' | 'raw_form' | 'raw_type' | 'source'> & {
    error_message: string
    sender_address: string | null
    subject: string | null
  },
): Promise<void> {
  await tx
    .insertInto('inbox.mails')
    .values({
      ...mail,
      organization_id: who.organization_id,
      ...{ source: 'mailbox', raw_form: 'message', raw_type: 'message/rfc822', is_raw_kept: false },
      ...{ status: 'failed', error_code: 'payload_too_large', finished_at: mail.received_at },
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'raw_hash']).doNothing())
    .execute()
}

export async function findMailByContent(tx: TenantTx, who: Who, raw_hash: string): Promise<boolean> {
  const row = await tx
    .selectFrom('inbox.mails')
    .select('id')
    .where('organization_id', '=', who.organization_id)
    .where('raw_hash', '=', raw_hash)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether a mail needs these bytes: to be sorted, now or again. */
export async function isRawOfMail(tx: TenantTx, who: Who, hash: string): Promise<boolean> {
  const row = await tx
    .selectFrom('inbox.mails')
    .select('id')
    .where('organization_id', '=', who.organization_id)
    .where('raw_hash', '=', hash)
    .where('is_raw_kept', '=', true)
    .executeTakeFirst()
  return row !== undefined
}

/** Removes mails of before an instant; the hashes of what was still kept of them. */
export async function deleteMailsBefore(tx: TenantTx, who: Who, before: Date) {
  const gone = await tx
    .deleteFrom('inbox.mails')
    .where('organization_id', '=', who.organization_id)
    .where('received_at', '<', before)
    .returning(['raw_hash', 'is_raw_kept'])
    .execute()
  return { removed: gone.length, hashes: gone.filter((row) => row.is_raw_kept).map((row) => row.raw_hash) }
}
