/** How a mail comes: as it was sent, or as a provider writes it down. Browser-safe. */
export type RawForm = 'message' | 'postmark' | 'form'

const forms = {
  'message/rfc822': 'message',
  'application/json': 'postmark',
  'multipart/form-data': 'form',
  'application/x-www-form-urlencoded': 'form',
} as const satisfies Record<string, RawForm>

/** What is taken, with an example of each. */
export const received: Readonly<Record<keyof typeof forms, unknown>> = {
  'message/rfc822': 'From: orders@mill.example\r\nSubject: Invoice 1042\r\n\r\n…',
  'application/json': {
    From: 'orders@mill.example',
    Subject: 'Invoice 1042',
    Attachments: [{ Name: 'invoice-1042.pdf', ContentType: 'application/pdf', Content: 'JVBERi0xLjcK' }],
  },
  'multipart/form-data': 'from, subject, message-headers, attachment-1, … as Mailgun sends them',
  'application/x-www-form-urlencoded': 'from=orders%40mill.example&subject=Invoice+1042',
}

/** The form that a content type names, whatever its parameters. */
export function formOf(content_type: string | undefined): RawForm | undefined {
  const type = (content_type ?? '').split(';')[0]!.trim().toLowerCase()
  return Object.hasOwn(forms, type) ? forms[type as keyof typeof forms] : undefined
}
