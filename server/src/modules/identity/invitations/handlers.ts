import type { Handlers } from '#platform/module'
import type { Desk } from '../desk.ts'
import { answerTokens, deviceOf } from '../sign-in/answer-tokens.ts'
import { acceptInvitation, previewInvitation } from './accept.ts'
import type { invitationRoutes } from './invitations-contract.ts'
import { inviteAgain } from './invite.ts'

export function invitationHandlers(desk: Desk): Handlers<typeof invitationRoutes> {
  return {
    inviteAgain: ({ tx, who, params, platform }) => inviteAgain(tx, platform, who, params.id),
    previewInvitation: ({ tx, body, platform }) => previewInvitation(tx, body.token, platform.clock.now()),
    acceptInvitation: async ({ who, body, request, reply }) => {
      // A token that is no longer good is somebody who meant to be signed in, not somebody new.
      if (request.tokenFault) throw request.tokenFault
      const about = { device: deviceOf(request), request_id: request.id }
      return answerTokens(desk, await acceptInvitation(desk, who, body, about), request, reply)
    },
  }
}
