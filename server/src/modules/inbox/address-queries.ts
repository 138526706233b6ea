import type { DoorTx, TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'

type Tenant = Pick<Who, 'organization_id'>

export interface KeyRow {
  id: string
  hint: string
  created_at: Date
  ends_at: Date | null
  last_used_at: Date | null
}

/** Keys that work, the newest first. */
export function listKeys(tx: TenantTx, who: Tenant, now: Date): Promise<KeyRow[]> {
  return tx
    .selectFrom('inbox.address_keys')
    .select(['id', 'hint', 'created_at', 'ends_at', 'last_used_at'])
    .where('organization_id', '=', who.organization_id)
    .where((row) => row.or([row('ends_at', 'is', null), row('ends_at', '>', now)]))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

export async function insertKey(
  tx: TenantTx,
  who: Who,
  key: { id: string; key_hash: Buffer; hint: string; created_at: Date },
): Promise<void> {
  await tx
    .insertInto('inbox.address_keys')
    .values({ ...key, organization_id: who.organization_id, created_by: who.user_id })
    .execute()
}

/** The present key goes on until `ends_at`; those before it are gone. */
export async function retireKeys(tx: TenantTx, who: Tenant, ends_at: Date): Promise<void> {
  const { organization_id } = who
  await tx
    .deleteFrom('inbox.address_keys')
    .where('organization_id', '=', organization_id)
    .where('ends_at', 'is not', null)
    .execute()
  await tx
    .updateTable('inbox.address_keys')
    .set({ ends_at })
    .where('organization_id', '=', organization_id)
    .execute()
}

export async function deleteKeys(tx: TenantTx, who: Tenant): Promise<void> {
  await tx.deleteFrom('inbox.address_keys').where('organization_id', '=', who.organization_id).execute()
}

/** Whose key this is, as long as it works. */
export function findKeyOwner(tx: DoorTx, key_hash: Buffer, now: Date) {
  return tx
    .selectFrom('inbox.address_keys')
    .select(['organization_id', 'id'])
    .where('key_hash', '=', key_hash)
    .where((row) => row.or([row('ends_at', 'is', null), row('ends_at', '>', now)]))
    .executeTakeFirst()
}

export async function markKeyUsed(tx: TenantTx, who: Tenant, id: string, last_used_at: Date): Promise<void> {
  await tx
    .updateTable('inbox.address_keys')
    .set({ last_used_at })
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .execute()
}
