import { uuidv7 } from 'uuidv7'
import { parseSignInName } from '#packages/identifiers'
import { AppError } from '#platform/errors'
import type { DoorTx } from '#platform/tenant'
import type { Desk } from '../desk.ts'
import type { UserRow } from '../people/queries.ts'
import {
  findAccount,
  findActiveMember,
  insertRefreshToken,
  insertSession,
  isPasswordHash,
  purgeSessions,
} from './door-queries.ts'
import { hashOfToken, newRefreshToken } from './refresh-tokens.ts'

export interface SignedIn {
  session_id: string
  refresh_token: string
  /** When the session is over whatever happens. */
  expires_at: Date
  user: UserRow
}

export interface SignIn {
  /** An e-mail address, a CPF or a CNPJ. */
  name: string
  password: string
  organization_id?: string
  device: { user_agent: string | null; ip: string | null }
}

const day_ms = 86_400_000
const keptAfterEnd_days = 30

/**
 * Opens a session. Unknown names, wrong passwords, accounts without a password and people who are no longer active
 * get the same answer after the same work. Errors: wrong_credentials, unavailable.
 */
export async function signIn(desk: Desk, given: SignIn): Promise<SignedIn> {
  const { platform, passwords } = desk
  const name = parseSignInName(given.name)
  const account = name && (await platform.withDoor((tx) => findAccount(tx, name), { read_only: true }))
  const matches = await passwords.verify(account?.password_hash, given.password)
  const signed =
    account?.password_hash && matches
      ? await platform.withDoor((tx) => openSession(tx, desk, account.user_id, account.password_hash!, given))
      : undefined
  if (!signed) throw new AppError('wrong_credentials')
  return signed
}

async function openSession(
  tx: DoorTx,
  { platform: { clock, config } }: Desk,
  user_id: string,
  password_hash: string,
  { organization_id, device }: SignIn,
): Promise<SignedIn | undefined> {
  const user = await findActiveMember(tx, user_id, organization_id)
  // A new password set while the old one was being compared ends this sign-in, too.
  if (!user || !(await isPasswordHash(tx, user_id, password_hash))) return undefined
  const now = clock.now()
  await purgeSessions(tx, user_id, new Date(now.getTime() - keptAfterEnd_days * day_ms))
  const session = {
    id: uuidv7(),
    user_id,
    organization_id: user.organization_id,
    created_at: now,
    expires_at: new Date(now.getTime() + config.refreshTokenDays * day_ms),
    ...device,
  }
  await insertSession(tx, session)
  const refresh_token = newRefreshToken()
  await insertRefreshToken(tx, {
    token_hash: hashOfToken(refresh_token),
    session_id: session.id,
    issued_at: now,
  })
  return { session_id: session.id, refresh_token, expires_at: session.expires_at, user }
}
