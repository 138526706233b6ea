import type { Config } from './config-schema.ts'

/** How many requests a minute there may be, by which setting, and whose are counted together. */
interface Limit {
  setting: keyof Config & `rateLimit${string}PerMinute`
  /** An address of IPv6 is its whole network. A person’s restaurant is the one they are limited to, else all of them. */
  per: 'address' | 'person' | 'restaurant'
}

/**
 * Whoever has signed in counts as a person and towards their restaurant; everybody else as an address. People at our own
 * pages have a limit of their own: a bookkeeper who settles a line each second asks for more than a program should.
 */
export const generalLimits = {
  user: { setting: 'rateLimitUserPerMinute', per: 'person' },
  office: { setting: 'rateLimitOfficePerMinute', per: 'person' },
  restaurant: { setting: 'rateLimitRestaurantPerMinute', per: 'restaurant' },
  anonymous: { setting: 'rateLimitAnonymousPerMinute', per: 'address' },
} as const satisfies Record<string, Limit>

/**
 * Limits that a route names. For people they come on top of the general ones; an address is counted by them alone, so
 * that guests who share it with the team can keep nobody from signing in.
 */
export const routeLimits = {
  login: { setting: 'rateLimitLoginPerMinute', per: 'address' },
  reset: { setting: 'rateLimitResetPerMinute', per: 'address' },
  inbound: { setting: 'rateLimitInboundPerMinute', per: 'address' },
  upload: { setting: 'rateLimitUploadPerMinute', per: 'person' },
} as const satisfies Record<string, Limit>

export type RouteLimit = keyof typeof routeLimits

export const limits: Record<keyof typeof generalLimits | RouteLimit, Limit> = {
  ...generalLimits,
  ...routeLimits,
}

export const window_seconds = 60
