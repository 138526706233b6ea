import type { Config } from './config-schema.ts'
import { isLoopback } from './special-addresses.ts'

/** Where mails go out, as read from SMTP_URL. */
export interface MailServer {
  host: string
  port: number
  /** TLS from the first byte (smtps://); else STARTTLS. */
  secure: boolean
  /** Nothing is said to a server that offers no TLS: a password would go through the network as it is. */
  requireTLS: boolean
  auth?: { user: string; pass: string }
}

const sender = /^(?:(?<name>[^\p{Cc}<>"@]*)<(?<inside>[^<>]+)>|(?<bare>[^<>]+))$/u
const address = /^[^\p{Cc}\s<>(),;:"\\@]+@[^\p{Cc}\s<>(),;:"\\@]+$/u

/** `smtp://` is port 587 with STARTTLS, `smtps://` port 465, unless the address names another port. */
export function readMailServer(smtp_url: string): MailServer {
  const url = new URL(smtp_url)
  const secure = url.protocol === 'smtps:'
  const auth = url.username
    ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
    : undefined
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port ? Number(url.port) : secure ? 465 : 587,
    secure,
    requireTLS: !secure && auth !== undefined && !isLoopback(url.hostname),
    ...(auth && { auth }),
  }
}

/** The sender of every mail, from MAIL_FROM: `Brigade <mail@brigade.example>` or the address alone. */
export function readSender(mail_from: string): { name: string; address: string } | undefined {
  const groups = sender.exec(mail_from.trim())?.groups
  const found = (groups?.inside ?? groups?.bare)?.trim()
  return found && address.test(found)
    ? { name: groups?.name?.trim() || 'Brigade', address: found }
    : undefined
}

/** What is wrong with the two settings together; no password is shown. */
export function mailFaults({ smtpUrl, mailFrom }: Pick<Config, 'smtpUrl' | 'mailFrom'>): string[] {
  const faults: string[] = []
  if (mailFrom && !readSender(mailFrom))
    faults.push('MAIL_FROM: write it as Brigade <mail@brigade.example>, or the address alone')
  if (!smtpUrl) return faults
  const { hostname, pathname, search, username, password } = new URL(smtpUrl)
  if (!hostname || search || pathname.length > 1 || !isDecodable(username + password))
    faults.push('SMTP_URL: write it as smtp://user:password@host:587 or smtps://user:password@host:465')
  if (!mailFrom) faults.push('MAIL_FROM: mails need a sender once SMTP_URL is set')
  return faults
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}
