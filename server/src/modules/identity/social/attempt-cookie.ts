import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '#platform/config'
import { cookieFor } from '../sign-in/refresh-cookie.ts'

const bare = 'brigade_social'

/** The browser's secret, if it brings one. */
export function browserSecretOf(request: FastifyRequest, config: Config): string | undefined {
  return request.cookies[cookieFor(request, config, bare).name]
}

/**
 * Lax is sent along when the issuer redirects the browser back, None also when it makes the browser post a form from
 * its own site (only over TLS), Strict once everything happens on Brigade's pages.
 */
export function setBrowserSecret(
  request: FastifyRequest,
  reply: FastifyReply,
  config: Config,
  cookie: { secret: string; same_site: 'lax' | 'none' | 'strict'; max_age_seconds: number },
): void {
  const { name, attributes } = cookieFor(request, config, bare)
  reply.setCookie(name, cookie.secret, {
    ...attributes,
    sameSite: cookie.same_site,
    maxAge: cookie.max_age_seconds,
  })
}

export function clearBrowserSecret(request: FastifyRequest, reply: FastifyReply, config: Config): void {
  const { name, attributes } = cookieFor(request, config, bare)
  if (request.cookies[name]) reply.clearCookie(name, attributes)
}
