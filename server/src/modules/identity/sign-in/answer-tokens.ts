import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Desk } from '../desk.ts'
import type { Device, SignedIn } from './admit.ts'
import { isWebApp, setRefreshCookie } from './refresh-cookie.ts'
import { tokensOf } from './session.ts'

/** A browser gets the refresh token as a cookie, everybody else in the answer. */
export async function answerTokens(
  desk: Desk,
  signed: SignedIn,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { clock, config } = desk.platform
  const web = isWebApp(request)
  if (web) {
    const left_seconds = (signed.expires_at.getTime() - clock.now().getTime()) / 1000
    setRefreshCookie(request, reply, config, signed.refresh_token, left_seconds)
  }
  reply.header('cache-control', 'no-store')
  return { ...(await tokensOf(desk, signed)), refresh_token: web ? null : signed.refresh_token }
}

const longestUserAgent = 300

/** What is known of the device that sends a request. */
export function deviceOf(request: FastifyRequest): Device {
  const user_agent = request.headers['user-agent']?.slice(0, longestUserAgent) ?? null
  return { user_agent, ip: request.ip ?? null }
}
