import { defineJob, type JobDefinition } from '#platform/jobs'
import { Id, Type } from '#platform/schema'
import type { DocumentFollowers } from './followers.ts'
import { readDocument, readingFailed } from './read.ts'

/** As it is queued; who follows documents is known where the worker runs it. */
export const readDocumentJob = {
  task: 'read_document',
  payload: Type.Object({ document_id: Id }),
  max_attempts: 5,
}

export function makeReadDocumentJob(followers: DocumentFollowers): JobDefinition {
  return defineJob({
    ...readDocumentJob,
    run: (job) => readDocument(job, followers),
    failed: readingFailed,
  })
}
