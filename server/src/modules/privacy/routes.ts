import { uuidv7 } from 'uuidv7'
import { findUserRow } from '#modules/identity/index'
import { notFound } from '#platform/errors'
import { enqueueJob } from '#platform/jobs'
import type { Handlers } from '#platform/module'
import type { routes } from './contract.ts'
import { eraseOrganization, type OrganizationNeeds } from './erase-organization.ts'
import { assertNotOneself } from './erase-person.ts'
import { getReadyExport, seesAll, startExport } from './exports.ts'
import type { erasePersonJob } from './jobs.ts'
import { listErasures, listExports } from './queries.ts'

export function makeHandlers(
  needs: OrganizationNeeds,
  eraseJob: ReturnType<typeof erasePersonJob>,
): Handlers<typeof routes> {
  return {
    startExport: ({ tx, who, body }) => startExport(tx, who, body),
    listExports: ({ tx, who, query }) => listExports(tx, who, query, seesAll(who)),
    linkExport: async ({ tx, who, params, platform }) =>
      platform.downloads.make({
        organization_id: who.organization_id,
        content_type: 'application/zip',
        ...(await getReadyExport(tx, who, params.id)),
      }),
    erasePerson: async ({ tx, who, body: { person_id } }) => {
      assertNotOneself(who, person_id)
      if (!(await findUserRow(tx, who, person_id))) throw notFound('person')
      const id = uuidv7()
      const job_id = await enqueueJob(tx, who, eraseJob, { erasure_id: id, person_id })
      return { id, job_id, status_endpoint: `/api/v1/jobs/${job_id}` }
    },
    listErasures: ({ tx, who, query }) => listErasures(tx, who, query),
    eraseOrganization: ({ who, body, platform }) => eraseOrganization(needs, platform, who, body.name),
  }
}
