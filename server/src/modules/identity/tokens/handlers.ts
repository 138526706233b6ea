import type { Handlers } from '#platform/module'
import type { Desk } from '../desk.ts'
import { assertProof } from '../second-factor/proof.ts'
import { deviceOf } from '../sign-in/answer-tokens.ts'
import { createApiToken } from './create-token.ts'
import { revokeApiToken } from './revoke-token.ts'
import { listApiTokens, listPermissions } from './tokens.ts'
import type { tokenRoutes } from './tokens-contract.ts'

export function tokenHandlers(desk: Desk): Handlers<typeof tokenRoutes> {
  const { clock } = desk.platform
  return {
    listPermissions: async ({ who }) => listPermissions(who),
    listApiTokens: ({ tx, who, query }) => listApiTokens(tx, who, query, clock.now()),
    createApiToken: async ({ who, body, platform, request, reply }) => {
      const { password, code, ...given } = body
      await assertProof({ ...desk, platform }, who, { password, code }, deviceOf(request))
      reply.header('cache-control', 'no-store')
      return platform.withTenant(who, (tx) => createApiToken(tx, who, given, clock.now()))
    },
    revokeApiToken: ({ who, params, platform }) => revokeApiToken({ ...desk, platform }, who, params.id),
  }
}
