import { defineModule, type Module } from '#platform/module'
import { routes } from './contract.ts'
import type { DocumentFollowers } from './followers.ts'
import { readDocumentJob, sweepFilesJob } from './jobs.ts'
import { makeHandlers } from './routes.ts'

export type { DocumentFollowers } from './followers.ts'
export { type DocumentRow, findDocumentRow } from './queries.ts'
export { type ReadProgress, readStoredDocument } from './read-stored.ts'
export { verifyStoredFile } from './verify-file.ts'

/** The room of what suppliers send. */
export function documents(followers: DocumentFollowers): Module {
  const sweep = sweepFilesJob(followers)
  return defineModule({
    name: 'documents',
    routes,
    handlers: makeHandlers(followers),
    jobs: [readDocumentJob, sweep],
    timetable: [{ at: '17 3 * * *', job: sweep, payload: {} }],
    channels: { documents: 'documents.read' },
  })
}
