import type { DoorTx } from '#platform/tenant'
import { countFactors } from './factor-queries.ts'
import { hashOfRecoveryCode, newRecoveryCodes } from './recovery-codes.ts'

/** A new set instead of the one before: the only time anybody sees them. */
export async function renewCodes(tx: DoorTx, user_id: string, now: Date): Promise<string[]> {
  const codes = newRecoveryCodes()
  await deleteCodes(tx, user_id)
  await tx
    .insertInto('identity.recovery_codes')
    .values(codes.map((code) => ({ user_id, code_hash: hashOfRecoveryCode(code)!, created_at: now })))
    .execute()
  return codes
}

/** A first set for whoever has no code left; null for others. */
export async function ensureCodes(tx: DoorTx, user_id: string, now: Date): Promise<string[] | null> {
  const { recovery_codes_left } = await countFactors(tx, user_id)
  return recovery_codes_left > 0 ? null : renewCodes(tx, user_id, now)
}

/** Recovery codes stand in for a second factor; without one there is nothing to stand in for. */
export async function dropIdleCodes(tx: DoorTx, user_id: string): Promise<void> {
  const { totp_confirmed_at, passkey_count } = await countFactors(tx, user_id)
  if (!totp_confirmed_at && passkey_count === 0) await deleteCodes(tx, user_id)
}

/** Uses a code up; of two at once one gets it. */
export async function takeRecoveryCode(
  tx: DoorTx,
  user_id: string,
  typed: string,
  now: Date,
): Promise<boolean> {
  const code_hash = hashOfRecoveryCode(typed)
  if (!code_hash) return false
  const row = await tx
    .updateTable('identity.recovery_codes')
    .set({ used_at: now })
    .where('user_id', '=', user_id)
    .where('code_hash', '=', code_hash)
    .where('used_at', 'is', null)
    .returning('user_id')
    .executeTakeFirst()
  return row !== undefined
}

async function deleteCodes(tx: DoorTx, user_id: string): Promise<void> {
  await tx.deleteFrom('identity.recovery_codes').where('user_id', '=', user_id).execute()
}
