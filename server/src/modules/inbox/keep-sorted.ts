import { type DocumentFollowers, nameMissingSupplier, registerOnce } from '#modules/documents/index'
import { listRestaurantIds } from '#modules/venues/index'
import { audit } from '#platform/audit'
import type { Platform } from '#platform/platform'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { TakenApart } from './parts/take-apart-task.ts'
import { type Recognised, recogniseSupplier } from './recognise.ts'
import type { StoredPart } from './sort-mail.ts'
import {
  type AttachmentRow,
  deleteMail,
  findRestaurantsBySlug,
  findSameMail,
  findUnsorted,
  type SortedFields,
  saveSorted,
  type UnsortedMail,
} from './sort-queries.ts'
import { storable } from './storable-text.ts'
import { tellMail } from './tell.ts'

interface Sorted {
  status: 'done' | 'nothing_found' | 'known'
  document_count: number
}

/** What keeping a mail's attachments takes: the house, and who follows documents. */
interface Hands {
  platform: Platform
  followers: DocumentFollowers
}

/** Makes documents of the attachments of a mail and says what became of each, all of it or nothing. */
export async function keepSorted(
  tx: TenantTx,
  hands: Hands,
  who: Who,
  mail: UnsortedMail,
  { taken, stored }: { taken: TakenApart; stored: readonly StoredPart[] },
): Promise<Sorted> {
  const { id } = mail
  const described = describe(taken)
  // Somebody else sorted it meanwhile, or it came before by another way: nothing is made twice.
  if (!(await findUnsorted(tx, who, id))) return { status: 'known', document_count: 0 }
  if (await findSameMail(tx, who, { id, ...described })) {
    await deleteMail(tx, who, id)
    await tellMail(tx, who, { id, status: 'known', restaurant_id: null })
    return { status: 'known', document_count: 0 }
  }
  const restaurant_id = await restaurantOf(tx, who, taken.recipients)
  const recognised = await supplierOf(tx, who, mail, taken)
  const attachments = await registerAll(tx, hands, who, stored, {
    ...(restaurant_id ? { restaurant_id } : {}),
    ...(recognised.supplier_id ? { supplier_id: recognised.supplier_id } : {}),
  })
  const document_count = attachments.filter(({ document_id }) => document_id).length
  const status = document_count > 0 ? 'done' : 'nothing_found'
  // The original is needed no more once all of it that matters lies among the documents.
  const is_raw_kept = status !== 'done' || attachments.some(({ outcome }) => outcome === 'refused')
  const fields: SortedFields = {
    ...{ ...described, ...recognised, status, is_raw_kept, restaurant_id },
    warnings: [
      ...(taken.authentication === 'failed' ? ['authentication_failed'] : []),
      ...(taken.left_out_count > 0 ? ['too_many_attachments'] : []),
    ],
    finished_at: hands.platform.clock.now(),
  }
  await saveSorted(tx, who, id, fields, attachments)
  const { subject } = fields
  const counts = { status, document_count, attachment_count: attachments.length }
  await recordMail(tx, who, 'inbox.mail_sorted', { id, subject, status, restaurant_id }, counts)
  return { status, document_count }
}

type Described = Pick<
  SortedFields,
  | 'message_id'
  | 'content_hash'
  | 'sender_address'
  | 'sender_name'
  | 'reply_address'
  | 'subject'
  | 'sent_at'
  | 'authentication'
>

/** What a mail says of itself, fit to be kept. */
function describe(taken: TakenApart): Described {
  const { sender, content_hash, authentication } = taken
  const instant = taken.sent_at === null ? Number.NaN : Date.parse(taken.sent_at)
  return {
    content_hash,
    authentication,
    message_id: storable(taken.message_id, 400),
    sender_address: storable(sender?.address ?? null, 320),
    sender_name: storable(sender?.name ?? null, 200),
    reply_address: storable(taken.reply_address, 320),
    subject: storable(taken.subject, 300),
    sent_at: isKept(instant) ? new Date(instant).toISOString() : null,
  }
}

/** Years of four digits: a clock that is far off is no date. */
const isKept = (instant: number) => instant > 0 && instant < Date.UTC(10_000, 0)

/** What a person said of this mail before stays. */
async function supplierOf(
  tx: TenantTx,
  who: Who,
  mail: UnsortedMail,
  taken: TakenApart,
): Promise<Recognised> {
  if (mail.supplier_by === 'person')
    return { supplier_id: mail.supplier_id, supplier_by: 'person', suggested_supplier_id: null }
  return recogniseSupplier(tx, who, {
    sender: taken.sender?.address ?? null,
    reply_address: taken.reply_address,
    authentication: taken.authentication,
  })
}

/**
 * The restaurant whose name in addresses a mail was sent to, as invoices+cookie-jar@… or cookie-jar@…; else the only
 * one there is; null where that is not clear.
 */
async function restaurantOf(tx: TenantTx, who: Who, recipients: readonly string[]): Promise<string | null> {
  const slugs = recipients.slice(0, 50).flatMap((address) => {
    const local = address.split('@')[0]!
    return [local, local.split('+')[1] ?? local]
  })
  const named = await findRestaurantsBySlug(tx, who, [...new Set(slugs)])
  if (named.length > 0) return named.length === 1 ? named[0]! : null
  const ids = await listRestaurantIds(tx, who)
  return ids.length === 1 ? ids[0]! : null
}

/** In the order of their hashes, so that two mails with the same files wait for one another and not each for the other. */
async function registerAll(
  tx: TenantTx,
  { platform, followers }: Hands,
  who: Who,
  stored: readonly StoredPart[],
  form: { restaurant_id?: string; supplier_id?: string },
): Promise<AttachmentRow[]> {
  const rows = stored.map(
    ({ file, outcome, ...part }, index): AttachmentRow => ({
      ...part,
      position: index + 1,
      outcome: outcome ?? 'document',
      document_id: null,
    }),
  )
  const files = stored
    .flatMap(({ file }, index) => (file ? [{ file, row: rows[index]! }] : []))
    .sort((a, b) => (a.file.hash < b.file.hash ? -1 : 1))
  for (const { file, row } of files) {
    const { document_id, is_new } = await registerOnce(tx, platform, who, { file, form })
    Object.assign(row, { document_id, outcome: is_new ? 'document' : 'linked' })
    if (!is_new && form.supplier_id)
      await nameMissingSupplier(tx, who, followers, [document_id], form.supplier_id)
  }
  return rows
}

/** Keeps and tells what became of a mail. */
export async function recordMail(
  tx: TenantTx,
  who: Who,
  action: 'inbox.mail_sorted' | 'inbox.mail_failed' | 'inbox.mail_sorted_again' | 'inbox.mail_supplier_named',
  mail: { id: string; subject: string | null; status: string; restaurant_id: string | null },
  after: object,
): Promise<void> {
  await audit(tx, who, action, { type: 'inbox_mail', id: mail.id, name: mail.subject }, { after })
  await tellMail(tx, who, mail)
}
