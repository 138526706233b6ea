import type { Platform } from '#platform/platform'
import { type FindIssuer, makeIssuers } from './issuers.ts'
import { type Provider, providersOf } from './providers.ts'

/** The issuers people may sign in by, and how they are found. */
export interface Social {
  providers: readonly Provider[]
  findIssuer: FindIssuer
}

export function makeSocial({ config, clock, log }: Platform): Social {
  return { providers: providersOf(config), findIssuer: makeIssuers(clock, log) }
}
