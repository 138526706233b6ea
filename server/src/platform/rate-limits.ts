import { normalizeIP } from '@fastify/rate-limit'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from './config.ts'
import type { Counters } from './counters.ts'
import { AppError } from './errors.ts'
import { limits, window_seconds } from './limits.ts'
import type { Route } from './route.ts'

type Check = (request: FastifyRequest, reply: FastifyReply, route: Route | null) => Promise<void>
type LimitName = keyof typeof limits

/**
 * Counts each request and refuses what is over a limit. Every answer names the limits it fell under and what is left
 * of them. Source: RateLimit header fields for HTTP, draft-ietf-httpapi-ratelimit-headers-11.
 */
export function makeRateLimits(config: Config, counters: Counters): Check {
  if (!config.rateLimits) return async () => {}
  const maximum = (name: LimitName) => config[limits[name].setting]

  return async (request, reply, route) => {
    const names = namesFor(request, route)
    const counted = names.map((name) => ({ key: `${name}:${countedAs(name, request)}`, max: maximum(name) }))
    const counts = await counters.count(counted, window_seconds * 1000)
    const states = counts.map(({ count, ends_in_ms }, index) => ({
      name: names[index]!,
      left: Math.max(0, counted[index]!.max - count),
      seconds: Math.max(1, Math.ceil(ends_in_ms / 1000)),
      is_over: count > counted[index]!.max,
    }))
    reply.header(
      'ratelimit-policy',
      names.map((name) => `"${name}";q=${maximum(name)};w=${window_seconds}`).join(', '),
    )
    reply.header(
      'ratelimit',
      states.map(({ name, left, seconds }) => `"${name}";r=${left};t=${seconds}`).join(', '),
    )
    const over = states.filter(({ is_over }) => is_over)
    if (over.length === 0) return
    const seconds = Math.max(...over.map((state) => state.seconds))
    reply.header('retry-after', seconds)
    throw new AppError('too_many_requests', {
      message: `Too many requests; try again in ${seconds} s.`,
    })
  }
}

function namesFor(request: FastifyRequest, route: Route | null): LimitName[] {
  const named = route?.limit
  if (request.who) {
    const person = isOffice(request) ? 'office' : 'user'
    return named ? [person, 'restaurant', named] : [person, 'restaurant']
  }
  return [named && limits[named].per === 'address' ? named : 'anonymous']
}

/**
 * Browsers say where a request comes from and let no page of another site say otherwise (W3C Fetch Metadata). A program
 * could claim it, too, and would have that limit instead of the other.
 */
const isOffice = ({ who, headers }: FastifyRequest) =>
  !who?.token && headers['sec-fetch-site'] === 'same-origin'

/** Whoever has one IPv6 address has the 2^64 of its network, which count as one. */
const network_bits = 64

function countedAs(name: LimitName, { who, ip }: FastifyRequest): string {
  const { per } = limits[name]
  if (per === 'address' || !who) return normalizeIP(ip, network_bits)
  // A program at work does not slow down the person it stands for.
  if (per === 'person') return who.token?.id ?? who.user_id
  return who.restaurant_ids?.length === 1 ? who.restaurant_ids[0]! : who.organization_id
}
