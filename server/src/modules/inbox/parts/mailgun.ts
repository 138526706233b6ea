import { addressesIn, firstMailbox, type Mail, partsOf, readMessage } from './message.ts'
import { findNamedSender } from './named-sender.ts'
import { authenticationOf } from './verdict.ts'

/**
 * Reads the form that Mailgun posts of a mail: taken apart, or whole in `body-mime`. Source: Mailgun's documentation,
 * “Receiving messages via HTTP through a forward() action”. Errors: TypeError, when it is no such form.
 */
export async function readMailgun(bytes: Uint8Array<ArrayBuffer>, content_type: string): Promise<Mail> {
  const form = await new Response(bytes, { headers: { 'content-type': content_type } }).formData()
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const whole = form.get('body-mime')
  if (whole !== null)
    return readMessage(typeof whole === 'string' ? whole : new Uint8Array(await whole.arrayBuffer()))
  if (!form.has('from') && !form.has('sender')) throw new TypeError('no inbound mail')

  const headers = headersIn(text('message-headers'))
  const header = (key: string) => headers.find((one) => one.key === key)?.value
  const from = text('from') || text('sender')
  const sender = firstMailbox({ address: addressesIn(from).at(-1) ?? '', name: nameIn(from) })
  const files = [...form.values()].filter((value) => typeof value !== 'string')
  const { parts, forwarded_by } = await partsOf(
    await Promise.all(
      files.map(async (file) => ({
        filename: file.name,
        mimeType: file.type.split(';')[0]!.trim().toLowerCase(),
        content: new Uint8Array(await file.arrayBuffer()),
      })),
    ),
    1,
  )
  const reply = addressesIn(header('reply-to') ?? '')[0]?.toLowerCase()
  return {
    message_id: header('message-id') || text('Message-Id') || null,
    sender,
    reply_address:
      (reply && reply !== sender?.address ? reply : null) ??
      forwarded_by ??
      findNamedSender(text('body-plain')),
    subject: text('subject') || null,
    sent_at: header('date') ?? null,
    recipients: addressesIn([text('recipient'), header('to'), header('cc')].join(' ')).map((one) =>
      one.toLowerCase(),
    ),
    authentication: authenticationOf(headers, sender?.address ?? ''),
    parts,
  }
}

/** The name before the address in angle brackets. */
const nameIn = (from: string) => /^\s*"?([^"<]*?)"?\s*</.exec(from.slice(0, 1_000))?.[1] ?? ''

/** A list of pairs as JSON, in the order of the mail. */
function headersIn(json: string): { key: string; value: string }[] {
  try {
    const pairs: unknown = JSON.parse(json)
    if (!Array.isArray(pairs)) return []
    return pairs.flatMap((pair) =>
      Array.isArray(pair) && typeof pair[0] === 'string' && typeof pair[1] === 'string'
        ? [{ key: pair[0].toLowerCase(), value: pair[1] }]
        : [],
    )
  } catch {
    return []
  }
}
