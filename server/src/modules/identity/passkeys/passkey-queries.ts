import { createHash } from 'node:crypto'
import type { DoorTx } from '#platform/tenant'

export interface PasskeyRow {
  id: string
  name: string
  is_synced: boolean
  created_at: Date
  last_used_at: Date | null
}

const shown = ['id', 'name', 'is_synced', 'created_at', 'last_used_at'] as const

export function listPasskeysOf(tx: DoorTx, user_id: string): Promise<PasskeyRow[]> {
  return tx
    .selectFrom('identity.passkeys')
    .select(shown)
    .where('user_id', '=', user_id)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** What a browser is told of passkeys that are there already. */
export async function listCredentials(tx: DoorTx, user_id: string) {
  const rows = await tx
    .selectFrom('identity.passkeys')
    .select(['credential_id', 'transports'])
    .where('user_id', '=', user_id)
    .execute()
  return rows.map(({ credential_id, transports }) => ({
    id: credential_id.toString('base64url'),
    transports,
  }))
}

export function insertPasskey(
  tx: DoorTx,
  passkey: Omit<PasskeyRow, 'last_used_at'> & {
    user_id: string
    credential_id: Buffer
    public_key: Buffer
    counter: number
    transports: string[]
  },
): Promise<PasskeyRow> {
  return tx.insertInto('identity.passkeys').values(passkey).returning(shown).executeTakeFirstOrThrow()
}

export function renamePasskeyRow(
  tx: DoorTx,
  user_id: string,
  id: string,
  name: string,
): Promise<PasskeyRow | undefined> {
  return tx
    .updateTable('identity.passkeys')
    .set({ name })
    .where('id', '=', id)
    .where('user_id', '=', user_id)
    .returning(shown)
    .executeTakeFirst()
}

export function deletePasskey(tx: DoorTx, user_id: string, id: string): Promise<PasskeyRow | undefined> {
  return tx
    .deleteFrom('identity.passkeys')
    .where('id', '=', id)
    .where('user_id', '=', user_id)
    .returning(shown)
    .executeTakeFirst()
}

/** Takes every passkey away from a person. */
export async function deletePasskeysOf(tx: DoorTx, user_id: string): Promise<void> {
  await tx.deleteFrom('identity.passkeys').where('user_id', '=', user_id).execute()
}

export function findByCredential(tx: DoorTx, credential_id: Buffer) {
  return tx
    .selectFrom('identity.passkeys')
    .select(['id', 'user_id', 'public_key', 'counter'])
    .where('credential_id', '=', credential_id)
    .executeTakeFirst()
}

/** Notes a use; false when the counter has not gone up since another use: of two at once one is good. */
export async function noteUse(
  tx: DoorTx,
  id: string,
  use: { counter: number; is_synced: boolean; last_used_at: Date },
): Promise<boolean> {
  const row = await tx
    .updateTable('identity.passkeys')
    .set(use)
    .where('id', '=', id)
    // Authenticators that do not count say 0 each time.
    .where((where) =>
      where.or([
        where('counter', '<', use.counter),
        where.and([where('counter', '=', 0), where.val(use.counter === 0)]),
      ]),
    )
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export type ChallengePurpose = 'add' | 'sign_in' | 'second_factor'

const lifetime_ms = 300_000

/** Keeps a random number that a passkey is to sign; those that are over go. */
export async function keepChallenge(
  tx: DoorTx,
  challenge: string,
  { purpose, user_id, now }: { purpose: ChallengePurpose; user_id: string | null; now: Date },
): Promise<void> {
  await tx.deleteFrom('identity.passkey_challenges').where('expires_at', '<', now).execute()
  await tx
    .insertInto('identity.passkey_challenges')
    .values({
      challenge_hash: hashOf(challenge),
      purpose,
      user_id,
      expires_at: new Date(now.getTime() + lifetime_ms),
    })
    .execute()
}

/** Uses a challenge up; false when it was made for something or somebody else, is over or was used. */
export async function takePasskeyChallenge(
  tx: DoorTx,
  challenge: string,
  { purpose, user_id, now }: { purpose: ChallengePurpose; user_id: string | null; now: Date },
): Promise<boolean> {
  const row = await tx
    .deleteFrom('identity.passkey_challenges')
    .where('challenge_hash', '=', hashOf(challenge))
    .where('purpose', '=', purpose)
    .where('user_id', 'is not distinct from', user_id)
    .where('expires_at', '>', now)
    .returning('purpose')
    .executeTakeFirst()
  return row !== undefined
}

const hashOf = (challenge: string) => createHash('sha256').update(challenge).digest()
