import { defineModule, type Module } from '#platform/module'
import { routes } from './contract.ts'
import type { OrganizationNeeds } from './erase-organization.ts'
import type { ErasureNeeds } from './erase-person.ts'
import { erasePersonJob, expireExportsJob, makeExportJob } from './jobs.ts'
import { needsFile } from './queries.ts'
import { makeHandlers } from './routes.ts'

export { eraseByOperator, exportByOperator } from './operator.ts'

/** The room of what people may take with them and have forgotten. */
export function privacy(needs: ErasureNeeds & OrganizationNeeds): Module {
  const eraseJob = erasePersonJob(needs)
  return defineModule({
    name: 'privacy',
    routes,
    handlers: makeHandlers(needs, eraseJob),
    jobs: [makeExportJob, eraseJob, expireExportsJob],
    timetable: [{ at: '7 3 * * *', job: expireExportsJob, payload: {} }],
    needsFile,
    channels: { exports: 'organization.read', erasures: 'privacy.manage' },
  })
}
