import { decimal, sum } from '#packages/money'
import type { Duplicate, PriceChange, Problem } from './draft-contract.ts'

/** What is looked at to say what a draft lacks. */
export interface DraftFacts {
  supplier_id: string | null
  restaurant_id: string | null
  invoice_number: string | null
  invoice_date: string | null
  currency: string | null
  tax_amount: number | string | null
  total_amount: number | string | null
  proof: string | null
  /** A person has looked at it: what the machine was unsure of is theirs now. */
  is_edited: boolean
  lines: readonly {
    line_total: number | string
    mapping: string | null
    item_is_active: boolean | null
    price_change: PriceChange | null
  }[]
  duplicates: readonly Duplicate[]
}

const missing = [
  ['supplier_id', 'supplier_missing', 'The supplier is not known yet.'],
  ['restaurant_id', 'restaurant_missing', 'Say which restaurant it is for.'],
  ['invoice_number', 'number_missing', 'The invoice number is missing.'],
  ['invoice_date', 'date_missing', 'The day of the invoice is missing.'],
  ['currency', 'currency_missing', 'The currency is missing.'],
  ['total_amount', 'total_missing', 'The total is missing.'],
] as const

/** The field a blocking problem is about, as a body names it. */
export const fieldOfProblem: Record<string, string> = Object.fromEntries(
  missing.map(([field, code]) => [code, field]),
)

/** What keeps a draft from the books, what a person must confirm, and what is worth a look, in this order. */
export function problemsOf(facts: DraftFacts): Problem[] {
  return [
    ...missing
      .filter(([field]) => facts[field] === null)
      .map(([, code, text]): Problem => ({ code, severity: 'blocks', params: {}, text })),
    ...duplicateProblem(facts.duplicates),
    ...totalProblem(facts),
    ...readingProblem(facts),
    ...lineProblems(facts.lines),
  ]
}

function duplicateProblem([surest]: readonly Duplicate[]): Problem[] {
  if (!surest) return []
  const params = { invoice_number: surest.invoice_number ?? '', document: surest.document_name ?? '' }
  const other = surest.what === 'draft' ? 'another draft' : 'an invoice in the books'
  if (surest.certainty === 'certain')
    return [{ code: 'duplicate_certain', severity: 'confirm', params, text: `This is the same as ${other}.` }]
  return [{ code: 'duplicate_likely', severity: 'warns', params, text: `This looks like ${other}.` }]
}

/** Rounding of tax on each line moves a total by this at most before somebody should look, in units of the currency. */
const tolerance = 0.02

/** Lines add up to the total, with the tax or without: it may stand inside their prices. */
function totalProblem({ total_amount, tax_amount, lines }: DraftFacts): Problem[] {
  if (total_amount === null || lines.length === 0) return []
  const total = decimal(total_amount).abs()
  const net = sum(lines.map(({ line_total }) => line_total)).abs()
  const gross = net.plus(decimal(tax_amount ?? 0).abs())
  const off = (amount: typeof net) => amount.minus(total).abs()
  if (off(net).lte(tolerance) || off(gross).lte(tolerance)) return []
  const nearest = off(gross).lt(off(net)) ? gross : net
  const params = {
    total: total.toNumber(),
    lines: net.toNumber(),
    difference: total.minus(nearest).toNumber(),
  }
  const text = `The lines come to ${net.toFixed(2)}, the total says ${total.toFixed(2)}.`
  return [{ code: 'total_disagrees', severity: 'confirm', params, text }]
}

function readingProblem({ proof, is_edited }: DraftFacts): Problem[] {
  if (is_edited || proof === 'proven' || proof === 'consistent') return []
  const text = 'The figures do not prove that it was read rightly; compare it with the document.'
  return [{ code: 'reading_unproven', severity: 'warns', params: { proof: proof ?? '' }, text }]
}

function lineProblems(lines: DraftFacts['lines']): Problem[] {
  const found: Problem[] = []
  const warn = (code: Problem['code'], count: number, text: string) => {
    if (count > 0) found.push({ code, severity: 'warns', params: { count }, text })
  }
  const open = lines.filter(({ mapping }) => mapping !== 'mapped' && mapping !== 'not_stock').length
  warn('lines_unmapped', open, `${open} of ${lines.length} lines are not mapped to items yet.`)
  const archived = lines.filter(({ item_is_active }) => item_is_active === false).length
  warn('item_archived', archived, `${archived} lines are mapped to archived items.`)
  const dearer = lines.filter(({ price_change }) => price_change?.is_warning).length
  warn('price_changed', dearer, `The price of ${dearer} lines changed.`)
  return found
}
