import { DateOnly, Id, Instant, Nullable, OneOf, type Static, Type } from '#platform/schema'

export const documentTypes = ['invoice', 'statement', 'credit_note', 'receipt', 'other'] as const
export const documentStatuses = ['uploaded', 'processing', 'processed', 'error'] as const

export const DocumentType = OneOf(documentTypes, { examples: ['statement'] })
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
  currency: Type.Optional({
    ...Nullable(Type.String()),
    description: 'Where a statement has several; else that of the document.',
  }),
  site: Type.Optional({ ...Nullable(Type.String()), description: 'The restaurant the line stands under.' }),
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
  page_sizes: Type.Optional(
    Type.Array(
      Type.Object({
        number: Type.Integer(),
        width: Type.Number(),
        height: Type.Number(),
        rotation: Type.Integer(),
      }),
      {
        description:
          'Pages as they are drawn, in points; turned clockwise by `rotation` degrees they stand upright.',
      },
    ),
  ),
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
  part: Nullable(
    Type.Integer({
      description: 'Which of the `parts` of a file with several; null: the file is one document.',
    }),
  ),
  parts: Nullable(Type.Integer()),
  proof: Nullable(Type.String()),
  period_from: Nullable(DateOnly),
  period_to: Nullable(DateOnly),
  latest_reconciliation_id: Nullable(Id),
  draft_id: Type.Optional(Nullable(Id)),
  invoice_id: Type.Optional(Nullable(Id)),
})
export type DocumentSummary = Static<typeof DocumentSummary>

/** What a person said differently than it was read. */
const Correction = Type.Object({
  id: Id,
  corrected_by: Nullable(Id),
  corrected_at: Instant,
  changes: Type.Array(
    Type.Object({
      field: Type.String({ examples: ['total_amount'] }),
      line: Nullable(Type.Integer({ description: 'Its place among the lines, from 1.' })),
      before: Type.Unknown(),
      after: Type.Unknown(),
    }),
  ),
})
export type Correction = Static<typeof Correction>

export const Document = Type.Object({
  ...DocumentSummary.properties,
  same_file: Type.Optional(
    Type.Array(Type.Object({ id: Id, part: Type.Integer() }), {
      description: 'The other documents of a file that holds several.',
    }),
  ),
  extraction: Nullable(Extraction),
  corrections: Type.Optional(
    Type.Array(Correction, { description: 'What people corrected, oldest first; `extraction` shows it.' }),
  ),
})
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
