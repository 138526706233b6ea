import { type Routes, route } from '#platform/route'
import {
  Id,
  IdParams,
  Input,
  Instant,
  ListOf,
  listQuery,
  Nullable,
  OneOf,
  type Static,
  Text,
  Type,
} from '#platform/schema'
import { received } from './received-form.ts'
import { settingsRoutes } from './settings-contract.ts'

export const mailStatuses = ['received', 'done', 'nothing_found', 'failed'] as const

/** Why an attachment did not become a document. */
export const attachmentReasons = [
  'small_picture',
  'calendar_entry',
  'signature',
  'contact_card',
  'delivery_report',
  'empty_file',
  'nested_too_deep',
  'unsupported_document',
  'payload_too_large',
  'hostile_document',
  'damaged_document',
  'encrypted_document',
] as const

export const mailWarnings = ['authentication_failed', 'too_many_attachments'] as const

export const Attachment = Type.Object({
  position: Type.Integer(),
  file_name: Type.String({ examples: ['invoice-1042.pdf'] }),
  content_type: Type.String({ description: 'As the sender calls it.', examples: ['application/pdf'] }),
  size_bytes: Type.Integer(),
  outcome: OneOf(['document', 'linked', 'ignored', 'refused'], {
    description:
      'document: it became one. linked: there was one with the very same bytes. ignored, refused: see `reason`.',
  }),
  reason: Nullable(OneOf(attachmentReasons)),
  document_id: Nullable(Id),
})

export const Mail = Type.Object({
  id: Id,
  source: OneOf(['address', 'mailbox'], { description: 'Handed in by a provider, or fetched.' }),
  status: OneOf(mailStatuses, {
    description: 'nothing_found: no attachment became a document; each says why.',
  }),
  error_code: Nullable(Type.String()),
  error_message: Nullable(Type.String()),
  warnings: Type.Array(OneOf(mailWarnings)),
  sender_address: Nullable(Type.String({ examples: ['orders@mill.example'] })),
  sender_name: Nullable(Type.String({ examples: ['Liffey Mills'] })),
  subject: Nullable(Type.String({ examples: ['Invoice 1042'] })),
  sent_at: Nullable(Instant),
  received_at: Instant,
  finished_at: Nullable(Instant),
  authentication: OneOf(['passed', 'failed', 'unknown'], {
    description:
      'What the receiving provider wrote of SPF, DKIM and DMARC; Brigade checks none of them itself.',
  }),
  supplier_id: Nullable(Id),
  supplier_name: Nullable(Type.String()),
  supplier_by: Nullable(
    OneOf(['contact', 'remembered', 'person'], {
      description: 'By the supplier’s e-mail address, by what a person confirmed, or by a person now.',
    }),
  ),
  suggested_supplier_id: Nullable({ ...Id, description: 'Likely, but for a person to confirm.' }),
  suggested_supplier_name: Nullable(Type.String()),
  restaurant_id: Nullable(Id),
  document_count: Type.Integer(),
  attachment_count: Type.Integer(),
  can_sort_again: Type.Boolean(),
})
export type Mail = Static<typeof Mail>

export const Sender = Type.Object({
  id: Id,
  kind: OneOf(['address', 'domain']),
  sender: Type.String({ examples: ['orders@mill.example'] }),
  supplier_id: Id,
  supplier_name: Type.String(),
  created_at: Instant,
})
export type Sender = Static<typeof Sender>

const OneMail = Type.Object({ ...Mail.properties, attachments: Type.Array(Attachment) })

const mailRoutes = {
  listInboxMails: route({
    method: 'GET',
    path: '/inbox/mails',
    permission: 'documents.inbox',
    summary: 'List mails that came in',
    description: 'The latest first, with what became of them; kept for ninety days.',
    query: listQuery({ status: Type.Optional(OneOf(mailStatuses)) }),
    response: ListOf(Mail),
  }),
  getInboxMail: route({
    method: 'GET',
    path: '/inbox/mails/{id}',
    permission: 'documents.inbox',
    summary: 'Get a mail that came in',
    description: 'One mail with each of its attachments.',
    params: IdParams,
    response: OneMail,
    errors: ['not_found'],
  }),
  sortInboxMailAgain: route({
    method: 'POST',
    path: '/inbox/mails/{id}/retry',
    permission: 'documents.inbox',
    status: 202,
    summary: 'Sort a mail again',
    description:
      'Takes a mail apart once more, when it failed or something in it was refused. What it made before is not made twice.',
    params: IdParams,
    response: OneMail,
    errors: ['not_found', 'mail_not_sortable'],
  }),
  nameInboxMailSupplier: route({
    method: 'POST',
    path: '/inbox/mails/{id}/supplier',
    permission: 'documents.inbox',
    status: 200,
    summary: 'Say whose mail it is',
    description:
      'Names the supplier of the mail and of its documents that have none. With `remember` the same counts for later mails of this address, or of its whole domain; domains where anybody can open a mailbox are not remembered.',
    params: IdParams,
    body: Input({
      supplier_id: Id,
      remember: Type.Optional(OneOf(['address', 'domain', 'no'], { default: 'no' })),
    }),
    response: OneMail,
    errors: ['not_found', 'reference_not_found', 'constraint_violated'],
  }),
  listInboxSenders: route({
    method: 'GET',
    path: '/inbox/senders',
    permission: 'documents.inbox',
    summary: 'List remembered senders',
    description: 'Whose mails are known to be whose.',
    query: listQuery({ supplier_id: Type.Optional(Id) }),
    response: ListOf(Sender),
  }),
  forgetInboxSender: route({
    method: 'DELETE',
    path: '/inbox/senders/{id}',
    permission: 'documents.inbox',
    summary: 'Forget a sender',
    description: 'Later mails of this sender are judged anew; what came before stays as it is.',
    params: IdParams,
    errors: ['not_found'],
  }),
} satisfies Routes

export const routes = {
  receiveInboundMail: route({
    method: 'POST',
    path: '/inbound/mail/{key}',
    also: ['/inbound/mail/{key}/mime'],
    permission: 'public',
    transaction: 'none',
    limit: 'inbound',
    status: 200,
    streams: received,
    summary: 'Hand in a mail',
    description:
      'For mail providers: the address made in Settings → Mail-in, whose key is all the proof there is. Takes a whole message (`message/rfc822`), Postmark’s inbound JSON, and Mailgun’s form, taken apart or with `body-mime`; up to 40 MB unless set otherwise. Answers as soon as the mail is kept; the same mail again makes nothing twice.',
    params: Type.Object({ key: Text(200) }),
    response: Type.Object({
      status: OneOf(['taken', 'known'], { description: 'known: this very mail came before.' }),
    }),
    errors: ['not_found', 'unsupported_media_type', 'payload_too_large', 'empty_file', 'storage_full'],
  }),
  ...settingsRoutes,
  ...mailRoutes,
} satisfies Routes
