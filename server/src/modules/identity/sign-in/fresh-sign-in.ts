import { AppError, fieldError } from '#platform/errors'
import type { DoorTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { Desk } from '../desk.ts'
import { assertMayTry, beginAttempt, failAttempt, succeedAttempt } from '../sessions/attempts.ts'
import type { Device } from './admit.ts'

const fresh_ms = 600_000

/**
 * What changes how somebody signs in is for the person, not for whoever holds their unlocked phone: they signed in at
 * most ten minutes ago, or give their password. Wrong ones count like those at the door.
 * Errors: fresh_sign_in_needed, wrong_password, too_many_attempts, unavailable.
 */
export async function assertFresh(
  desk: Desk,
  who: Who,
  password: string | undefined,
  device: Device,
): Promise<void> {
  const { withDoor, clock } = desk.platform
  const begun = await withDoor((tx) => findBeginning(tx, who), { read_only: true })
  if (begun && clock.now().getTime() - begun.getTime() <= fresh_ms) return
  if (!password) throw new AppError('fresh_sign_in_needed')
  await assertPassword(desk, who, password, device)
}

/** The password in use is given. Wrong ones count like those at the door. Errors: wrong_password, too_many_attempts, unavailable. */
export async function assertPassword(
  desk: Desk,
  who: Who,
  password: string,
  device: Device,
  field = 'password',
): Promise<void> {
  const { withDoor, clock } = desk.platform
  const { hash, attempt } = await withDoor(
    async (tx) => {
      const { email, password_hash } = await getPassword(tx, who)
      const name = { kind: 'email', value: email } as const
      const attempt = await beginAttempt(tx, desk, { typed: email, name, user_id: who.user_id, device })
      await assertMayTry(tx, attempt, clock.now())
      return { hash: password_hash ?? undefined, attempt }
    },
    { read_only: true },
  )
  const matches = await desk.passwords.verify(hash, password)
  await withDoor((tx) =>
    matches ? succeedAttempt(tx, attempt, clock.now()) : failAttempt(tx, desk, attempt),
  )
  if (!matches) throw fieldError('wrong_password', field, 'The password is not right.')
}

/** When the person signed in for the session in use; refreshing it changes nothing. */
async function findBeginning(tx: DoorTx, { session_id, user_id }: Who): Promise<Date | undefined> {
  const row = await tx
    .selectFrom('identity.sessions')
    .select('created_at')
    .where('id', '=', session_id)
    .where('user_id', '=', user_id)
    .executeTakeFirst()
  return row?.created_at
}

function getPassword(tx: DoorTx, { user_id }: Who) {
  return tx
    .selectFrom('identity.users as u')
    .leftJoin('identity.credentials as c', 'c.user_id', 'u.id')
    .select(['u.email', 'c.password_hash'])
    .where('u.id', '=', user_id)
    .executeTakeFirstOrThrow()
}
