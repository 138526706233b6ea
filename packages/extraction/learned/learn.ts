import type { Span } from '../asked/pointers.ts'
import { type PrintedWords, printedWords } from '../asked/question.ts'
import type { DocumentText } from '../document-text.ts'
import type { Extraction } from '../extraction.ts'
import { structureDocument } from '../structure.ts'
import { anchorsOf } from './anchor.ts'
import { type Anchor, type Corrections, type Layout, LEARNED, type LearnedField } from './layout.ts'
import { leadsBack } from './leads-back.ts'
import { learnTable, sampleOf } from './learn-table.ts'
import { layoutSignature } from './signature.ts'
import { formOf, valueAt, valueOn } from './value.ts'

/** Words of a value, from its first. */
const LONGEST_VALUE = 6

/**
 * Learns how a paper is laid out from what it truly says: in which order its days are written, behind or below which
 * words its single values stand, what the columns of its lines hold and which way their signs go. A place is learned
 * only if it leads back to the very value, columns only if they lead back to what a person told. `before` is what was
 * learned of such papers so far. Undefined when nothing is to be learned.
 */
export function learnLayout(text: DocumentText, truth: Corrections, before?: Layout): Layout | undefined {
  const read = structureDocument(text)
  const printed = printedWords(text, read)
  const orders = (['dmy', 'mdy'] as const).map((order) => ({ ...printed, order }))
  const learned = orders
    .map((words) => ({ words, anchors: anchorsFor(words, read, truth) }))
    .sort((a, b) => days(b.anchors) - days(a.anchors))
  const [best, other] = learned
  // Where both lead to the same days, the paper does not tell.
  const order = days(best!.anchors) > days(other!.anchors) ? best!.words.order : null
  const layout: Layout = {
    version: 1,
    signature: layoutSignature(text),
    date_order: order,
    decimal_mark: printed.mark,
    anchors: best!.anchors,
  }
  const whole = withTable(layout, { text, read, truth, before })
  return whole ?? (Object.keys(layout.anchors).length > 0 ? layout : undefined)
}

/** The layout with the columns of its lines; undefined where these teach none that lead back to them. */
function withTable(
  layout: Layout,
  {
    text,
    read,
    truth,
    before,
  }: { text: DocumentText; read: Extraction; truth: Corrections; before?: Layout },
): Layout | undefined {
  const lines = sampleOf(truth.lines ?? [])
  const taught = lines.length > 0 ? learnTable(text, lines, before?.table) : undefined
  if (!taught) return undefined
  const { document_type = read.document_type } = truth
  const is_statement = document_type === 'statement'
  const whole: Layout = {
    ...layout,
    date_order: layout.date_order ?? taught.order ?? before?.date_order ?? null,
    ...(is_statement !== (read.document_type === 'statement') && { is_statement }),
    table: taught.table,
  }
  return leadsBack(structureDocument(text, { document_type, layout: whole }), lines) ? whole : undefined
}

const days = (anchors: Layout['anchors']) => (anchors.invoice_date ? 1 : 0) + (anchors.due_date ? 1 : 0)

function anchorsFor(
  printed: PrintedWords,
  read: Extraction,
  { fields = {} }: Corrections,
): Layout['anchors'] {
  const anchors: Layout['anchors'] = {}
  for (const name of LEARNED) {
    const value = fields[name]
    const anchor = value == null ? undefined : anchorFor(printed, name, value)
    if (anchor) anchors[name] = read[name] === value ? { ...anchor, is_spare: true } : anchor
  }
  return anchors
}

function anchorFor(printed: PrintedWords, name: LearnedField, value: string | number): Anchor | undefined {
  for (const span of spansOf(printed, name, value)) {
    for (const anchor of anchorsOf(printed.words, span)) {
      const whole: Anchor =
        typeof value === 'string' && name === 'invoice_number' ? { ...anchor, form: formOf(value) } : anchor
      if (valueAt(printed, name, whole)?.value === value) return whole
    }
  }
  return undefined
}

/** Every place where this value is printed, the longer spans first. */
function spansOf(printed: PrintedWords, name: LearnedField, value: string | number): Span[] {
  const spans: Span[] = []
  for (const [first, { line }] of printed.words.entries()) {
    for (let last = first; last < first + LONGEST_VALUE && printed.words[last]?.line === line; last += 1)
      if (valueOn(printed, name, [first, last])?.value === value) spans.push([first, last])
  }
  return spans
}
