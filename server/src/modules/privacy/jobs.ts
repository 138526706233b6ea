import { defineJob } from '#platform/jobs'
import { Id, Type } from '#platform/schema'
import { removeUnusedFile } from '#platform/unused-files'
import { type ErasureNeeds, erasePerson } from './erase-person.ts'
import { exportFailed, makeExport } from './make-export.ts'
import { expireExports } from './queries.ts'

export const makeExportJob = defineJob({
  task: 'make_export',
  payload: Type.Object({ export_id: Id }),
  run: makeExport,
  failed: exportFailed,
})

export const erasePersonPayload = Type.Object({ erasure_id: Id, person_id: Id })

export const erasePersonJob = (needs: ErasureNeeds) =>
  defineJob({ task: 'erase_person', payload: erasePersonPayload, run: (job) => erasePerson(needs, job) })

/** Nightly: archives are offered for seven days. */
export const expireExportsJob = defineJob({
  task: 'expire_exports',
  payload: Type.Object({}),
  run: async ({ tx, who, platform }) => {
    const hashes = await tx((t) => expireExports(t, who.organization_id, platform.clock.now()))
    for (const hash of hashes) await removeUnusedFile(platform, who, hash)
    return { expired: hashes.length }
  },
})
