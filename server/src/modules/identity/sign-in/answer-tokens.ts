import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Desk } from '../desk.ts'
import type { SecondFactorAsked } from '../second-factor/challenges.ts'
import { deviceValuesOf, rememberDevice } from '../sessions/device-cookie.ts'
import type { Admission, Device, SignedIn } from './admit.ts'
import { isWebApp, setRefreshCookie } from './refresh-cookie.ts'
import { tokensOf } from './session.ts'

type TokensAnswer = Awaited<ReturnType<typeof tokensOf>> & { refresh_token: string | null }

/**
 * A browser gets the refresh token as a cookie, everybody else in the answer. Who must show a second factor first
 * gets no tokens at all.
 */
export async function answerTokens<A extends Admission>(
  desk: Desk,
  admission: A,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<A extends SignedIn ? TokensAnswer : TokensAnswer | SecondFactorAsked>
export async function answerTokens(
  desk: Desk,
  signed: Admission,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<TokensAnswer | SecondFactorAsked> {
  const { clock, config } = desk.platform
  reply.header('cache-control', 'no-store')
  if ('second_factor' in signed) return signed
  const web = isWebApp(request)
  if (web) {
    const left_seconds = (signed.expires_at.getTime() - clock.now().getTime()) / 1000
    if (signed.refresh_token) setRefreshCookie(request, reply, config, signed.refresh_token, left_seconds)
    if (signed.device_value) rememberDevice(request, reply, config, signed.device_value)
  }
  return { ...(await tokensOf(desk, signed)), refresh_token: web ? null : signed.refresh_token }
}

const longestUserAgent = 300

/** What is known of the device that sends a request. */
export function deviceOf(request: FastifyRequest): Device {
  const user_agent = request.headers['user-agent']?.slice(0, longestUserAgent) ?? null
  return {
    user_agent,
    ip: request.ip ?? null,
    ...(isWebApp(request) && { remembered: deviceValuesOf(request) }),
  }
}
