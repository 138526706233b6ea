import { minorToNumber } from '#packages/money'
import type { ItemStatus } from './documents.ts'
import { matchConfidence, missingConfidence } from './explaining/confidence.ts'
import { explainMissing, type Surroundings } from './explaining/explain-missing.ts'
import { explainMatch, type Reason, sumCents } from './explaining/reasons.ts'
import { compareIds, type Doc, type Field, type Match } from './matching/doc.ts'
import type { ReconciliationItem } from './result.ts'
import { Tally } from './summary.ts'

/** The items of one currency with its totals, in canonical order; a document in none or in two is a defect. */
export function buildItems(
  matches: readonly Match[],
  field: Field,
  currency: string,
  surroundings: Surroundings,
): { items: ReconciliationItem[]; tally: Tally } {
  const documents = field.lines.length + field.entries.length
  // Ranks are unique within a currency, so the item of the lowest rank stands at its place without sorting.
  const places = new Array<ReconciliationItem | undefined>(documents).fill(undefined)
  const tally = new Tally(currency)
  const seen = new Uint8Array(documents)
  const add = (status: ItemStatus, lines: Doc[], entries: Doc[], confidence: number, reasons: Reason[]) => {
    const [statement, ledger] = [sumCents(lines), sumCents(entries)]
    tally.add(status, statement, ledger)
    const rank = Math.min(markSeen(lines, seen), markSeen(entries, seen))
    places[rank] = toItem(status, lines, entries, currency, confidence, reasons, [statement, ledger])
  }
  for (const match of matches) {
    const [lines, entries] = [inOrder(match.lines), inOrder(match.entries)]
    const gap = Math.abs(sumCents(lines) - sumCents(entries))
    const status: ItemStatus = gap <= field.toleranceCents ? 'matched' : 'amount_mismatch'
    add(status, lines, entries, matchConfidence(match), explainMatch(match, field, currency))
  }
  for (const [doc, reasons] of explainMissing(field, surroundings)) {
    const confidence = missingConfidence(doc.number.serial !== '', reasons)
    if (doc.side === 'statement') add('missing_in_restaurant', [doc], [], confidence, reasons)
    else add('missing_in_supplier', [], [doc], confidence, reasons)
  }
  if (seen.includes(0)) throw new Error('reconciliation lost a document')
  return { items: places.filter((item) => item !== undefined), tally }
}

/** The lowest rank of the documents, all of which must be new. */
function markSeen(docs: readonly Doc[], seen: Uint8Array): number {
  let lowest = Number.POSITIVE_INFINITY
  for (const { rank } of docs) {
    if (seen[rank] === 1) throw new Error('reconciliation repeated a document')
    seen[rank] = 1
    if (rank < lowest) lowest = rank
  }
  return lowest
}

function toItem(
  status: ItemStatus,
  lines: readonly Doc[],
  entries: readonly Doc[],
  currency: string,
  confidence: number,
  reasons: Reason[],
  [statement, ledger]: readonly [number, number],
): ReconciliationItem {
  return {
    status,
    statement_lines: lines.map((doc) => doc.source),
    ledger_ids: entries.map((doc) => String(doc.source)),
    statement_amount: lines.length > 0 ? minorToNumber(statement, currency) : null,
    ledger_amount: entries.length > 0 ? minorToNumber(ledger, currency) : null,
    difference: minorToNumber(statement - ledger, currency),
    currency,
    confidence,
    reasons,
  }
}

function inOrder(docs: Doc[]): Doc[] {
  return docs.length > 1 ? docs.toSorted(bySource) : docs
}

function bySource(a: Doc, b: Doc): number {
  return compareIds(a.source, b.source)
}
