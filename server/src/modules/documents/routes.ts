import { sendAttachment } from '#platform/attachment'
import { AppError } from '#platform/errors'
import type { Handlers } from '#platform/module'
import type { routes } from './contract.ts'
import { correctDocument, takeBackCorrection } from './corrections.ts'
import { deleteDocument } from './delete.ts'
import { getDocument, listDocuments } from './documents.ts'
import { linkDocument, openDocument } from './download.ts'
import type { DocumentFollowers } from './followers.ts'
import { forgetLayout, listLayouts } from './layouts.ts'
import { linkSupplier } from './link-supplier.ts'
import { getModelSettings, updateModelSettings } from './model-settings.ts'
import { openPage } from './page-picture.ts'
import { getPageWords } from './page-words.ts'
import { readDocumentAgain } from './read-again.ts'
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
    getDocumentPage: async ({ platform, who, params, query, reply }) =>
      sendAttachment(reply, await openPage(platform, who, params, query.width ?? 800)),
    getDocumentPageWords: ({ platform, who, params }) => getPageWords(platform, who, params),
    linkDocument: ({ tx, who, params, platform }) => linkDocument(tx, who, platform, params.id),
    correctDocument: async ({ tx, who, params, body, platform }) => {
      const now = platform.clock.now()
      await correctDocument(tx, who, followers, params.id, { input: body, now })
      return getDocument(tx, who, followers, params.id)
    },
    takeBackCorrection: async ({ tx, who, params: { id, correction_id } }) => {
      await takeBackCorrection(tx, who, followers, { document_id: id, correction_id })
      return getDocument(tx, who, followers, id)
    },
    readDocumentAgain: async ({ tx, who, params }) => {
      await readDocumentAgain(tx, who, params.id)
      return getDocument(tx, who, followers, params.id)
    },
    nameSupplier: async ({ tx, who, params, body }) => {
      await linkSupplier(tx, who, followers, params.id, body)
      return getDocument(tx, who, followers, params.id)
    },
    listLearnedLayouts: ({ tx, who, query }) => listLayouts(tx, who, query),
    forgetLearnedLayout: ({ tx, who, params }) => forgetLayout(tx, who, params.id),
    getModelSettings: ({ tx, who, platform }) => getModelSettings(platform, tx, who),
    updateModelSettings: ({ tx, who, platform, body }) => updateModelSettings(platform, tx, who, body),
    deleteDocument: ({ platform, who, params }) => deleteDocument({ platform, followers }, who, params.id),
  }
}
