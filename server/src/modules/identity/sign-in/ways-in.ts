import { sql } from 'kysely'
import type { DoorTx, TenantTx } from '#platform/tenant'
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
export async function lockWaysIn(of: TenantTx | DoorTx, { user_id }: Pick<Who, 'user_id'>): Promise<WaysIn> {
  const tx = of as DoorTx
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

/** Whether somebody can sign in without one of their ways. An account of an issuer the settings no longer name opens nothing. */
export function hasWayWithout(
  { has_password, passkey_ids, social }: WaysIn,
  id: string,
  is_known: (issuer: string) => boolean,
): boolean {
  if (has_password || passkey_ids.some((other) => other !== id)) return true
  return social.some((other) => other.id !== id && is_known(other.issuer))
}
