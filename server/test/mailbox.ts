import type { TestHouse } from './house.ts'

export interface MailInBox {
  id: string
  kind: string
  recipient: string
  subject: string
  body_text: string
  body_html: string
  status: string
}

/** What was written to an address, the newest first, after the errands that write are done. */
export async function mailsTo(test: TestHouse, recipient: string, kind?: string): Promise<MailInBox[]> {
  await test.runJobs()
  const { rows } = await test.owner.query<MailInBox>(
    `select * from platform.mails where recipient = $1 and ($2::text is null or kind = $2) order by id desc`,
    [recipient, kind ?? null],
  )
  return rows
}

/** The token of the link in a mail. */
export function tokenIn(mail: { body_text: string } | undefined): string {
  const token = /https?:\/\/\S+#(\S+)/.exec(mail?.body_text ?? '')?.[1]
  if (!token) throw new Error('this mail has no link')
  return token
}
