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
): Promise<boolean> {
  return platform.withTenant(who, async (tx) => {
    await lockFile(tx, who, hash)
    if ((await countDocumentsWithFile(tx, who, hash)) > 0) return false
    if (await followers.needsFile(tx, who, hash)) return false
    await platform.files.remove(who.organization_id, hash)
    return true
  })
}

/** An upload that is still being recorded must not be taken for a left-over. */
const leftOverAfter_ms = 24 * 3_600_000

/** Removes every file of the organization that was stored a day ago or more and that nothing refers to. */
export async function sweepFiles(
  platform: Platform,
  followers: DocumentFollowers,
  who: Who,
): Promise<{ removed: number }> {
  const before = new Date(platform.clock.now().getTime() - leftOverAfter_ms)
  let removed = 0
  for await (const hash of platform.files.listOlder(who.organization_id, before))
    if (await removeUnusedFile(platform, followers, who, hash)) removed += 1
  return { removed }
}
