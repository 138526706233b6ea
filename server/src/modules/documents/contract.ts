import { DownloadLink } from '#platform/operations-contract'
import { type Routes, route } from '#platform/route'
import { Id, IdParams, ListOf, listQuery, OneOf, Type } from '#platform/schema'
import { correctionRoutes } from './correction-contract.ts'
import { Document, DocumentSummary, DocumentType, documentStatuses, UploadForm } from './document-contract.ts'
import { layoutRoutes } from './layout-contract.ts'
import { modelRoutes } from './model-contract.ts'
import { pageRoutes } from './page-contract.ts'

export * from './document-contract.ts'

export const routes = {
  uploadDocument: route({
    method: 'POST',
    path: '/supplier/documents',
    permission: 'documents.upload',
    transaction: 'none',
    limit: 'upload',
    consumes: 'multipart/form-data',
    body: Type.Object({
      ...UploadForm.properties,
      file: Type.Unsafe<Blob>({ type: 'string', format: 'binary' }),
    }),
    summary: 'Upload a supplier document',
    description:
      'Form fields, best before the file: `document_type` (default other: then what the content says is taken), `restaurant_id`, `store_id`, `supplier_id`, `file`. The file is judged by its content, not by its name: PDF, photograph (PNG, JPEG, WebP), e-invoice XML, XLSX, XLS, ODS or CSV, up to 50 MB unless set otherwise. It is read in the background; watch `status`, the job, or the live channel `documents`.',
    response: Document,
    errors: [
      'file_missing',
      'empty_file',
      'unsupported_document',
      'payload_too_large',
      'unsupported_media_type',
      'validation_failed',
      'reference_not_found',
      'restaurant_not_permitted',
      'storage_full',
      'malformed_request',
    ],
  }),
  listDocuments: route({
    method: 'GET',
    path: '/supplier/documents',
    permission: 'documents.read',
    summary: 'List supplier documents',
    description: 'Newest first, without what was read from them.',
    query: listQuery({
      restaurant_id: Type.Optional(Id),
      document_type: Type.Optional(DocumentType),
      status: Type.Optional(OneOf(documentStatuses)),
      supplier_id: Type.Optional(Id),
      search: Type.Optional(Type.String({ maxLength: 100, description: 'Part of the file name.' })),
    }),
    response: ListOf(DocumentSummary),
  }),
  getDocument: route({
    method: 'GET',
    path: '/supplier/documents/{id}',
    permission: 'documents.read',
    summary: 'Get a supplier document',
    description: 'One document with what was read from it.',
    params: IdParams,
    response: Document,
    errors: ['not_found'],
  }),
  downloadDocument: route({
    method: 'GET',
    path: '/supplier/documents/{id}/download',
    permission: 'documents.read',
    transaction: 'none',
    produces: 'application/octet-stream',
    summary: 'Download the original',
    description: 'The very bytes that were uploaded, as an attachment under their own name.',
    params: IdParams,
    errors: ['not_found'],
  }),
  linkDocument: route({
    method: 'POST',
    path: '/supplier/documents/{id}/download-link',
    permission: 'documents.read',
    summary: 'Make a download link',
    description:
      'A link to the original that works without signing in, for five minutes: to hand to a browser or to another program. The audit log keeps who made it.',
    params: IdParams,
    response: DownloadLink,
    errors: ['not_found'],
  }),
  deleteDocument: route({
    method: 'DELETE',
    path: '/supplier/documents/{id}',
    permission: 'documents.delete',
    transaction: 'none',
    status: 200,
    summary: 'Delete a supplier document',
    description:
      'Deletes the document with its reconciliations. Refused while it is being processed or reconciled, or while an invoice refers to it.',
    params: IdParams,
    response: Type.Object({ message: Type.String() }),
    errors: ['not_found', 'document_busy', 'in_use'],
  }),
  ...correctionRoutes,
  ...layoutRoutes,
  ...modelRoutes,
  ...pageRoutes,
} satisfies Routes
