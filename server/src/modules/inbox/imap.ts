import { isIP } from 'node:net'
import { ImapFlow } from 'imapflow'
import { type Outbound, OutboundFailure, OutboundRefusal } from '#platform/outbound'
import { imapProblem, MailboxProblem } from './imap-problem.ts'

export interface MailboxSettings {
  host: string
  port: number
  security: 'tls' | 'starttls' | 'none'
  user_name: string
  password: string
  folder: string
  kept_folder: string | null
}

/** An open folder. All of it may throw MailboxProblem. */
export interface OpenFolder {
  uid_validity: number
  /** UIDs of unread mails above one, ascending. */
  listUnread: (above: number) => Promise<number[]>
  /** How large a mail is and what its envelope says; undefined when it is gone. */
  describe: (uid: number) => Promise<MailEnvelope | undefined>
  /** The whole mail as it was sent; undefined when it is gone. */
  fetch: (uid: number) => Promise<Buffer | undefined>
  /** Marks a mail as read and moves it where kept ones go; whether the server did. */
  settle: (uid: number) => Promise<boolean>
}

export interface MailEnvelope {
  size_bytes: number
  sender_address: string | null
  subject: string | null
}

export interface ImapLimits {
  /** Of one mail. */
  mail_bytes: number
  /** Until the server has let us in, and between two of its words. */
  patience_ms: number
  /** From the first byte to the last. */
  total_ms: number
}

/** 993: TLS from the first byte; 143: plain at first. Source: RFC 8314, RFC 9051. */
const usualPorts = [143, 993]
/** A list of a hundred thousand UIDs is below a megabyte. */
const longestLine_bytes = 2 * 1_048_576

interface Needs {
  outbound: Pick<Outbound, 'locate'>
  limits: ImapLimits
  /** For tests: who else is trusted to vouch for servers, PEM. */
  ca?: string
}

/**
 * Opens a folder of an IMAP server and closes it when `use` is over. It connects to addresses that the outbound guard
 * has looked at, and to no others. Errors: MailboxProblem, those of `use`.
 */
export async function withFolder<T>(
  needs: Needs,
  settings: MailboxSettings,
  use: (folder: OpenFolder) => Promise<T>,
): Promise<T> {
  const { host, port, security } = settings
  const server = { host, port, is_encrypted: security !== 'none', usual_ports: usualPorts }
  const [first, ...others] = await needs.outbound.locate(server).catch((error) => {
    throw asProblem(error)
  })
  const over = Promise.withResolvers<never>()
  over.promise.catch(() => {})
  const timer = setTimeout(() => over.reject(new MailboxProblem('timed_out')), needs.limits.total_ms)
  let client = connection(needs, settings, first!.address)
  try {
    await Promise.race([over.promise, client.connect()]).catch((error) => {
      // A host with two kinds of addresses may be reached by the other only.
      if (others.length === 0 || imapProblem(error).reason !== 'server_not_reached') throw imapProblem(error)
      client = connection(needs, settings, others[0]!.address)
      return Promise.race([over.promise, client.connect()]).catch((again) => {
        throw imapProblem(again)
      })
    })
    const folder = await Promise.race([over.promise, openFolder(client, settings)])
    return await Promise.race([over.promise, use(folder)])
  } finally {
    clearTimeout(timer)
    client.close()
  }
}

const named = {
  url_invalid: 'server_invalid',
  https_needed: 'tls_needed',
  not_reached: 'server_not_reached',
} as const

function asProblem(error: unknown): unknown {
  if (!(error instanceof OutboundRefusal || error instanceof OutboundFailure)) return error
  const { reason } = error
  return new MailboxProblem(
    reason in named ? named[reason as keyof typeof named] : (reason as 'address_refused'),
  )
}

function connection({ limits, ca }: Needs, settings: MailboxSettings, address: string): ImapFlow {
  const { host, port, security, user_name, password } = settings
  const client = new ImapFlow({
    host: address,
    port,
    ...(isIP(host) ? {} : { servername: host }),
    secure: security === 'tls',
    ...(security === 'tls' ? {} : { doSTARTTLS: security === 'starttls' }),
    auth: { user: user_name, pass: password },
    logger: false,
    disableAutoIdle: true,
    // What is small on the way may be large here.
    disableCompression: true,
    connectionTimeout: limits.patience_ms,
    greetingTimeout: limits.patience_ms,
    socketTimeout: limits.patience_ms,
    maxLineLength: longestLine_bytes,
    maxLiteralSize: limits.mail_bytes,
    maxResponseSize: limits.mail_bytes + longestLine_bytes,
    ...(ca ? { tls: { ca } } : {}),
  })
  // Told to whoever waits for an answer, too.
  client.on('error', () => {})
  return client
}

async function openFolder(client: ImapFlow, { folder, kept_folder }: MailboxSettings): Promise<OpenFolder> {
  const asked = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error) => {
      throw imapProblem(error)
    })
  const missing = (name: string) => (error: unknown) => {
    const problem = imapProblem(error)
    throw problem.is_refusal ? new MailboxProblem('folder_missing', `There is no folder ${name}.`) : problem
  }
  if (kept_folder !== null) await client.status(kept_folder, { messages: true }).catch(missing(kept_folder))
  const { uidValidity: uid_validity } = await client.mailboxOpen(folder).catch(missing(folder))
  if (typeof uid_validity !== 'bigint' || uid_validity <= 0n || uid_validity > Number.MAX_SAFE_INTEGER)
    throw new MailboxProblem('answer_broken')
  return {
    uid_validity: Number(uid_validity),
    async listUnread(above) {
      const found = await asked(client.search({ seen: false, uid: `${above + 1}:*` }, { uid: true }))
      // `n:*` names the last mail even when it is below n.
      return [...new Set(found || [])].filter((uid) => isUid(uid) && uid > above).sort((a, b) => a - b)
    },
    async describe(uid) {
      const found = await asked(client.fetchOne(`${uid}`, { size: true, envelope: true }, { uid: true }))
      if (!found) return undefined
      const { size, envelope } = found
      return {
        size_bytes: size ?? 0,
        sender_address: envelope?.from?.[0]?.address ?? null,
        subject: envelope?.subject ?? null,
      }
    },
    async fetch(uid) {
      const found = await asked(client.fetchOne(`${uid}`, { source: true }, { uid: true }))
      return found ? found.source : undefined
    },
    async settle(uid) {
      const is_marked = await asked(client.messageFlagsAdd(`${uid}`, ['\\Seen'], { uid: true }))
      const is_settled =
        kept_folder === null
          ? is_marked
          : Boolean(await asked(client.messageMove(`${uid}`, kept_folder, { uid: true })))
      // Cut off it says no, too, but then it was not the server that refused.
      if (!is_settled && !client.usable) throw new MailboxProblem('answer_broken')
      return is_settled
    },
  }
}

/** Source: RFC 9051, 2.3.1.1: 32 bits, not zero. */
const isUid = (uid: number) => Number.isInteger(uid) && uid > 0 && uid <= 0xffff_ffff
