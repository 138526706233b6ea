import type { Handlers } from '#platform/module'
import type { Desk } from '../desk.ts'
import { createApiToken } from './create-token.ts'
import { revokeApiToken } from './revoke-token.ts'
import { listApiTokens, listPermissions } from './tokens.ts'
import type { tokenRoutes } from './tokens-contract.ts'

export function tokenHandlers(desk: Desk): Handlers<typeof tokenRoutes> {
  const { clock } = desk.platform
  return {
    listPermissions: async ({ who }) => listPermissions(who),
    listApiTokens: ({ tx, who, query }) => listApiTokens(tx, who, query, clock.now()),
    createApiToken: ({ tx, who, body, reply }) => {
      reply.header('cache-control', 'no-store')
      return createApiToken(tx, who, body, clock.now())
    },
    revokeApiToken: ({ who, params, platform }) => revokeApiToken({ ...desk, platform }, who, params.id),
  }
}
