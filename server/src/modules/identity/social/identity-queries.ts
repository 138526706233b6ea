import type { DoorTx, TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'

/** An account at an issuer that is linked to a person. */
export interface IdentityRow {
  id: string
  issuer: string
  email_at_linking: string | null
  linked_at: Date
  last_used_at: Date | null
}

export async function findOwner(
  tx: DoorTx,
  issuer: string,
  subject: string,
): Promise<{ id: string; user_id: string } | undefined> {
  return tx
    .selectFrom('identity.social_identities')
    .select(['id', 'user_id'])
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
}

export async function touchIdentity(tx: DoorTx, id: string, last_used_at: Date): Promise<void> {
  await tx.updateTable('identity.social_identities').set({ last_used_at }).where('id', '=', id).execute()
}

const mostListed = 100

export function listIdentities(tx: DoorTx, user_id: string): Promise<IdentityRow[]> {
  return tx
    .selectFrom('identity.social_identities')
    .select(['id', 'issuer', 'email_at_linking', 'linked_at', 'last_used_at'])
    .where('user_id', '=', user_id)
    .orderBy('linked_at')
    .orderBy('id')
    .limit(mostListed)
    .execute()
}

/** Takes every linked account away from a person. */
export async function deleteIdentitiesOf(tx: DoorTx, user_id: string): Promise<void> {
  await tx.deleteFrom('identity.social_identities').where('user_id', '=', user_id).execute()
}

/** False when the account at the issuer belongs to somebody already. */
export async function insertIdentity(
  tx: TenantTx,
  { user_id }: Who,
  identity: Pick<IdentityRow, 'id' | 'issuer' | 'email_at_linking' | 'linked_at' | 'last_used_at'> & {
    subject: string
  },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('identity.social_identities')
    .values({ ...identity, user_id })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export async function deleteIdentity(tx: TenantTx, { user_id }: Who, id: string): Promise<void> {
  await tx
    .deleteFrom('identity.social_identities')
    .where('id', '=', id)
    .where('user_id', '=', user_id)
    .execute()
}

/** Notes that the issuer vouched for the address of the caller's own account. */
export async function markOwnEmailVerified(tx: TenantTx, who: Who, email_verified_at: Date): Promise<void> {
  await tx
    .updateTable('identity.users')
    .set({ email_verified_at })
    .where('id', '=', who.user_id)
    .where('home_organization_id', '=', who.organization_id)
    .execute()
}
