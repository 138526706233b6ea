import { DownloadLink } from '#platform/operations-contract'
import { type Routes, route } from '#platform/route'
import {
  DateOnly,
  Id,
  IdParams,
  Instant,
  ListOf,
  listQuery,
  Nullable,
  OneOf,
  type Static,
  Type,
} from '#platform/schema'

export const documentTypes = ['invoice', 'statement', 'credit_note', 'receipt', 'other'] as const
export const documentStatuses = ['uploaded', 'processing', 'processed', 'error'] as const

const DocumentType = OneOf(documentTypes, { examples: ['statement'] })
const Amount = Nullable(Type.Number())

/** What was read from a document; shape of packages/extraction. */
export const ExtractedLine = Type.Object({
  date: Nullable(DateOnly),
  reference: Nullable(Type.String()),
  description: Nullable(Type.String()),
  quantity: Amount,
  unit: Nullable(Type.String()),
  unit_price: Amount,
  debit: Amount,
  credit: Amount,
  amount: Amount,
  balance: Amount,
  kind: OneOf(['invoice', 'credit_note', 'payment', 'opening', 'other']),
  page: Nullable(Type.Integer()),
  box: Nullable(
    Type.Array(Type.Number(), { description: 'x0, y0, x1, y1 in points from the top left of the page.' }),
  ),
  confidence: Type.Number(),
})

/** Where a single value stands, and what is printed there. */
const FoundField = Type.Object({
  text: Type.String(),
  page: Type.Integer(),
  box: Nullable(Type.Array(Type.Number())),
  confidence: Type.Number(),
})

export const fieldNames = [
  'supplier_name',
  'supplier_tax_id',
  'supplier_email',
  'supplier_phone',
  'invoice_number',
  'invoice_date',
  'due_date',
  'currency',
  'subtotal',
  'tax_amount',
  'total_amount',
  'period_from',
  'period_to',
  'opening_balance',
  'closing_balance',
] as const

export const Extraction = Type.Object({
  document_type: OneOf(documentTypes),
  confidence: Type.Number({ minimum: 0, maximum: 1 }),
  source: Type.Optional(
    OneOf(['xml', 'sheet', 'text', 'ocr'], { description: 'xml: data for machines; ocr: pictures of text.' }),
  ),
  supplier: Type.Object({
    name: Nullable(Type.String()),
    tax_id: Nullable(Type.String()),
    email: Nullable(Type.String()),
    phone: Nullable(Type.String()),
  }),
  invoice_number: Nullable(Type.String()),
  invoice_date: Nullable(DateOnly),
  due_date: Nullable(DateOnly),
  currency: Nullable(Type.String()),
  subtotal: Amount,
  tax_amount: Amount,
  total_amount: Amount,
  period: Nullable(Type.Object({ from: Nullable(DateOnly), to: Nullable(DateOnly) })),
  opening_balance: Amount,
  closing_balance: Amount,
  proof: OneOf(['proven', 'consistent', 'unproven', 'contradicted'], {
    description: 'proven: opening balance, rows and closing balance close. contradicted: they do not.',
  }),
  fields: Type.Optional(
    Type.Object(Object.fromEntries(fieldNames.map((name) => [name, Type.Optional(FoundField)])), {
      description: 'Where each single value stands.',
    }),
  ),
  lines: Type.Array(ExtractedLine),
  pages: Type.Integer(),
  warnings: Type.Array(
    Type.Object({
      code: Type.String(),
      message: Type.String(),
      page: Type.Optional(Nullable(Type.Integer())),
      line: Type.Optional(Nullable(Type.Integer())),
    }),
  ),
})
export type StoredExtraction = Static<typeof Extraction>

export const DocumentSummary = Type.Object({
  id: Id,
  document_type: DocumentType,
  file_name: Type.String({ examples: ['statement-2026-10.pdf'] }),
  file_type: OneOf(['pdf', 'xlsx', 'xls', 'ods', 'csv', 'xml', 'png', 'jpeg', 'webp']),
  file_size_bytes: Type.Integer(),
  status: OneOf(documentStatuses),
  error_code: Nullable(Type.String()),
  error_message: Nullable(Type.String()),
  restaurant_id: Nullable(Id),
  store_id: Nullable(Id),
  supplier_id: Nullable(Id),
  supplier_name: Nullable(Type.String()),
  job_id: Nullable(Id),
  uploaded_by: Nullable(Id),
  upload_date: Instant,
  processed_at: Nullable(Instant),
  line_count: Nullable(Type.Integer({ description: 'Lines read; null before processing.' })),
  total_amount: Amount,
  currency: Nullable(Type.String()),
  proof: Nullable(Type.String()),
  period_from: Nullable(DateOnly),
  period_to: Nullable(DateOnly),
  latest_reconciliation_id: Nullable(Id),
})
export type DocumentSummary = Static<typeof DocumentSummary>

export const Document = Type.Object({ ...DocumentSummary.properties, extraction: Nullable(Extraction) })
export type Document = Static<typeof Document>

/** The fields of an upload; `file` comes beside them as a part of its own. */
export const UploadForm = Type.Object(
  {
    document_type: Type.Optional(DocumentType),
    restaurant_id: Type.Optional(Id),
    store_id: Type.Optional(Id),
    supplier_id: Type.Optional(Id),
  },
  { additionalProperties: false },
)
export type UploadForm = Static<typeof UploadForm>

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
      'Form fields, best before the file: `document_type` (default other: then what the content says is taken), `restaurant_id`, `store_id`, `supplier_id`, `file`. The file is judged by its content, not by its name: PDF with text, XLSX, XLS, ODS or CSV, up to 50 MB unless set otherwise. It is read in the background; watch `status`, the job, or the live channel `documents`.',
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
} satisfies Routes
