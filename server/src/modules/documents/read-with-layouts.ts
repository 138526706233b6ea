import {
  type DocumentText,
  type Extraction,
  type Hints,
  isSameLayout,
  type Layout,
  layoutSignature,
  structureDocument,
} from '#packages/extraction'

/** A layout that may be the document's, and whose it is. */
export interface KnownLayout {
  id: string
  signature: string
  layout: Layout
  /** The supplier's, as we know them. */
  name: string
  tax_id: string | null
  /** Somebody said that the document is this supplier's. */
  is_certain: boolean
}

export interface LaidOut {
  extraction: Extraction
  /** What it was read with, and whether that read better. */
  used: { id: string; is_better: boolean } | null
}

/** Of papers that look alike, so many suppliers'. */
const mostTries = 3

/**
 * Reads a document by its own evidence, and once more with each layout that looks like it. The better reading is
 * taken; of two that are equal the learned one, when the document is that supplier's.
 */
export function readWithLayouts(text: DocumentText, hints: Hints, known: readonly KnownLayout[]): LaidOut {
  let best: LaidOut = { extraction: structureDocument(text, hints), used: null }
  if (known.length === 0) return best
  const plain = best.extraction
  const signature = layoutSignature(text)
  for (const { id, layout, ...whose } of known
    .filter((one) => isSameLayout(one.signature, signature))
    .slice(0, mostTries)) {
    const extraction = structureDocument(text, { ...hints, layout })
    const lead = compare(extraction, best.extraction)
    if (lead < 0 || (lead === 0 && !isOf(whose, plain))) continue
    best = { extraction, used: { id, is_better: compare(extraction, plain) > 0 } }
  }
  return best
}

const ranks = { contradicted: 0, unproven: 1, consistent: 2, proven: 3 }

/** Above 0 when a is the better reading: by its proof, then by what it lacks. */
function compare(a: Extraction, b: Extraction): number {
  return ranks[a.proof] - ranks[b.proof] || lacks(b) - lacks(a)
}

function lacks(extraction: Extraction): number {
  const { document_type, invoice_number, invoice_date, total_amount } = extraction
  const wanted = document_type === 'statement' ? [total_amount] : [invoice_number, invoice_date, total_amount]
  return wanted.filter((value) => value === null).length + (extraction.lines.length === 0 ? 1 : 0)
}

function isOf(known: Pick<KnownLayout, 'name' | 'tax_id' | 'is_certain'>, { supplier }: Extraction): boolean {
  if (known.is_certain) return true
  const same = (a: string | null, b: string | null) => a !== null && b !== null && folded(a) === folded(b)
  return same(known.tax_id, supplier.tax_id) || same(known.name, supplier.name)
}

const folded = (text: string) => text.toLowerCase().replace(/[^\p{L}\d]/gu, '')
