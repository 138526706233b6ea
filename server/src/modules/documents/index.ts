import { defineModule, type Module } from '#platform/module'
import { routes } from './contract.ts'
import type { DocumentFollowers } from './followers.ts'
import { makeReadDocumentJob } from './jobs.ts'
import { learnJob } from './learn.ts'
import { isFileOfPage } from './page-queries.ts'
import { isFileOfDocument } from './queries.ts'
import { makeHandlers } from './routes.ts'

export { findShownReading } from './corrections.ts'
export type { DocumentFollowers } from './followers.ts'
export { learnLayoutOf } from './learn-layout.ts'
export { nameMissingSupplier } from './name-supplier.ts'
export { type DocumentRow, findDocumentRow } from './queries.ts'
export { type ReadProgress, readStoredDocument } from './read-stored.ts'
export { safeFileName } from './receive.ts'
export { type DocumentFile, judgeFile, registerOnce } from './register.ts'
export { verifyStoredFile } from './verify-file.ts'

/** The room of what suppliers send. */
export function documents(followers: DocumentFollowers): Module {
  return defineModule({
    name: 'documents',
    routes,
    handlers: makeHandlers(followers),
    jobs: [makeReadDocumentJob(followers), learnJob],
    needsFile: async (tx, who, hash) =>
      (await isFileOfDocument(tx, who, hash)) || (await isFileOfPage(tx, who, hash)),
    channels: { documents: 'documents.read' },
  })
}
