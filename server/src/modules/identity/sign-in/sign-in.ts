import { parseSignInName } from '#packages/identifiers'
import { AppError } from '#platform/errors'
import type { Desk } from '../desk.ts'
import { admit, type Device, type SignedIn } from './admit.ts'
import { findAccount, isPasswordHash } from './door-queries.ts'

export interface SignIn {
  /** An e-mail address, a CPF or a CNPJ. */
  name: string
  password: string
  organization_id?: string
  device: Device
}

/**
 * Opens a session. Unknown names, wrong passwords, accounts without a password and people who are no longer active
 * get the same answer after the same work. Errors: wrong_credentials, unavailable.
 */
export async function signIn(desk: Desk, given: SignIn): Promise<SignedIn> {
  const { platform, passwords } = desk
  const name = parseSignInName(given.name)
  const account = name && (await platform.withDoor((tx) => findAccount(tx, name), { read_only: true }))
  const matches = await passwords.verify(account?.password_hash, given.password)
  const { organization_id, device } = given
  const signed =
    account?.password_hash && matches
      ? await platform.withDoor(async (tx) => {
          // A new password set while the old one was being compared ends this sign-in, too.
          if (!(await isPasswordHash(tx, account.user_id, account.password_hash!))) return undefined
          return admit(tx, desk, { user_id: account.user_id, method: 'password', organization_id, device })
        })
      : undefined
  if (!signed) throw new AppError('wrong_credentials')
  return signed
}
