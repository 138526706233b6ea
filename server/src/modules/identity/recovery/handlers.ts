import type { Handlers } from '#platform/module'
import type { Desk } from '../desk.ts'
import { confirmReset } from './confirm-reset.ts'
import type { recoveryRoutes } from './recovery-contract.ts'
import { requestReset } from './request-reset.ts'
import { sendVerificationAgain } from './verification.ts'
import { verifyEmail } from './verify-email.ts'

export function recoveryHandlers(desk: Desk): Handlers<typeof recoveryRoutes> {
  return {
    requestPasswordReset: ({ tx, body }) => requestReset(tx, body.email),
    confirmPasswordReset: ({ body, request }) => confirmReset(desk, body, request.id),
    verifyEmail: ({ params, request }) => verifyEmail(desk, params.token, request.id),
    sendVerificationMail: ({ tx, who, platform }) => sendVerificationAgain(tx, platform, who),
  }
}
