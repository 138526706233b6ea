import type { MailPart } from './message.ts'

/** Signatures carry the sender's logo; a photograph of an invoice is larger. */
const smallPicture_bytes = 20_000

const byType: Readonly<Record<string, string>> = {
  'text/calendar': 'calendar_entry',
  'application/ics': 'calendar_entry',
  'application/pkcs7-signature': 'signature',
  'application/x-pkcs7-signature': 'signature',
  'application/pgp-signature': 'signature',
  'application/pgp-keys': 'signature',
  'text/vcard': 'contact_card',
  'text/x-vcard': 'contact_card',
  'message/delivery-status': 'delivery_report',
  'message/disposition-notification': 'delivery_report',
  'text/rfc822-headers': 'delivery_report',
}
const byEnding: Readonly<Record<string, string>> = {
  ics: 'calendar_entry',
  p7s: 'signature',
  asc: 'signature',
  sig: 'signature',
  vcf: 'contact_card',
}

/** Why nobody would call a part a document; undefined: it is judged by its content, like an upload. */
export function reasonToIgnore({
  file_name,
  content_type,
  content,
  is_too_deep,
}: MailPart): string | undefined {
  if (is_too_deep) return 'nested_too_deep'
  if (content.length === 0) return 'empty_file'
  const known =
    byType[content_type] ?? byEnding[/\.([a-z0-9]{1,5})$/i.exec(file_name)?.[1]?.toLowerCase() ?? '']
  if (known) return known
  return isPicture(content) && content.length < smallPicture_bytes ? 'small_picture' : undefined
}

// PNG, JPEG, GIF, BMP, and WebP within RIFF.
const magics = ['89504e47', 'ffd8ff', '47494638', '424d', '52494646']

function isPicture(content: Uint8Array): boolean {
  const head = Buffer.from(content.subarray(0, 4)).toString('hex')
  return magics.some((magic) => head.startsWith(magic))
}
