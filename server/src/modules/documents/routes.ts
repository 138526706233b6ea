import { sendAttachment } from '#platform/attachment'
import { AppError } from '#platform/errors'
import type { Handlers } from '#platform/module'
import type { routes } from './contract.ts'
import { deleteDocument } from './delete.ts'
import { getDocument, listDocuments } from './documents.ts'
import { linkDocument, openDocument } from './download.ts'
import type { DocumentFollowers } from './followers.ts'
import type { FormPart } from './receive.ts'
import { uploadDocument, uploadLimit_bytes } from './upload.ts'

export function makeHandlers(followers: DocumentFollowers): Handlers<typeof routes> {
  return {
    uploadDocument: ({ platform, who, request }) => {
      if (!request.isMultipart()) throw new AppError('unsupported_media_type')
      // What is beyond the limit is read and thrown away, so that the sender hears the answer.
      const limits = { fileSize: uploadLimit_bytes(platform) }
      const parts = request.parts({ limits, throwFileSizeLimit: false } as object) as AsyncIterable<FormPart>
      return uploadDocument({ platform, followers }, who, parts)
    },
    listDocuments: ({ tx, who, query }) => listDocuments(tx, who, followers, query),
    getDocument: ({ tx, who, params }) => getDocument(tx, who, followers, params.id),
    downloadDocument: async ({ platform, who, params, reply }) =>
      sendAttachment(reply, await openDocument(platform, who, params.id)),
    linkDocument: ({ tx, who, params, platform }) => linkDocument(tx, who, platform, params.id),
    deleteDocument: ({ platform, who, params }) => deleteDocument({ platform, followers }, who, params.id),
  }
}
