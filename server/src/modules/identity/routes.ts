import type { Handlers } from '#platform/module'
import type { routes } from './contract.ts'
import type { Desk } from './desk.ts'
import { invitationHandlers } from './invitations/handlers.ts'
import { organizationHandlers } from './organizations/handlers.ts'
import { outboxHandlers } from './outbox/handlers.ts'
import { passkeyHandlers } from './passkeys/handlers.ts'
import { peopleHandlers } from './people/handlers.ts'
import { recoveryHandlers } from './recovery/handlers.ts'
import { secondFactorHandlers } from './second-factor/handlers.ts'
import { sessionHandlers } from './sessions/handlers.ts'
import { signInHandlers } from './sign-in/handlers.ts'
import { socialHandlers } from './social/handlers.ts'
import { tokenHandlers } from './tokens/handlers.ts'

export function makeHandlers(desk: Desk): Handlers<typeof routes> {
  return {
    ...signInHandlers(desk),
    ...organizationHandlers(desk),
    ...peopleHandlers(desk),
    ...sessionHandlers(desk),
    ...invitationHandlers(desk),
    ...recoveryHandlers(desk),
    ...outboxHandlers(),
    ...socialHandlers(desk),
    ...secondFactorHandlers(desk),
    ...passkeyHandlers(desk),
    ...tokenHandlers(desk),
  }
}
