import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '#platform/config'
import { AppError } from '#platform/errors'
import { API_PREFIX } from '#platform/route'

/**
 * The refresh token of browsers: a cookie no script can read. Over TLS its `__Host-` name keeps other hosts of the
 * domain from setting it; in plain HTTP on one's own machine a browser would refuse that name.
 */

/** Whether the caller says it is the web app; other sites' pages cannot set this header without being asked first. */
export function isWebApp(request: FastifyRequest): boolean {
  return request.headers['x-brigade-client'] === 'web'
}

export function setRefreshCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  config: Config,
  token: string,
  max_age_seconds: number,
): void {
  const { name, attributes } = cookieFor(request, config)
  reply.setCookie(name, token, { ...attributes, maxAge: Math.max(0, Math.floor(max_age_seconds)) })
}

export function clearRefreshCookie(request: FastifyRequest, reply: FastifyReply, config: Config): void {
  const { name, attributes } = cookieFor(request, config)
  if (request.cookies[name]) reply.clearCookie(name, attributes)
}

/** The token of the cookie, taken only from Brigade's own pages. Errors: origin_refused. */
export function takeRefreshCookie(request: FastifyRequest, config: Config): string | undefined {
  const token = request.cookies[cookieFor(request, config).name]
  if (!token) return undefined
  assertOwnPage(request, config)
  return token
}

/** Whatever a browser sends along by itself counts only on Brigade's own pages. Errors: origin_refused. */
export function assertOwnPage(request: FastifyRequest, config: Config): void {
  if (!isWebApp(request) || !isOwnOrigin(request, config)) throw new AppError('origin_refused')
}

function isOwnOrigin(request: FastifyRequest, config: Config): boolean {
  const { origin } = request.headers
  if (!origin || !URL.canParse(origin)) return false
  const { host } = new URL(origin)
  return host === request.host || (config.publicUrl !== null && host === new URL(config.publicUrl).host)
}

/** A cookie's name and attributes where Brigade is reached as it is now. */
export function cookieFor(request: FastifyRequest, config: Config, bare = 'brigade_refresh') {
  const secure = request.protocol === 'https' || config.publicUrl?.startsWith('https://') === true
  return {
    name: secure ? `__Host-${bare}` : bare,
    attributes: {
      path: secure ? '/' : `${API_PREFIX}/auth`,
      httpOnly: true,
      sameSite: 'strict',
      secure,
    } as const,
  }
}
