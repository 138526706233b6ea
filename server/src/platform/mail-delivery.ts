import { createTransport } from 'nodemailer'
import type { Config } from './config.ts'
import type { ErrandRun } from './errands.ts'
import { readMailServer, readSender } from './mail-settings.ts'

/** A mail server that says nothing for so long is taken for dead; the next attempt comes after a pause. */
const patience = {
  dnsTimeout: 10_000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 30_000,
}
const longest_ms = 90_000

interface MailRow {
  id: string
  recipient: string
  subject: string
  body_text: string
  body_html: string
}

/**
 * Sends one mail of the outbox. What the mail server refuses for good fails at once, anything else is tried again;
 * without a mail server the mail is kept. No transaction is open while the network is used. A process killed after
 * sending sends again: the Message-ID is the same, so that mailboxes tell.
 */
export async function deliverMail({
  platform,
  message: { organization_id, mail_id },
  attempt,
  is_last,
}: ErrandRun<{ organization_id: string; mail_id: string }>): Promise<void> {
  const { config, clock, log } = platform
  const inTenant = <T>(work: Parameters<typeof platform.withTenant<T>>[1]) =>
    platform.withTenant({ organization_id, user_id: null }, work)
  const record = (change: {
    status: 'queued' | 'sent' | 'kept' | 'failed'
    error?: string | null
    sent_at?: Date
  }) =>
    inTenant((tx) =>
      tx
        .updateTable('platform.mails')
        .set({ ...change, attempts: attempt })
        .where('organization_id', '=', organization_id)
        .where('id', '=', mail_id)
        .execute(),
    )

  const mail = await inTenant((tx) =>
    tx
      .selectFrom('platform.mails')
      .select(['id', 'recipient', 'subject', 'body_text', 'body_html'])
      .where('organization_id', '=', organization_id)
      .where('id', '=', mail_id)
      .where('status', '=', 'queued')
      .executeTakeFirst(),
  )
  // Sent already, or gone with its organization.
  if (!mail) return
  if (!config.smtpUrl || !config.mailFrom) {
    await record({ status: 'kept' })
    return
  }
  try {
    await send(config.smtpUrl, config.mailFrom, mail)
  } catch (error) {
    const { permanent, code } = error as { permanent?: boolean; code?: string }
    // A wrong password is the operator's to mend: mails wait for it.
    const refused = permanent === true && code !== 'EAUTH'
    log.warn({ mail_id, attempt, reason: reasonOf(error) }, 'a mail could not be sent')
    await record({ status: refused || is_last ? 'failed' : 'queued', error: reasonOf(error) })
    if (refused || is_last) return
    throw error
  }
  await record({ status: 'sent', error: null, sent_at: clock.now() })
}

async function send(smtp_url: string, mail_from: string, mail: MailRow): Promise<void> {
  const from = readSender(mail_from)!
  const transport = createTransport({
    ...readMailServer(smtp_url),
    ...patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    await transport.sendMail({
      from,
      to: { name: '', address: mail.recipient },
      envelope: { from: from.address, to: [mail.recipient] },
      messageId: `<${mail.id}@${from.address.split('@')[1]}>`,
      subject: mail.subject,
      text: mail.body_text,
      html: mail.body_html,
      // Out-of-office answers to a machine help nobody. Source: RFC 3834.
      headers: { 'Auto-Submitted': 'auto-generated' },
      signal: AbortSignal.timeout(longest_ms),
    })
  } finally {
    transport.close()
  }
}

const longestReason = 300

/** What an operator needs to read, in one line. */
function reasonOf(error: unknown): string {
  const { message, code, response } = error as { message: string; code?: string; response?: string }
  const text = selfSigned.test(message)
    ? `${message}: give the mail server a certificate of a known authority, or name its own one by NODE_EXTRA_CA_CERTS`
    : (response ?? message)
  return `${code ? `${code}: ` : ''}${text}`.replaceAll(/[\p{Cc}\s]+/gu, ' ').slice(0, longestReason)
}

const selfSigned = /self[- ]signed certificate|unable to verify|unable to get (local )?issuer/i

/** Whether mails leave by a mail server; else they wait in the outbox. */
export function hasMailServer(config: Pick<Config, 'smtpUrl' | 'mailFrom'>): boolean {
  return config.smtpUrl !== null && config.mailFrom !== null
}
