import type { FastifyRequest } from 'fastify'
import { AppError } from './errors.ts'
import type { AccessClaims, Tokens } from './tokens.ts'
import type { Who } from './who.ts'

/** Who a live session stands for, or null when it has ended. Given by the module that keeps people. */
export type ResolveSession = (claims: AccessClaims) => Promise<Omit<Who, 'request_id'> | null>

export interface Authentication {
  /** Who sends this request; null without a token. Errors: token_invalid, token_expired, session_ended. */
  authenticate: (request: FastifyRequest) => Promise<Who | null>
  authenticateToken: (token: string, request_id: string) => Promise<Who>
  /** Forgets what is cached about a session: it was ended or changed. */
  forget: (session_id: string) => void
  forgetUser: (user_id: string) => void
}

const cached_ms = 5_000
const remembered = 10_000

/** A session's state is read at most once in five seconds per process; ends made by this process count at once. */
export function makeAuthentication(tokens: Tokens, resolve: ResolveSession, now: () => Date): Authentication {
  const cache = new Map<string, { who: Omit<Who, 'request_id'>; until_ms: number }>()

  const authenticateToken = async (token: string, request_id: string): Promise<Who> => {
    const claims = await tokens.verify(token, now())
    const known = cache.get(claims.session_id)
    // A session may go on in another organization: tokens of the one before are no longer good.
    const fits = known?.who.organization_id === claims.organization_id
    if (known && fits && known.until_ms > now().getTime()) return { ...known.who, request_id }
    const who = await resolve(claims)
    if (!who) {
      cache.delete(claims.session_id)
      throw new AppError('session_ended')
    }
    if (cache.size >= remembered) cache.delete(cache.keys().next().value!)
    cache.set(claims.session_id, { who, until_ms: now().getTime() + cached_ms })
    return { ...who, request_id }
  }

  return {
    authenticateToken,
    async authenticate(request) {
      const header = request.headers.authorization
      if (!header) return null
      const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(header)?.[1]
      if (!token) throw new AppError('token_invalid')
      return authenticateToken(token, request.id)
    },
    forget: (session_id) => void cache.delete(session_id),
    forgetUser(user_id) {
      for (const [session_id, { who }] of cache) if (who.user_id === user_id) cache.delete(session_id)
    },
  }
}
