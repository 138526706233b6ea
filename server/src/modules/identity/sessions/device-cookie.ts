import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '#platform/config'
import { cookieFor } from '../sign-in/refresh-cookie.ts'

/**
 * What a browser is known by when it signs in again: one random value for each account that signed in with it, of
 * which the latest are kept. It opens no door. Source of the idea: OWASP, "Slow Down Online Guessing Attacks with
 * Device Cookies".
 */

const bare = 'brigade_device'
const wellFormed = /^[\w-]{22}$/
const mostAccounts = 10
/** Browsers keep a cookie 400 days at most (RFC 6265bis, §5.5). */
const lifetime_seconds = 400 * 86_400

/** 16 random bytes. A value that somebody brings along is never taken over: it may have been planted. */
export const newDeviceValue = () => randomBytes(16).toString('base64url')

/** The values a browser shows, the latest first. */
export function deviceValuesOf({ cookies }: FastifyRequest): string[] {
  const text = cookies[`__Host-${bare}`] ?? cookies[bare] ?? ''
  return text
    .split('.')
    .filter((value) => wellFormed.test(value))
    .slice(0, mostAccounts)
}

/** Adds a value. Lax, not Strict, so that it is there when somebody comes back from another site's sign-in, too. */
export function rememberDevice(
  request: FastifyRequest,
  reply: FastifyReply,
  config: Config,
  value: string,
): void {
  const { name, attributes } = cookieFor(request, config, bare)
  const values = [value, ...deviceValuesOf(request)].slice(0, mostAccounts)
  reply.setCookie(name, values.join('.'), { ...attributes, sameSite: 'lax', maxAge: lifetime_seconds })
}
