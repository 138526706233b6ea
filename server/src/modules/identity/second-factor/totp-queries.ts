import type { Platform } from '#platform/platform'
import type { DoorTx } from '#platform/tenant'
import { stepOfCode } from './totp.ts'

/** The secret of a person's authenticator app, in the vault of the organization that made the account. */
export const placeOfSecret = (organization_id: string, user_id: string) => ({
  organization_id,
  table: 'identity.totp_factors',
  column: 'sealed_secret',
  row_id: user_id,
})

/** Keeps a secret that no code has confirmed yet; false when one is confirmed already. */
export async function keepNewSecret(
  tx: DoorTx,
  factor: { user_id: string; organization_id: string; sealed_secret: Buffer; created_at: Date },
): Promise<boolean> {
  const { user_id, ...fields } = factor
  const row = await tx
    .insertInto('identity.totp_factors')
    .values(factor)
    .onConflict((conflict) =>
      conflict
        .column('user_id')
        .doUpdateSet({ ...fields, last_step: 0 })
        .where('identity.totp_factors.confirmed_at', 'is', null),
    )
    .returning('user_id')
    .executeTakeFirst()
  return row?.user_id === user_id
}

/**
 * Uses a code up: true when it is right and its time step, or a later one, was not used before; of two at once one
 * gets it. With `confirmed: false` it is the first code of an app that is being set up, which confirms it.
 */
export async function takeStep(
  tx: DoorTx,
  { vault, clock }: Pick<Platform, 'vault' | 'clock'>,
  user_id: string,
  code: string,
  { confirmed }: { confirmed: boolean },
): Promise<boolean> {
  const now = clock.now()
  const factor = await tx
    .selectFrom('identity.totp_factors')
    .select(['organization_id', 'sealed_secret', 'created_at'])
    .where('user_id', '=', user_id)
    .where('confirmed_at', confirmed ? 'is not' : 'is', null)
    .executeTakeFirst()
  if (!factor) return false
  const secret = await vault.open(tx, placeOfSecret(factor.organization_id, user_id), factor.sealed_secret)
  const step = stepOfCode(secret, code, now)
  if (step === undefined) return false
  const taken = await tx
    .updateTable('identity.totp_factors')
    .set({ last_step: step, ...(confirmed ? {} : { confirmed_at: now }) })
    .where('user_id', '=', user_id)
    .where('last_step', '<', step)
    // Another secret may have taken its place meanwhile.
    .where('created_at', '=', factor.created_at)
    .where('confirmed_at', confirmed ? 'is not' : 'is', null)
    .returning('user_id')
    .executeTakeFirst()
  return taken !== undefined
}

export async function hasUnconfirmedSecret(tx: DoorTx, user_id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('identity.totp_factors')
    .select('user_id')
    .where('user_id', '=', user_id)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** False when there was none. */
export async function deleteTotp(tx: DoorTx, user_id: string): Promise<boolean> {
  const row = await tx
    .deleteFrom('identity.totp_factors')
    .where('user_id', '=', user_id)
    .where('confirmed_at', 'is not', null)
    .returning('user_id')
    .executeTakeFirst()
  return row !== undefined
}

/** The organization that made the account. */
export async function getHomeOf(tx: DoorTx, user_id: string): Promise<string> {
  const row = await tx
    .selectFrom('identity.users')
    .select('home_organization_id')
    .where('id', '=', user_id)
    .executeTakeFirstOrThrow()
  return row.home_organization_id
}
