import { addressesIn, firstMailbox, type Mail, partsOf } from './message.ts'
import { findNamedSender } from './named-sender.ts'
import { authenticationOf } from './verdict.ts'

type Json = Record<string, unknown>

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const list = (value: unknown): Json[] =>
  Array.isArray(value) ? value.filter((one): one is Json => typeof one === 'object' && one !== null) : []

/**
 * Reads what Postmark posts of a mail it received. Source: Postmark's user guide, “Parse an email” and “Inbound webhook”.
 * Errors: SyntaxError, TypeError, when it is something else.
 */
export async function readPostmark(bytes: Uint8Array): Promise<Mail> {
  const json: unknown = JSON.parse(new TextDecoder().decode(bytes))
  if (typeof json !== 'object' || json === null || !('From' in json)) throw new TypeError('no inbound mail')
  const mail = json as Json
  const headers = list(mail.Headers).map(({ Name, Value }) => ({
    key: text(Name).toLowerCase(),
    value: text(Value),
  }))
  const from = mail.FromFull as Json | undefined
  const address = text(from?.Email) || text(mail.From)
  const sender = firstMailbox({ address, name: text(from?.Name) || text(mail.FromName) })
  const { parts, forwarded_by } = await partsOf(
    list(mail.Attachments).map(({ Name, ContentType, Content }) => ({
      filename: text(Name),
      mimeType: text(ContentType).split(';')[0]!.trim().toLowerCase(),
      content: Buffer.from(text(Content), 'base64'),
    })),
    1,
  )
  const reply = addressesIn(text(mail.ReplyTo))[0]?.toLowerCase()
  const recipients = [...list(mail.ToFull), ...list(mail.CcFull)].map(({ Email }) => text(Email))
  return {
    message_id: headers.find(({ key }) => key === 'message-id')?.value ?? (text(mail.MessageID) || null),
    sender,
    reply_address:
      (reply && reply !== sender?.address ? reply : null) ??
      forwarded_by ??
      findNamedSender(text(mail.TextBody)),
    subject: text(mail.Subject) || null,
    sent_at: text(mail.Date) || null,
    recipients: [...recipients, text(mail.OriginalRecipient)].map((one) => one.toLowerCase()).filter(Boolean),
    authentication: authenticationOf(headers, sender?.address ?? ''),
    parts,
  }
}
