/** How a mail comes: as it was sent, or as a provider writes it down. Browser-safe. */
export type RawForm = 'message' | 'postmark' | 'form'

const forms: Readonly<Record<string, RawForm>> = {
  'message/rfc822': 'message',
  'application/json': 'postmark',
  'multipart/form-data': 'form',
  'application/x-www-form-urlencoded': 'form',
}

export const receivedTypes = Object.keys(forms)

/** The form that a content type names, whatever its parameters. */
export function formOf(content_type: string | undefined): RawForm | undefined {
  return forms[(content_type ?? '').split(';')[0]!.trim().toLowerCase()]
}
