import { sql } from 'kysely'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { RawForm } from './received-form.ts'

/** A mail that waits to be sorted, held until the transaction ends. */
export function findUnsorted(tx: TenantTx, who: Who, id: string) {
  return tx
    .selectFrom('inbox.mails')
    .select(['id', 'raw_form', 'raw_type', 'raw_hash', 'restaurant_id', 'supplier_id', 'supplier_by'])
    .$narrowType<{ raw_form: RawForm }>()
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .where('status', '=', 'received')
    .forUpdate()
    .executeTakeFirst()
}
export type UnsortedMail = NonNullable<Awaited<ReturnType<typeof findUnsorted>>>

/** Another mail with the same content: it came by another way, or written down otherwise. */
export function findSameMail(
  tx: TenantTx,
  who: Who,
  { id, content_hash, message_id }: { id: string; content_hash: string; message_id: string | null },
) {
  return tx
    .selectFrom('inbox.mails')
    .select('id')
    .where('organization_id', '=', who.organization_id)
    .where('content_hash', '=', content_hash)
    .where('message_id', message_id === null ? 'is' : '=', message_id)
    .where('id', '<>', id)
    .executeTakeFirst()
}

export async function deleteMail(tx: TenantTx, who: Who, id: string): Promise<void> {
  await tx
    .deleteFrom('inbox.mails')
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .execute()
}

export interface SortedFields {
  status: 'done' | 'nothing_found'
  is_raw_kept: boolean
  warnings: string[]
  message_id: string | null
  content_hash: string
  sender_address: string | null
  sender_name: string | null
  subject: string | null
  reply_address: string | null
  sent_at: string | null
  finished_at: Date
  authentication: 'passed' | 'failed' | 'unknown'
  supplier_id: string | null
  supplier_by: 'contact' | 'remembered' | 'person' | null
  suggested_supplier_id: string | null
  restaurant_id: string | null
}

export interface AttachmentRow {
  position: number
  file_name: string
  content_type: string
  size_bytes: number
  outcome: 'document' | 'linked' | 'ignored' | 'refused'
  reason: string | null
  document_id: string | null
}

/** What became of a mail and of each attachment, in place of what was said of it before. */
export async function saveSorted(
  tx: TenantTx,
  who: Who,
  id: string,
  fields: SortedFields,
  attachments: readonly AttachmentRow[],
): Promise<void> {
  const { organization_id } = who
  await tx
    .updateTable('inbox.mails')
    .set({ ...fields, error_code: null, error_message: null })
    .where('organization_id', '=', organization_id)
    .where('id', '=', id)
    .execute()
  await tx
    .deleteFrom('inbox.attachments')
    .where('organization_id', '=', organization_id)
    .where('mail_id', '=', id)
    .execute()
  if (attachments.length === 0) return
  await tx
    .insertInto('inbox.attachments')
    .values(attachments.map((row) => ({ ...row, organization_id, mail_id: id })))
    .execute()
}

export function saveFailed(
  tx: TenantTx,
  who: Who,
  id: string,
  { code, message }: { code: string; message: string },
) {
  return tx
    .updateTable('inbox.mails')
    .set({ status: 'failed', error_code: code, error_message: message, finished_at: sql`now()` })
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .where('status', '=', 'received')
    .returning(['id', 'subject', 'restaurant_id'])
    .executeTakeFirst()
}

/** Puts a mail back among those that wait; undefined when it waits already or its original is gone. */
export function reopenMail(tx: TenantTx, who: Who, id: string, job_id: string) {
  return tx
    .updateTable('inbox.mails')
    .set({ status: 'received', finished_at: null, job_id })
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .where('status', '<>', 'received')
    .where('is_raw_kept', '=', true)
    .returning(['id', 'subject', 'restaurant_id'])
    .executeTakeFirst()
}

export function listAttachments(tx: TenantTx, who: Who, mail_id: string) {
  return tx
    .selectFrom('inbox.attachments')
    .select(['position', 'file_name', 'content_type', 'size_bytes', 'outcome', 'reason', 'document_id'])
    .where('organization_id', '=', who.organization_id)
    .where('mail_id', '=', mail_id)
    .orderBy('position')
    .execute() as Promise<AttachmentRow[]>
}

export async function saveSupplier(tx: TenantTx, who: Who, id: string, supplier_id: string): Promise<void> {
  await tx
    .updateTable('inbox.mails')
    .set({ supplier_id, supplier_by: 'person', suggested_supplier_id: null })
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .execute()
}

/** The restaurants of these names. */
export async function findRestaurantsBySlug(tx: TenantTx, who: Who, slugs: readonly string[]) {
  if (slugs.length === 0) return []
  const rows = await tx
    .selectFrom('venues.restaurants')
    .select('id')
    .where('organization_id', '=', who.organization_id)
    .where('slug', 'in', [...slugs])
    .execute()
  return rows.map(({ id }) => id)
}
