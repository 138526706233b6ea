import { type Routes, route } from '#platform/route'
import { Input, Instant, Nullable, OneOf, type Static, Text, Type } from '#platform/schema'

export const mailboxErrors = [
  'server_invalid',
  'tls_needed',
  'address_refused',
  'timed_out',
  'server_not_reached',
  'tls_failed',
  'answer_broken',
  'login_refused',
  'folder_missing',
  'not_markable',
] as const
export type MailboxError = (typeof mailboxErrors)[number]

const Address = Type.Object({
  hint: Type.String({ description: 'How its key ends.', examples: ['…x7Qa'] }),
  created_at: Instant,
  last_used_at: Nullable(Instant),
  old_key_until: Nullable({ ...Instant, description: 'Until then the address before works, too.' }),
})

const Security = OneOf(['tls', 'starttls', 'none'], {
  description:
    'tls from the first byte (993), starttls after the greeting (143), none only at hosts of your own.',
})

export const Mailbox = Type.Object({
  host: Type.String({ examples: ['imap.mail.example'] }),
  port: Type.Integer({ examples: [993] }),
  security: Security,
  user_name: Type.String({ examples: ['invoices@cookiejar.example'] }),
  folder: Type.String({ examples: ['INBOX'] }),
  kept_folder: Nullable(
    Type.String({ description: 'Where kept mails go; null: they stay and are marked as read.' }),
  ),
  is_active: Type.Boolean(),
  looked_at: Nullable({ ...Instant, description: 'When it was looked into last.' }),
  failing_since: Nullable(Instant),
  error: Nullable(OneOf(mailboxErrors)),
})
export type Mailbox = Static<typeof Mailbox>

export const MailboxInput = Input({
  host: Text(253, { examples: ['imap.mail.example'] }),
  port: Type.Integer({ minimum: 1, maximum: 65_535, examples: [993] }),
  security: Security,
  user_name: Text(254, { examples: ['invoices@cookiejar.example'] }),
  password: Type.Optional(
    Type.String({
      format: 'password',
      minLength: 1,
      maxLength: 1_000,
      description: 'Write-only. Needed at first and whenever host, port, security or user name change.',
    }),
  ),
  folder: Type.Optional(Text(200, { default: 'INBOX' })),
  kept_folder: Type.Optional(Nullable(Text(200))),
  is_active: Type.Optional(Type.Boolean({ default: true })),
})
export type MailboxInput = Static<typeof MailboxInput>

export const settingsRoutes = {
  getInbox: route({
    method: 'GET',
    path: '/inbox',
    permission: 'documents.inbox',
    summary: 'See how mails come in',
    description: 'The address for a mail provider and the mailbox that is looked into; null: not set up.',
    response: Type.Object({ address: Nullable(Address), mailbox: Nullable(Mailbox) }),
  }),
  makeInboxAddress: route({
    method: 'POST',
    path: '/inbox/address',
    permission: 'organization.manage',
    summary: 'Make an address for mails',
    description:
      'An address that a mail provider posts mails to. Its key is shown in this answer alone. Where there is one already, that one works for another day.',
    response: Type.Object({
      url: Type.String({ examples: ['https://brigade.example/api/v1/inbound/mail/Zk3…x7Qa'] }),
      ...Address.properties,
    }),
  }),
  removeInboxAddress: route({
    method: 'DELETE',
    path: '/inbox/address',
    permission: 'organization.manage',
    summary: 'Take the address away',
    description: 'From now on mails posted to it are refused, also by a key that was replaced.',
    errors: ['not_found'],
  }),
  setMailbox: route({
    method: 'PUT',
    path: '/inbox/mailbox',
    permission: 'organization.manage',
    transaction: 'none',
    summary: 'Set the mailbox',
    description:
      'The IMAP mailbox that is looked into every five minutes for unread mails. It is opened once before it is kept; best is one for this alone.',
    body: MailboxInput,
    response: Mailbox,
    errors: ['mailbox_refused', 'validation_failed'],
  }),
  removeMailbox: route({
    method: 'DELETE',
    path: '/inbox/mailbox',
    permission: 'organization.manage',
    summary: 'Take the mailbox away',
    description: 'It is looked into no more, and its password is forgotten; the mails that came stay.',
    errors: ['not_found'],
  }),
  lookIntoMailbox: route({
    method: 'POST',
    path: '/inbox/mailbox/look',
    permission: 'documents.inbox',
    status: 202,
    summary: 'Look into the mailbox now',
    description:
      'Does at once what is done every five minutes; watch `looked_at`, or the live channel `inbox`.',
    response: Mailbox,
    errors: ['not_found'],
  }),
} satisfies Routes
