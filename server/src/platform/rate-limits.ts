import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from './config.ts'
import { AppError } from './errors.ts'
import type { Route } from './route.ts'

type Check = (request: FastifyRequest, reply: FastifyReply, route: Route | null) => Promise<void>

/** Requests a minute: per person or address, per organization, and tighter ones per address where a route says so. */
export async function makeRateLimits(app: FastifyInstance, config: Config): Promise<Check> {
  if (!config.rateLimits) return async () => {}
  await app.register(rateLimit, { global: false })
  const limiter = (max: number, keyGenerator: (request: FastifyRequest) => string) =>
    app.createRateLimit({ max, timeWindow: 60_000, keyGenerator })

  const perAddress = limiter(config.rateLimitAnonymousPerMinute, (request) => `address:${request.ip}`)
  const perUser = limiter(config.rateLimitUserPerMinute, (request) => `user:${request.who?.user_id}`)
  const perRestaurant = limiter(
    config.rateLimitRestaurantPerMinute,
    (request) => `restaurant:${request.who?.restaurant_id ?? request.who?.organization_id}`,
  )
  const perLogin = limiter(config.rateLimitLoginPerMinute, (request) => `login:${request.ip}`)

  return async (request, reply, route) => {
    const checks =
      route?.limit === 'login' ? [perLogin] : request.who ? [perUser, perRestaurant] : [perAddress]
    for (const check of checks) {
      const state = await check(request)
      if (state.isAllowed) continue
      reply.header('ratelimit-limit', state.max)
      reply.header('ratelimit-remaining', state.remaining)
      reply.header('ratelimit-reset', state.ttlInSeconds)
      if (!state.isExceeded) continue
      reply.header('retry-after', state.ttlInSeconds)
      throw new AppError('too_many_requests', {
        message: `Too many requests; try again in ${state.ttlInSeconds} s.`,
      })
    }
  }
}
