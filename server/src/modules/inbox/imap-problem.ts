import type { MailboxError } from './settings-contract.ts'

const words: Readonly<Record<MailboxError, string>> = {
  server_invalid: 'This is no server that mails are fetched from.',
  tls_needed: 'Use TLS: without it everybody on the way reads the password.',
  address_refused: 'This address leads to nothing on the public internet.',
  timed_out: 'The server did not answer in time.',
  server_not_reached: 'The server cannot be reached.',
  tls_failed: 'The server’s certificate is not valid, or it does not speak TLS here.',
  answer_broken: 'The server’s answers cannot be understood.',
  login_refused: 'The server refuses this user name and password.',
  folder_missing: 'The server has no such folder.',
  not_markable: 'Mails were taken in, but the server does not let them be marked or moved.',
}

/** Why a mailbox could not be looked into. */
export class MailboxProblem extends Error {
  override readonly name = 'MailboxProblem'
  readonly reason: MailboxError
  /** The server understood and said no. */
  readonly is_refusal: boolean
  constructor(reason: MailboxError, message: string = words[reason], is_refusal = false) {
    super(message)
    this.reason = reason
    this.is_refusal = is_refusal
  }
}

interface ImapError {
  code?: string
  authenticationFailed?: boolean
  tlsFailed?: boolean
  responseStatus?: string
}

/** What an error of the IMAP client means. Whatever is none of the known ones is an answer that makes no sense. */
export function imapProblem(error: unknown): MailboxProblem {
  if (error instanceof MailboxProblem) return error
  const { code = '', authenticationFailed, tlsFailed, responseStatus } = (error ?? {}) as ImapError
  if (/^(CONNECT_TIMEOUT|GREETING_TIMEOUT|UPGRADE_TIMEOUT|ETIMEOUT|ETIMEDOUT)$/.test(code))
    return new MailboxProblem('timed_out')
  if (tlsFailed || /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|EPROTO)/.test(code))
    return new MailboxProblem('tls_failed')
  if (/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/.test(code))
    return new MailboxProblem('server_not_reached')
  if (authenticationFailed && responseStatus !== undefined) return new MailboxProblem('login_refused')
  return new MailboxProblem(
    'answer_broken',
    words.answer_broken,
    responseStatus === 'NO' || code === 'NotFound',
  )
}
