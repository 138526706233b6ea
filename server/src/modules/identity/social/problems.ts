/** Why a sign-in by an issuer came to nothing, as the page names it. */
export type SocialProblem = 'denied' | 'unreachable' | 'expired' | 'failed'

/** Ends a sign-in by an issuer; `cause` is for the log, the page gets the word. */
export class SocialFailure extends Error {
  readonly problem: SocialProblem
  constructor(problem: SocialProblem, cause: unknown) {
    super(`sign-in by an issuer: ${problem}`, { cause })
    this.problem = problem
  }
}

// Of OpenID Connect Core 1.0 (section 3.1.2.6), OAuth 2.0 (RFC 6749, section 4.1.2.1) and Apple.
const byWord: Record<string, SocialProblem> = {
  access_denied: 'denied',
  user_cancelled_authorize: 'denied',
  login_required: 'denied',
  consent_required: 'denied',
  server_error: 'unreachable',
  temporarily_unavailable: 'unreachable',
}

interface Thrown extends Error {
  /** Of openid-client and jose: what kind of fault. Of Node: what the network said. */
  code?: string
  /** What the issuer said. */
  error?: string
}

/** What an exchange with an issuer failed at: the person's no, the network or the issuer's health, or a check. */
export function failureOf(thrown: unknown): SocialFailure {
  if (thrown instanceof SocialFailure) return thrown
  const { error = '', name } = thrown as Thrown
  const isAnswer = name === 'AuthorizationResponseError'
  const problem = (isAnswer && byWord[error]) || (isUnreachable(thrown as Thrown) ? 'unreachable' : 'failed')
  return new SocialFailure(problem, thrown)
}

// The last is what jose says of a place for keys that does not answer 200.
const outages = ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'ERR_JWKS_TIMEOUT', 'ERR_JOSE_GENERIC']

function isUnreachable({ code, cause, message, name }: Thrown): boolean {
  if (name === 'TypeError') return message === 'fetch failed' || message === 'terminated'
  if (outages.includes(code ?? '')) return true
  return cause instanceof Response && (cause.status >= 500 || cause.status === 429)
}

/** What the log may hold of it: no tokens, codes or people, which lie in the errors' causes. */
export function reasonOf({ cause }: SocialFailure): Record<string, unknown> {
  const { message, code, error } = (cause ?? {}) as Thrown
  return { reason: message ?? String(cause), code, issuer_said: error }
}
