import { sql } from 'kysely'
import type { Platform } from '#platform/platform'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { DocumentFollowers } from './followers.ts'
import { countDocumentsWithFile } from './queries.ts'

/**
 * Holds a file's name until the transaction ends. Files are shared by their hash: without this an upload could
 * register the very bytes that a deletion is about to remove.
 */
export async function lockFile(tx: TenantTx, who: Who, hash: string): Promise<void> {
  const name = `${who.organization_id}/${hash}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx)
}

/** Removes stored bytes that nothing refers to any more. */
export async function removeUnusedFile(
  platform: Platform,
  followers: DocumentFollowers,
  who: Who,
  hash: string,
): Promise<void> {
  await platform.withTenant(who, async (tx) => {
    await lockFile(tx, who, hash)
    if ((await countDocumentsWithFile(tx, who, hash)) > 0) return
    if (await followers.needsFile(tx, who, hash)) return
    await platform.files.remove(who.organization_id, hash)
  })
}
