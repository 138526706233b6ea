import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { RawForm } from '../received-form.ts'
import { readMailgun } from './mailgun.ts'
import { type Mail, readMessage } from './message.ts'
import { readPostmark } from './postmark.ts'
import { reasonToIgnore } from './worth-reading.ts'

export interface TakeApartTask {
  path: string
  raw_form: RawForm
  raw_type: string
}

/** A part as it goes on: with its content when it may be a document, else with the reason why not. */
export interface SortedPart {
  file_name: string
  content_type: string
  size_bytes: number
  content: Uint8Array | null
  reason: string | null
}

export interface TakenApart extends Omit<Mail, 'parts'> {
  /** SHA-256 of who, what and the parts, in hex: the same however the mail came. */
  content_hash: string
  parts: SortedPart[]
  /** Attachments beyond those above. */
  left_out_count: number
}

/** More nobody sends, unless to keep others from their work. */
const mostParts = 50

/** Takes a stored mail apart; runs in a process of its own. Errors: mail_unreadable. */
export default async function takeApart(task: TakeApartTask): Promise<TakenApart> {
  const bytes = new Uint8Array(await readFile(task.path))
  const { parts, ...mail } = await read(bytes, task).catch(() => {
    // The same bytes would fail again: a final error.
    throw Object.assign(new Error('This mail could not be taken apart.'), { code: 'mail_unreadable' })
  })
  const hashes = parts.map(({ content }) => createHash('sha256').update(content).digest('hex'))
  const said = [mail.sender?.address ?? null, mail.subject, ...hashes.sort()]
  return {
    ...mail,
    content_hash: createHash('sha256').update(JSON.stringify(said)).digest('hex'),
    left_out_count: Math.max(0, parts.length - mostParts),
    parts: parts.slice(0, mostParts).map((part) => {
      const { file_name, content_type, content } = part
      const reason = reasonToIgnore(part) ?? null
      return { file_name, content_type, size_bytes: content.length, content: reason ? null : content, reason }
    }),
  }
}

function read(bytes: Uint8Array<ArrayBuffer>, { raw_form, raw_type }: TakeApartTask): Promise<Mail> {
  if (raw_form === 'postmark') return readPostmark(bytes)
  return raw_form === 'form' ? readMailgun(bytes, raw_type) : readMessage(bytes)
}
