import { uuidv7 } from 'uuidv7'
import { findUserRow } from '#modules/identity/index'
import { audit } from '#platform/audit'
import { AppError, notFound } from '#platform/errors'
import { enqueueJob } from '#platform/jobs'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { roleGrants } from '../../roles.ts'
import type { Export } from './contract.ts'
import { makeExportJob } from './jobs.ts'
import { type ExportRow, findExport, insertExport } from './queries.ts'
import { tellExports } from './tell.ts'

export const seesAll = (who: Who) => roleGrants(who.role, 'privacy.manage')

/** Begins an archive of the organization, of a person or of the caller. Errors: not_found, not_permitted. */
export async function startExport(
  tx: TenantTx,
  who: Who,
  asked: { scope: Export['scope']; person_id?: string },
) {
  const person_id = asked.scope === 'person' ? (asked.person_id ?? who.user_id) : null
  if (person_id !== who.user_id && !seesAll(who)) throw new AppError('not_permitted')
  const person = person_id === null ? null : await findUserRow(tx, who, person_id)
  if (person === undefined) throw notFound('person')
  const id = uuidv7()
  const job_id = await enqueueJob(tx, who, makeExportJob, { export_id: id })
  await insertExport(tx, who, { id, scope: asked.scope, person_id, job_id })
  const name = person ? person.full_name : null
  await audit(tx, who, 'export.started', { type: 'export', id, name }, { after: { ...asked, person_id } })
  await tellExports(tx, who.organization_id, id)
  return { id, job_id, status_endpoint: `/api/v1/jobs/${job_id}` }
}

/** An archive that can be fetched. Errors: not_found, archive_not_ready. */
export async function getReadyExport(tx: TenantTx, who: Who, id: string) {
  const row: ExportRow | undefined = await findExport(tx, who, id, seesAll(who))
  if (!row) throw notFound('archive')
  if (row.status !== 'ready' || !row.file_hash) throw new AppError('archive_not_ready')
  await audit(tx, who, 'export.fetched', { type: 'export', id })
  const day = row.created_at.toISOString().slice(0, 10)
  return { hash: row.file_hash, name: `brigade-${row.scope}-${day}.zip` }
}
