import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from './config.ts'
import { AppError } from './errors.ts'
import type { Route } from './route.ts'

type Check = (request: FastifyRequest, reply: FastifyReply, route: Route | null) => Promise<void>

/** Requests a minute: per person or address, per organization, and tighter ones per address where a route says so. */
export async function makeRateLimits(app: FastifyInstance, config: Config): Promise<Check> {
  if (!config.rateLimits) return async () => {}
  // Whoever has one IPv6 address has the 2^64 of its network, which count as one.
  await app.register(rateLimit, { global: false, timeWindow: 60_000, ipv6Subnet: 64 })
  const perAddress = app.createRateLimit({ max: config.rateLimitAnonymousPerMinute })
  const perLogin = app.createRateLimit({ max: config.rateLimitLoginPerMinute })
  const perUser = app.createRateLimit({
    max: config.rateLimitUserPerMinute,
    keyGenerator: ({ who }) => who!.user_id,
  })
  const perRestaurant = app.createRateLimit({
    max: config.rateLimitRestaurantPerMinute,
    keyGenerator: ({ who }) =>
      who!.restaurant_ids?.length === 1 ? who!.restaurant_ids[0]! : who!.organization_id,
  })

  return async (request, reply, route) => {
    const checks =
      route?.limit === 'login' ? [perLogin] : request.who ? [perUser, perRestaurant] : [perAddress]
    let fewest = Number.POSITIVE_INFINITY
    for (const check of checks) {
      const state = await check(request)
      if (state.isAllowed) continue
      // The headers tell of the limit that will be reached first.
      if (state.remaining < fewest || state.isExceeded) {
        fewest = state.remaining
        reply.header('ratelimit-limit', state.max)
        reply.header('ratelimit-remaining', state.remaining)
        reply.header('ratelimit-reset', state.ttlInSeconds)
      }
      if (!state.isExceeded) continue
      reply.header('retry-after', state.ttlInSeconds)
      throw new AppError('too_many_requests', {
        message: `Too many requests; try again in ${state.ttlInSeconds} s.`,
      })
    }
  }
}
