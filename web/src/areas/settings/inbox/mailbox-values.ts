import type { Mailbox, MailboxBody } from './queries.ts'

export interface MailboxValues {
  host: string
  port: number | null
  security: Mailbox['security']
  user_name: string
  password: string
  folder: string
  kept_folder: string
  is_active: boolean
}

export const usualPort: Record<Mailbox['security'], number> = { tls: 993, starttls: 143, none: 143 }

export const valuesOf = (mailbox: Mailbox | null): MailboxValues => ({
  host: mailbox?.host ?? '',
  port: mailbox?.port ?? usualPort.tls,
  security: mailbox?.security ?? 'tls',
  user_name: mailbox?.user_name ?? '',
  password: '',
  folder: mailbox?.folder ?? 'INBOX',
  kept_folder: mailbox?.kept_folder ?? '',
  is_active: mailbox?.is_active ?? true,
})

export const bodyOf = ({ password, kept_folder, port, ...values }: MailboxValues): MailboxBody => ({
  ...values,
  port: port ?? usualPort[values.security],
  kept_folder: kept_folder.trim() || null,
  // Left empty it stays what it was.
  ...(password ? { password } : {}),
})

/** What the password stands for: when this changes, it is given anew. */
export const isSamePlace = (mailbox: Mailbox | null, values: MailboxValues): boolean =>
  mailbox !== null &&
  mailbox.host === values.host.trim().toLowerCase() &&
  mailbox.port === values.port &&
  mailbox.security === values.security &&
  mailbox.user_name === values.user_name.trim()
