import type { Handlers } from '#platform/module'
import type { Desk } from '../desk.ts'
import { answerTokens, deviceOf } from '../sign-in/answer-tokens.ts'
import {
  endOtherSessions,
  endOwnSession,
  endSessionsOfMember,
  listOwnSessions,
  listSessionsOf,
} from './sessions.ts'
import type { sessionRoutes } from './sessions-contract.ts'
import { listOwnOrganizations, switchOrganization } from './switch-organization.ts'

export function sessionHandlers(desk: Desk): Handlers<typeof sessionRoutes> {
  return {
    listSessions: ({ tx, who, query, platform }) => listOwnSessions(tx, who, query, platform.clock.now()),
    endOtherSessions: ({ who }) => endOtherSessions(desk, who),
    endSession: ({ who, params }) => endOwnSession(desk, who, params.id),
    listSessionsOfUser: ({ tx, who, params, query, platform }) =>
      listSessionsOf(tx, who, params.id, query, platform.clock.now()),
    endSessionsOfUser: ({ who, params }) => endSessionsOfMember(desk, who, params.id),
    endSessionOfUser: ({ who, params }) => endSessionsOfMember(desk, who, params.id, params.session_id),
    listOwnOrganizations: ({ tx, who }) => listOwnOrganizations(tx, who),
    switchOrganization: async ({ who, body, request, reply }) => {
      const signed = await switchOrganization(desk, who, body.organization_id, deviceOf(request))
      return answerTokens(desk, signed, request, reply)
    },
  }
}
