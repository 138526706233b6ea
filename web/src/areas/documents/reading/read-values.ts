import type { PaperBox, PaperMark } from '../../../ui/paper/paper-geometry.ts'
import type { ExtractedLine, Extraction } from '../queries.ts'
import type { Value, ValueKind } from './typed-value.ts'

/** Below this a person should look at the paper. */
const DOUBTFUL = 0.7

export const isDoubtful = ({ confidence }: { confidence: number }) => confidence < DOUBTFUL

export type FieldName = keyof typeof kinds

const kinds = {
  supplier_name: 'text',
  supplier_tax_id: 'text',
  supplier_email: 'text',
  supplier_phone: 'text',
  invoice_number: 'text',
  invoice_date: 'date',
  due_date: 'date',
  period_from: 'date',
  period_to: 'date',
  currency: 'code',
  opening_balance: 'amount',
  closing_balance: 'amount',
  subtotal: 'amount',
  tax_amount: 'amount',
  total_amount: 'amount',
} satisfies Record<string, ValueKind>

/** Fields that a document of this kind is of no use without. */
const needed: Record<Extraction['document_type'], readonly FieldName[]> = {
  invoice: ['supplier_name', 'invoice_number', 'invoice_date', 'currency', 'total_amount'],
  credit_note: ['supplier_name', 'invoice_number', 'invoice_date', 'currency', 'total_amount'],
  receipt: ['supplier_name', 'invoice_date', 'currency', 'total_amount'],
  statement: ['supplier_name', 'currency', 'closing_balance'],
  other: [],
}

const supplier: readonly FieldName[] = [
  'supplier_name',
  'supplier_tax_id',
  'supplier_email',
  'supplier_phone',
]
const ofBill: readonly FieldName[] = ['invoice_number', 'invoice_date', 'due_date', 'currency']
const ofAccount: readonly FieldName[] = ['period_from', 'period_to', 'invoice_date', 'currency']

/** What stands together, in the order a person compares it; `other` may be anything. */
export const groupsOf = (type: Extraction['document_type']) =>
  type === 'statement'
    ? ({
        supplier,
        document: ofAccount,
        amounts: ['opening_balance', 'closing_balance', 'total_amount'],
      } as const)
    : ({ supplier, document: ofBill, amounts: ['subtotal', 'tax_amount', 'total_amount'] } as const)

export interface ReadField {
  id: string
  name: FieldName
  kind: ValueKind
  value: Value
  /** As it is printed. */
  text: string | null
  page: number | null
  box: PaperBox | null
  doubtful: boolean
  /** Nothing was found, but should have been. */
  missing: boolean
}

export const fieldId = (name: string) => `field-${name}`
/** Lines are counted from 0 here. */
export const lineId = (index: number) => `line-${index}`
export const lineOfId = (id: string) =>
  id.startsWith('line-') ? Number(id.slice('line-'.length)) : undefined

export function valueNamed(read: Extraction, name: FieldName): Value {
  if (name.startsWith('supplier_')) return read.supplier[name.slice('supplier_'.length) as 'name']
  if (name === 'period_from') return read.period?.from ?? null
  if (name === 'period_to') return read.period?.to ?? null
  return read[name as 'invoice_number' | 'total_amount']
}

const asBox = (box: readonly number[] | null | undefined) =>
  box?.length === 4 ? (box as unknown as PaperBox) : null

export function readField(read: Extraction, name: FieldName): ReadField {
  const value = valueNamed(read, name)
  const found = (read.fields as Partial<Record<FieldName, NonNullable<Extraction['fields']>[string]>>)?.[name]
  return {
    id: fieldId(name),
    name,
    kind: kinds[name],
    value,
    text: found?.text ?? null,
    page: found?.page ?? null,
    box: asBox(found?.box),
    doubtful: value !== null && found !== undefined && isDoubtful(found),
    missing: value === null && needed[read.document_type].includes(name),
  }
}

/** Every single value of a document, group after group. */
export function readFields(read: Extraction): ReadField[] {
  const groups = groupsOf(read.document_type)
  return [...groups.supplier, ...groups.document, ...groups.amounts].map((name) => readField(read, name))
}

/** What a person should look at, in reading order: values that may be misread or were not found, then lines. */
export function doubtsOf(read: Extraction): string[] {
  const fields = readFields(read).filter(({ doubtful, missing }) => doubtful || missing)
  const lines = read.lines.flatMap((line, index) => (isDoubtful(line) ? [lineId(index)] : []))
  return [...fields.map(({ id }) => id), ...lines]
}

/** The next of these after where one is, around the end. @example nextOf(['a', 'b'], 'b', 1) // 'a' */
export function nextOf(
  ids: readonly string[],
  current: string | undefined,
  step: 1 | -1,
): string | undefined {
  if (ids.length === 0) return undefined
  const at = current === undefined ? -1 : ids.indexOf(current)
  if (at === -1) return step === 1 ? ids[0] : ids.at(-1)
  return ids[(at + step + ids.length) % ids.length]
}

interface MarkWords {
  field: (field: ReadField) => string
  line: (line: ExtractedLine, index: number) => string
}

/** Everything that has a place on a page; lines first, so that values lie above them. */
export function marksOf(read: Extraction, words: MarkWords): PaperMark[] {
  const lines = read.lines.flatMap((line, index): PaperMark[] => {
    const box = asBox(line.box)
    if (!box || line.page === null) return []
    const { page } = line
    return [{ id: lineId(index), page, box, label: words.line(line, index), doubtful: isDoubtful(line) }]
  })
  const fields = readFields(read).flatMap((field): PaperMark[] => {
    const { id, page, box, doubtful } = field
    return page && box ? [{ id, page, box, label: words.field(field), doubtful }] : []
  })
  return [...lines, ...fields]
}

/** A cell as spreadsheets call it, of a box that counts columns and rows from 0. @example cellName([1, 6, 2, 7]) // 'B7' */
export function cellName(box: PaperBox): string {
  const [x0, y0, x1, y1] = box
  const first = `${columnName(x0)}${y0 + 1}`
  return x1 - x0 > 1 || y1 - y0 > 1 ? `${first}:${columnName(x1 - 1)}${y1}` : first
}

function columnName(index: number): string {
  const rest = index % 26
  const letter = String.fromCharCode(65 + rest)
  return index < 26 ? letter : columnName((index - rest) / 26 - 1) + letter
}
