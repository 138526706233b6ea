import { defineJob } from '#platform/jobs'
import { Id, Type } from '#platform/schema'
import { readDocument, readingFailed } from './read.ts'

export const readDocumentJob = defineJob({
  task: 'read_document',
  payload: Type.Object({ document_id: Id }),
  run: readDocument,
  failed: readingFailed,
})
