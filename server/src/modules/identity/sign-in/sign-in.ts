import { parseSignInName } from '#packages/identifiers'
import { AppError } from '#platform/errors'
import type { Desk } from '../desk.ts'
import { assertMayTry, beginAttempt, failAttempt, succeedAttempt } from '../sessions/attempts.ts'
import { type Admission, admit, type Device } from './admit.ts'
import { findAccount, isPasswordHash } from './door-queries.ts'

export interface SignIn {
  /** An e-mail address, a CPF or a CNPJ. */
  name: string
  password: string
  organization_id?: string
  device: Device
}

/**
 * Opens a session, or asks for the second factor. Unknown names, wrong passwords, accounts without a password and
 * people who are no longer active get the same answer after the same work, and have to wait alike after several failures.
 * Errors: wrong_credentials, too_many_attempts, unavailable.
 */
export async function signIn(desk: Desk, given: SignIn): Promise<Admission> {
  const { platform, passwords } = desk
  const { organization_id, device } = given
  const name = parseSignInName(given.name)
  const { account, attempt } = await platform.withDoor(
    async (tx) => {
      const account = name && (await findAccount(tx, name))
      const attempted = { typed: given.name, name, user_id: account?.user_id, device }
      const attempt = await beginAttempt(tx, desk, attempted)
      await assertMayTry(tx, attempt, platform.clock.now())
      return { account, attempt }
    },
    { read_only: true },
  )
  const matches = await passwords.verify(account?.password_hash, given.password)
  const admission =
    account?.password_hash && matches
      ? await platform.withDoor(async (tx) => {
          // A new password set while the old one was being compared ends this sign-in, too.
          if (!(await isPasswordHash(tx, account.user_id, account.password_hash!))) return undefined
          const entry = { user_id: account.user_id, method: 'password', organization_id, device } as const
          const admission = await admit(tx, desk, entry)
          // Of a hundred guesses at once the right one comes too late when the others have failed.
          if (admission) await succeedAttempt(tx, attempt, platform.clock.now())
          return admission
        })
      : undefined
  if (admission) return admission
  await platform.withDoor((tx) => failAttempt(tx, desk, attempt))
  throw new AppError('wrong_credentials')
}
