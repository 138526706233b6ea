import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime'
import { findNamedSender } from './named-sender.ts'
import { authenticationOf, type Verdict } from './verdict.ts'

/** A file that a mail carries. */
export interface MailPart {
  file_name: string
  content_type: string
  content: Uint8Array
  /** A message within a message within …, deeper than is looked into. */
  is_too_deep?: true
}

/** A mail taken apart, however it came. Texts are as the sender wrote them: not yet fit to be kept. */
export interface Mail {
  message_id: string | null
  sender: { address: string; name: string } | null
  /** Who else is named as the sender: where answers go, or whose message was forwarded. Evidence, no more. */
  reply_address: string | null
  subject: string | null
  /** ISO 8601. */
  sent_at: string | null
  /** Addresses it was sent to, in lower case. */
  recipients: string[]
  authentication: Verdict
  parts: MailPart[]
}

/** Messages are looked into as they were forwarded: a message in a message in a message. */
const deepest = 3
/** Some write a part for each line; beyond this nobody means well. */
const limits = { maxNestingDepth: 60, maxHeadersSize: 512 * 1024, forceRfc822Attachments: true } as const

/** Takes a whole message apart. Source: RFC 5322, RFC 2045. Errors: those of the parser, when it is beyond its limits. */
export async function readMessage(bytes: Uint8Array | string): Promise<Mail> {
  const email = await PostalMime.parse(bytes, limits)
  const { parts, forwarded_by } = await partsOf(email.attachments, 1)
  const sender = firstMailbox(email.from ?? email.sender)
  const reply = firstMailbox(email.replyTo?.[0])?.address
  const header = (key: string) => email.headers.filter((one) => one.key === key).map((one) => one.value)
  return {
    message_id: email.messageId ?? null,
    sender,
    reply_address:
      (reply && reply !== sender?.address ? reply : null) ??
      forwarded_by ??
      findNamedSender(email.text ?? ''),
    subject: email.subject ?? null,
    sent_at: email.date ?? null,
    recipients: [
      ...[...(email.to ?? []), ...(email.cc ?? [])].flatMap(mailboxesOf).map(({ address }) => address),
      ...['delivered-to', 'x-original-to', 'x-envelope-to'].flatMap(header).flatMap(addressesIn),
    ].map((address) => address.toLowerCase()),
    authentication: authenticationOf(email.headers, sender?.address ?? ''),
    parts,
  }
}

/** The files among attachments, those of forwarded messages included, and who sent the first of these. */
export async function partsOf(
  attachments: readonly Pick<Attachment, 'filename' | 'mimeType' | 'content'>[],
  depth: number,
): Promise<{ parts: MailPart[]; forwarded_by: string | null }> {
  const parts: MailPart[] = []
  let forwarded_by: string | null = null
  for (const { filename, mimeType, content } of attachments) {
    const part = { file_name: filename ?? '', content_type: mimeType, content: bytesOf(content) }
    if (mimeType !== 'message/rfc822' && !/\.eml$/i.test(part.file_name)) parts.push(part)
    else if (depth > deepest) parts.push({ ...part, is_too_deep: true })
    else {
      const inner = await PostalMime.parse(part.content, limits)
      const within = await partsOf(inner.attachments, depth + 1)
      parts.push(...within.parts)
      forwarded_by ??= firstMailbox(inner.from)?.address ?? within.forwarded_by
    }
  }
  return { parts, forwarded_by }
}

function bytesOf(content: Attachment['content']): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content)
  return content instanceof Uint8Array ? content : new Uint8Array(content)
}

const mailboxesOf = (address: Address) => address.group ?? [address]

/** The first address, in lower case, with the name beside it. */
export function firstMailbox(given: Email['from']): Mail['sender'] {
  const box = given && mailboxesOf(given)[0]
  const address = box && addressesIn(box.address)[0]
  return address ? { address: address.toLowerCase(), name: box.name } : null
}

/** What looks like addresses in a text. Source: RFC 5321, 4.5.3.1 for their lengths. */
export function addressesIn(text: string): string[] {
  return (
    text.slice(0, 10_000).match(/[^\s<>@"'(),;:[\]\\]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?/gi) ?? []
  )
}
