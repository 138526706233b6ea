import type { FastifyRequest } from 'fastify'
import { hashOfApiToken, isApiToken } from './api-token.ts'
import { AppError } from './errors.ts'
import type { AccessClaims, Tokens } from './tokens.ts'
import type { Who } from './who.ts'

type Known = Omit<Who, 'request_id'>

/** Who a live session stands for, or null when it has ended. Given by the module that keeps people. */
export type ResolveSession = (claims: AccessClaims) => Promise<Known | null>

/** Whom a living API token stands for, null when it is unknown, has expired or was revoked. Keeps when it was used. */
export type ResolveApiToken = (token_hash: Buffer, ip: string | null) => Promise<Known | null>

export interface Authentication {
  /** Who sends this request; null without a token. Errors: token_invalid, token_expired, session_ended. */
  authenticate: (request: FastifyRequest) => Promise<Who | null>
  authenticateToken: (token: string, request: Pick<FastifyRequest, 'id' | 'ip'>) => Promise<Who>
  /** Forgets what is cached about a session: it was ended or changed. */
  forget: (session_id: string) => void
  /** Forgets a person's sessions and API tokens. */
  forgetUser: (user_id: string) => void
  /** Forgets everybody: notices of what ended may have been missed. */
  forgetAll: () => void
}

/** What a module says when a session or a person is no longer what they were. */
export interface Forget {
  session: (session_id: string) => void
  /** With their API tokens. */
  user: (user_id: string) => void
}

interface AuthenticationNeeds {
  tokens: Tokens
  resolveSession: ResolveSession
  resolveApiToken: ResolveApiToken
  now: () => Date
}

/** The state of a session or an API token is read at most once in five seconds per process; ends made by it count at once. */
export function makeAuthentication(needs: AuthenticationNeeds): Authentication {
  const { tokens, now } = needs
  const cache = makeCache(now)

  const bySession = async (token: string): Promise<Known> => {
    const claims = await tokens.verify(token, now())
    const known = cache.get(claims.session_id)
    // A session may go on in another organization: tokens of the one before are no longer good.
    const fits = known?.organization_id === claims.organization_id && known.user_id === claims.user_id
    if (fits) return known
    const who = await cache.fill(claims.session_id, () => needs.resolveSession(claims))
    if (!who) throw new AppError('session_ended')
    return who
  }

  const byApiToken = async (token: string, ip: string | null): Promise<Known> => {
    const hash = hashOfApiToken(token)
    const key = hash?.toString('hex')
    const who = key && (cache.get(key) ?? (await cache.fill(key, () => needs.resolveApiToken(hash!, ip))))
    // The same answer whether it never was, has expired or was revoked.
    if (!who) throw new AppError('token_invalid', { message: 'This API token is not valid.' })
    return who
  }

  const authenticateToken: Authentication['authenticateToken'] = async (token, { id, ip }) => {
    const who = isApiToken(token) ? await byApiToken(token, ip ?? null) : await bySession(token)
    return { ...who, request_id: id }
  }

  return {
    authenticateToken,
    async authenticate(request) {
      const header = request.headers.authorization
      if (!header) return null
      const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(header)?.[1]
      if (!token) throw new AppError('token_invalid')
      return authenticateToken(token, request)
    },
    forget: (session_id) => cache.forget(session_id),
    forgetUser: (user_id) => cache.forgetWhere((who) => who.user_id === user_id),
    forgetAll: () => cache.forgetWhere(() => true),
  }
}

const cached_ms = 5_000
const remembered = 10_000

function makeCache(now: () => Date) {
  const entries = new Map<string, { who: Known; until_ms: number }>()
  /** Counts what was forgotten: an answer that was on its way meanwhile may be old. */
  let forgettings = 0
  return {
    get(key: string): Known | undefined {
      const known = entries.get(key)
      return known && known.until_ms > now().getTime() ? known.who : undefined
    },
    async fill(key: string, read: () => Promise<Known | null>): Promise<Known | null> {
      const before = forgettings
      const who = await read()
      entries.delete(key)
      if (!who) return null
      if (entries.size >= remembered) entries.delete(entries.keys().next().value!)
      if (forgettings === before) entries.set(key, { who, until_ms: now().getTime() + cached_ms })
      return who
    },
    forget(key: string) {
      forgettings += 1
      entries.delete(key)
    },
    forgetWhere(is_meant: (who: Known) => boolean) {
      forgettings += 1
      for (const [key, { who }] of entries) if (is_meant(who)) entries.delete(key)
    },
  }
}
