import type { ApiBody, ApiItem, ApiResponse } from '../../../shell/api-types.ts'
import { apiList, apiQuery, refresh } from '../../../shell/queries.ts'

export type Inbox = ApiResponse<'GET /inbox'>
export type Mailbox = NonNullable<Inbox['mailbox']>
export type MailRow = ApiItem<'GET /inbox/mails'>
export type OpenedMail = ApiResponse<'GET /inbox/mails/{id}'>
export type Attachment = OpenedMail['attachments'][number]
export type SenderRow = ApiItem<'GET /inbox/senders'>
export type MailboxBody = ApiBody<'PUT /inbox/mailbox'>

export const inboxQuery = apiQuery('GET /inbox')
export const mailsList = (status: string) =>
  apiList('GET /inbox/mails', { query: { status: (status || undefined) as never } })
export const mailQuery = (id: string) => apiQuery('GET /inbox/mails/{id}', { params: { id } })
export const sendersList = apiList('GET /inbox/senders')

export const refreshInbox = () => refresh('GET /inbox')
export const refreshMails = () => refresh('GET /inbox/mails', 'GET /inbox/mails/{id}', 'GET /inbox/senders')
