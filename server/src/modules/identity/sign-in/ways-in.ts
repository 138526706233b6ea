import { sql } from 'kysely'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'

/** By what a person can sign in. */
export interface WaysIn {
  has_password: boolean
  passkey_ids: string[]
  /** Accounts at issuers, whether or not the settings still name the issuer. */
  social: { id: string; issuer: string }[]
}

/**
 * The caller's own ways in, held until the transaction ends: whoever takes one away looks here first, so that two at
 * once cannot take the last two away.
 */
export async function lockWaysIn(tx: TenantTx, { user_id }: Who): Promise<WaysIn> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`ways in of ${user_id}`}, 0))`.execute(tx)
  const password = await tx
    .selectFrom('identity.credentials')
    .select('user_id')
    .where('user_id', '=', user_id)
    .executeTakeFirst()
  const passkeys = await tx
    .selectFrom('identity.passkeys')
    .select('id')
    .where('user_id', '=', user_id)
    .execute()
  const social = await tx
    .selectFrom('identity.social_identities')
    .select(['id', 'issuer'])
    .where('user_id', '=', user_id)
    .execute()
  return { has_password: password !== undefined, passkey_ids: passkeys.map(({ id }) => id), social }
}
