import { sql } from 'kysely'
import { defineJob } from './jobs.ts'
import type { Platform } from './platform.ts'
import { Type } from './schema.ts'
import type { TenantTx } from './tenant.ts'
import type { Who } from './who.ts'

/** Whether stored bytes are still needed. */
export type NeedsFile = (tx: TenantTx, who: Who, hash: string) => Promise<boolean>

/**
 * Holds a file's name until the transaction ends. Files are shared by their hash: without this a row could come to
 * name the very bytes that are about to be removed.
 */
export async function lockFile(tx: TenantTx, who: Who, hash: string): Promise<void> {
  const name = `${who.organization_id}/${hash}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx)
}

/** Removes stored bytes that no room needs any more. */
export async function removeUnusedFile(platform: Platform, who: Who, hash: string): Promise<boolean> {
  return platform.withTenant(who, async (tx) => {
    await lockFile(tx, who, hash)
    if (await platform.needsFile(tx, who, hash)) return false
    await platform.files.remove(who.organization_id, hash)
    return true
  })
}

/** What is still being recorded must not be taken for a left-over. */
const leftOverAfter_ms = 24 * 3_600_000

/** Nightly: removes bytes stored a day ago or more that nothing refers to, as a crash between storing and recording leaves. */
export const sweepFilesJob = defineJob({
  task: 'sweep_files',
  payload: Type.Object({}),
  run: async ({ platform, who }) => {
    const before = new Date(platform.clock.now().getTime() - leftOverAfter_ms)
    let removed = 0
    for await (const hash of platform.files.listOlder(who.organization_id, before))
      if (await removeUnusedFile(platform, who, hash)) removed += 1
    return { removed }
  },
})
