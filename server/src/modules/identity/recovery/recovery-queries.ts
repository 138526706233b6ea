import type { DoorTx } from '#platform/tenant'
import type { EndReason } from '../people/queries.ts'

/** Sets a password, or the first one of somebody who was invited. */
export async function setPasswordByLink(
  tx: DoorTx,
  user_id: string,
  password_hash: string,
  changed_at: Date,
): Promise<void> {
  await tx
    .insertInto('identity.credentials')
    .values({ user_id, password_hash, changed_at })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ password_hash, changed_at }))
    .execute()
}

/** Ends a person's sessions in every organization. */
export async function endAllSessions(
  tx: DoorTx,
  user_id: string,
  end: { at: Date; reason: EndReason },
): Promise<void> {
  await tx
    .updateTable('identity.sessions')
    .set({ ended_at: end.at, end_reason: end.reason })
    .where('user_id', '=', user_id)
    .where('ended_at', 'is', null)
    .execute()
}

/** Notes that an address is a person's own, if it is still the one they have; the first time counts. */
export async function markEmailVerified(tx: DoorTx, user_id: string, email: string, at: Date): Promise<void> {
  await tx
    .updateTable('identity.users')
    .set({ email_verified_at: at })
    .where('id', '=', user_id)
    .where('email', '=', email)
    .where('email_verified_at', 'is', null)
    .execute()
}

/** The address somebody has now, and an organization of theirs to record things in. */
export function findPersonToVerify(
  tx: DoorTx,
  user_id: string,
): Promise<{ email: string; home_organization_id: string } | undefined> {
  return tx
    .selectFrom('identity.users')
    .select(['email', 'home_organization_id'])
    .where('id', '=', user_id)
    .executeTakeFirst()
}
