import { type Routes, route } from '#platform/route'
import {
  Id,
  IdParams,
  Instant,
  ListOf,
  listQuery,
  Nullable,
  OneOf,
  type Static,
  Type,
} from '#platform/schema'

const Status = OneOf(['queued', 'sent', 'kept', 'failed'], {
  description:
    'queued: on its way, perhaps after failed attempts. sent: the mail server has taken it. kept: there is no mail server. failed: it was refused, or twelve attempts failed.',
})

const Mail = Type.Object({
  id: Id,
  kind: Type.String({ description: 'What it is about.', examples: ['password_reset'] }),
  recipient: Type.String({ examples: ['chef@cookiejar.example'] }),
  user_id: Nullable({ ...Id, description: 'For whom; null: somebody without an account.' }),
  user_name: Nullable(Type.String({ examples: ['Carla Chef'] })),
  subject: Type.String({ examples: ['Choose a new password for Brigade'] }),
  status: Status,
  attempts: Type.Integer(),
  error: Nullable(
    Type.String({
      description: 'What the last attempt met.',
      examples: ['EENVELOPE: 550 no such mailbox'],
    }),
  ),
  created_at: Instant,
  sent_at: Nullable(Instant),
})

const OpenedMail = Type.Object({
  ...Mail.properties,
  text: Nullable(Type.String({ description: 'Null while it is hidden.' })),
  html: Nullable(Type.String()),
  link: Nullable(
    Type.String({
      description: 'The address the mail leads to, for handing it over.',
      examples: ['https://brigade.example/verify-email#Zk3v0yQx1c2J8r5nT7uW9pLhDfSbGmKeAiOoUyXtRqE'],
    }),
  ),
  hidden: Nullable(
    OneOf(['sent', 'other_organizations'], {
      description:
        'Why a mail with a link that opens a door is not shown. sent: the mail server carries it. other_organizations: the person belongs to others, too, whose door it would open.',
    }),
  ),
})
export type OpenedMail = Static<typeof OpenedMail>

export const outboxRoutes = {
  listMails: route({
    method: 'GET',
    path: '/mails',
    permission: 'users.manage',
    summary: 'List mails',
    description:
      'What Brigade wrote to people of the organization in the last 90 days, newest first. `has_mail_server` is false while no mail server is set: then mails are kept, and an admin hands them over.',
    query: listQuery({
      status: Type.Optional(Status),
      search: Type.Optional(
        Type.String({ maxLength: 100, description: 'Part of an address, a name or a subject.' }),
      ),
    }),
    response: Type.Object({ ...ListOf(Mail).properties, has_mail_server: Type.Boolean() }),
  }),
  getMail: route({
    method: 'GET',
    path: '/mails/{id}',
    permission: 'users.manage',
    transaction: 'none',
    summary: 'Get a mail',
    description:
      'One mail as it was written. Its text is hidden when it carries a link that opens a door and a mail server takes it to the person, or when the person belongs to other organizations, too. Looking at somebody’s link is kept in the audit log.',
    params: IdParams,
    response: OpenedMail,
    errors: ['not_found'],
  }),
  sendMailAgain: route({
    method: 'POST',
    path: '/mails/{id}/send',
    permission: 'users.manage',
    status: 200,
    summary: 'Send a mail again',
    description: 'Puts a mail that failed, or was kept while there was no mail server, back on its way.',
    params: IdParams,
    response: Mail,
    errors: ['not_found', 'mail_not_sendable'],
  }),
} satisfies Routes
