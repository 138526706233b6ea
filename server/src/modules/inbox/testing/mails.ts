import type { Answer, TestHouse } from '../../../../test/house.ts'

export interface Given {
  from?: string
  to?: string
  subject?: string
  message_id?: string
  text?: string
  /** Further header lines, above all others: as the receiving provider writes them. */
  top?: string[]
  attachments?: { name: string; content: string | Buffer; type?: string; disposition?: string }[]
}

/** A statement as a supplier's till writes it; the figure makes it another one. */
export const statement = (total = '120.50') =>
  `Liffey Mills. Statement of account\nDate;Reference;Description;Amount\n2026-10-02;LM-1001;Invoice;${total}\n2026-10-09;LM-1002;Invoice;80.00\n`

/** A mail as it is sent. */
export function mailOf(given: Given = {}): string {
  const { from = 'Liffey Mills <orders@mill.example>', to = 'invoices@jar.example', top = [] } = given
  const parts = (
    given.attachments ?? [{ name: 'statement.csv', content: statement(), type: 'text/csv' }]
  ).map(
    ({ name, content, type = 'application/octet-stream', disposition = 'attachment' }) =>
      `--b\r\nContent-Type: ${type}\r\nContent-Disposition: ${disposition}; filename="${name}"\r\n` +
      `Content-Transfer-Encoding: base64\r\n\r\n${Buffer.from(content).toString('base64').replaceAll(/.{76}/g, '$&\r\n')}\r\n`,
  )
  return [
    ...top,
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${given.subject ?? 'Your statement'}`,
    `Message-ID: ${given.message_id ?? '<one@mill.example>'}`,
    'Date: Fri, 20 Nov 2026 09:30:00 +0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    `--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${given.text ?? 'Please find attached.'}\r\n${parts.join('')}--b--`,
    '',
  ].join('\r\n')
}

/** Posts a mail as a provider does, without signing in. */
export function post(
  test: TestHouse,
  url: string,
  body: string | Buffer,
  type = 'message/rfc822',
): Promise<Answer> {
  return test.call('POST', new URL(url).pathname, body, { 'content-type': type })
}
