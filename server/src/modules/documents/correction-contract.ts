import { type Routes, route } from '#platform/route'
import { DateOnly, Id, IdParams, Input, Nullable, OneOf, type Static, Text, Type } from '#platform/schema'
import { Document, documentTypes } from './document-contract.ts'

const amount = () =>
  Type.Optional(Nullable(Type.Number({ minimum: -1_000_000_000_000, maximum: 1_000_000_000_000 })))
const day = () => Type.Optional(Nullable(DateOnly))
const text = (most: number) => Type.Optional(Nullable(Text(most)))

const LineCorrection = Input({
  line: Type.Optional(
    Type.Integer({ minimum: 1, description: 'Which line, from 1 as shown; absent: a line that was missed.' }),
  ),
  is_removed: Type.Optional(Type.Boolean({ description: 'true: there is no such line.' })),
  date: day(),
  reference: text(200),
  description: text(1000),
  quantity: amount(),
  unit: text(40),
  unit_price: amount(),
  debit: amount(),
  credit: amount(),
  amount: amount(),
  balance: amount(),
  kind: Type.Optional(OneOf(['invoice', 'credit_note', 'payment', 'opening', 'other'])),
})
export type LineCorrection = Static<typeof LineCorrection>

const FieldCorrections = {
  document_type: Type.Optional(OneOf(documentTypes)),
  supplier_name: text(200),
  supplier_tax_id: text(40),
  supplier_email: text(254),
  supplier_phone: text(40),
  invoice_number: text(60),
  invoice_date: day(),
  due_date: day(),
  currency: Type.Optional(Nullable(Type.String({ pattern: '^[A-Z]{3}$', examples: ['EUR'] }))),
  subtotal: amount(),
  tax_amount: amount(),
  total_amount: amount(),
  period_from: day(),
  period_to: day(),
  opening_balance: amount(),
  closing_balance: amount(),
}

const CorrectionInput = Input(
  { ...FieldCorrections, lines: Type.Optional(Type.Array(LineCorrection, { maxItems: 5_000 })) },
  { minProperties: 1 },
)
export type CorrectionInput = Static<typeof CorrectionInput>

export const correctionRoutes = {
  correctDocument: route({
    method: 'PUT',
    path: '/supplier/documents/{id}/extraction',
    changes: '/supplier/documents/{id}',
    permission: 'documents.correct',
    summary: 'Correct what was read',
    description:
      'Changes the fields that are sent; null says that the document has none, and the value that was read, or a line with nothing but its number, that it is right: it is doubtful no longer. `lines` holds the lines to change, to take away and to add, the others stay. What the machine read is kept beside it, a later reading keeps the corrections, and a draft invoice nobody has edited follows.',
    params: IdParams,
    body: CorrectionInput,
    response: Document,
    errors: ['not_found', 'document_busy', 'document_not_readable', 'constraint_violated'],
  }),
  takeBackCorrection: route({
    method: 'DELETE',
    path: '/supplier/documents/{id}/corrections/{correction_id}',
    permission: 'documents.correct',
    summary: 'Take back a correction',
    description:
      'Takes back this correction and those made after it; the document shows what it showed before.',
    params: Type.Object({ id: Id, correction_id: Id }),
    status: 200,
    response: Document,
    errors: ['not_found', 'document_busy'],
  }),
  readDocumentAgain: route({
    method: 'POST',
    path: '/supplier/documents/{id}/read-again',
    permission: 'documents.correct',
    summary: 'Read a document again',
    description:
      'Reads the stored file once more in the background, as after an upload; corrections by people stay.',
    params: IdParams,
    status: 202,
    response: Document,
    errors: ['not_found', 'document_busy'],
  }),
  nameSupplier: route({
    method: 'POST',
    path: '/supplier/documents/{id}/supplier',
    permission: 'suppliers.manage',
    summary: 'Name or create the supplier of a document',
    description:
      'With `supplier_id`, that supplier; else the one the document certainly comes from; else a new one with the name, tax id, e-mail address and telephone number that were read. What a known supplier lacked of these is filled in, so that its next document is recognised.',
    params: IdParams,
    body: Input({
      supplier_id: Type.Optional(Id),
      name: Type.Optional(
        Text(200, { description: 'For a new supplier, instead of the name that was read.' }),
      ),
    }),
    status: 200,
    response: Document,
    errors: [
      'not_found',
      'document_busy',
      'reference_not_found',
      'constraint_violated',
      'already_exists',
      'cnpj_invalid',
    ],
  }),
} satisfies Routes
