import { createReadStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { findOrganizationRow } from '#modules/identity/index'
import { notFound } from '#platform/errors'
import type { JobRun } from '#platform/jobs'
import type { Platform } from '#platform/platform'
import type { TenantTx } from '#platform/tenant'
import { lockFile } from '#platform/unused-files'
import type { Who } from '#platform/who'
import { type Manifest, writeArchive } from './archive.ts'
import { listExportedTables } from './catalogue.ts'
import { findExport, listArchiveHashes, updateExport } from './queries.ts'
import { concernsPeople, tableLines } from './table-lines.ts'
import { tellExports } from './tell.ts'

const kept_days = 7
/** A bound against a runaway, far above what a group of restaurants stores. */
const largest_bytes = 1024 ** 4

/**
 * Makes an archive: written to a local file from one snapshot of the database, then stored like any other file.
 * Run again after a crash it begins anew.
 */
export async function makeExport({ payload, who, platform, tx, progress }: JobRun<{ export_id: string }>) {
  const { export_id } = payload
  const row = await tx((t) => findExport(t, who, export_id, true))
  if (row?.status !== 'queued') return {}
  const folder = join(platform.config.dataDir, 'work')
  await mkdir(folder, { recursive: true })
  const path = join(folder, `export-${export_id}.zip`)
  try {
    await progress(5, 'reading')
    const manifest = await platform.withTenant(
      who,
      (t) => collectArchive(t, platform, who, { path, scope: row.scope, person_id: row.person_id }),
      { read_only: true, snapshot: true },
    )
    await progress(90, 'storing')
    const stored = await platform.files.put(who.organization_id, createReadStream(path), {
      max_bytes: largest_bytes,
    })
    const expires_at = new Date(platform.clock.now().getTime() + kept_days * 86_400_000)
    const row_count = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    await tx(async (t) => {
      await lockFile(t, who, stored.hash)
      await updateExport(t, who.organization_id, export_id, {
        ...{ status: 'ready', file_hash: stored.hash, size_bytes: stored.size_bytes, expires_at },
        ...{ row_count, file_count: manifest.files.length },
      })
      await tellExports(t, who.organization_id, export_id)
    })
    return { row_count, file_count: manifest.files.length, size_bytes: stored.size_bytes }
  } finally {
    await rm(path, { force: true })
  }
}

/** Writes everything of an organization or about a person to `path`; the transaction is one snapshot. */
export async function collectArchive(
  tx: TenantTx,
  platform: Platform,
  who: Who,
  { path, scope, person_id }: { path: string; scope: Manifest['scope']; person_id: string | null },
): Promise<Manifest> {
  const organization = await findOrganizationRow(tx, who)
  if (!organization) throw notFound('organization')
  const tables = (await listExportedTables(tx)).filter(
    (table) => scope === 'organization' || concernsPeople(table),
  )
  const archives = new Set(await listArchiveHashes(tx, who.organization_id))
  const now = platform.clock.now()

  async function* files() {
    if (scope === 'person') return
    // Everything that is stored; other archives are not part of this one.
    const soon = new Date(now.getTime() + 86_400_000)
    for await (const name of platform.files.listOlder(who.organization_id, soon))
      if (!archives.has(name)) yield { name, open: () => platform.files.read(who.organization_id, name) }
  }
  return writeArchive(path, {
    about: {
      scope,
      organization: { id: organization.id, name: organization.name },
      person_id,
      made_at: now.toISOString(),
    },
    tables: tables.map((table) => ({ name: table.name, lines: () => tableLines(tx, table, person_id) })),
    files: files(),
  })
}

/** Says that the archive will not come. */
export async function exportFailed(
  tx: TenantTx,
  { who, payload }: { who: Who; payload: { export_id: string } },
): Promise<void> {
  await updateExport(tx, who.organization_id, payload.export_id, { status: 'failed' })
  await tellExports(tx, who.organization_id, payload.export_id)
}
