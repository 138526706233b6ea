import { defineJob } from '#platform/jobs'
import { Id, Type } from '#platform/schema'
import type { DocumentFollowers } from './followers.ts'
import { readDocument, readingFailed } from './read.ts'
import { sweepFiles } from './stored-files.ts'

export const readDocumentJob = defineJob({
  task: 'read_document',
  payload: Type.Object({ document_id: Id }),
  run: readDocument,
  failed: readingFailed,
})

/** Nightly: removes bytes that a crash between storing them and recording them has left behind. */
export const sweepFilesJob = (followers: DocumentFollowers) =>
  defineJob({
    task: 'sweep_files',
    payload: Type.Object({}),
    run: ({ platform, who }) => sweepFiles(platform, followers, who),
  })
