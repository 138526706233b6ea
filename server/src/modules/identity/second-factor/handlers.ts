import type { Handlers } from '#platform/module'
import type { Desk } from '../desk.ts'
import { answerTokens, deviceOf } from '../sign-in/answer-tokens.ts'
import { answerChallenge } from './answer-challenge.ts'
import { getSecondFactor, renewRecoveryCodes, resetSecondFactors } from './second-factor.ts'
import type { secondFactorRoutes } from './second-factor-contract.ts'
import { beginTotp, confirmTotp, removeTotp } from './set-up-totp.ts'

export function secondFactorHandlers(desk: Desk): Handlers<typeof secondFactorRoutes> {
  return {
    getSecondFactor: ({ tx, who, platform }) => getSecondFactor(tx, who, platform),
    beginTotp: ({ who, body, request }) => beginTotp(desk, who, body ?? {}, deviceOf(request)),
    confirmTotp: ({ who, body }) => confirmTotp(desk, who, body.code),
    removeTotp: ({ who, body, request }) => removeTotp(desk, who, body ?? {}, deviceOf(request)),
    renewRecoveryCodes: ({ who, body, request }) =>
      renewRecoveryCodes(desk, who, body ?? {}, deviceOf(request)),
    answerSecondFactor: async ({ body, request, reply }) => {
      const signed = await answerChallenge(desk, body, deviceOf(request), request.id)
      return answerTokens(desk, signed, request, reply)
    },
    resetSecondFactors: ({ who, params }) => resetSecondFactors(desk, who, params.id),
  }
}
