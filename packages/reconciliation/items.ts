import { minorToNumber } from '#packages/money'
import type { ItemStatus } from './documents.ts'
import { matchConfidence, missingConfidence } from './explaining/confidence.ts'
import { explainMissing, type Surroundings } from './explaining/explain-missing.ts'
import { explainMatch, type Reason, sumCents } from './explaining/reasons.ts'
import { compareIds, type Doc, type Field, type Match } from './matching/doc.ts'
import type { ReconciliationItem } from './result.ts'
import type { CountedItem } from './summary.ts'

/** An item of the answer together with its exact amounts. */
export type BuiltItem = { item: ReconciliationItem; counted: CountedItem; rank: number }

/** The items of one currency: its matches, then every document left over, in canonical order. */
export function buildItems(
  matches: readonly Match[],
  field: Field,
  currency: string,
  surroundings: Surroundings,
): BuiltItem[] {
  const built = matches.map((match) => {
    const lines = match.lines.toSorted(bySource)
    const entries = match.entries.toSorted(bySource)
    const gap = Math.abs(sumCents(lines) - sumCents(entries))
    const status: ItemStatus = gap <= field.toleranceCents ? 'matched' : 'amount_mismatch'
    const reasons = explainMatch(match, field, currency)
    return buildItem(status, lines, entries, currency, matchConfidence(match), reasons)
  })
  for (const [doc, reasons] of explainMissing(field, surroundings)) {
    const confidence = missingConfidence(doc.number.serial !== '', reasons)
    built.push(
      doc.side === 'statement'
        ? buildItem('missing_in_restaurant', [doc], [], currency, confidence, reasons)
        : buildItem('missing_in_supplier', [], [doc], currency, confidence, reasons),
    )
  }
  return built.sort((a, b) => a.rank - b.rank)
}

function buildItem(
  status: ItemStatus,
  lines: readonly Doc[],
  entries: readonly Doc[],
  currency: string,
  confidence: number,
  reasons: Reason[],
): BuiltItem {
  const [statement_cents, ledger_cents] = [sumCents(lines), sumCents(entries)]
  const decimal = (cents: number) => minorToNumber(cents, currency)
  const item: ReconciliationItem = {
    status,
    statement_lines: lines.map((doc) => doc.source),
    ledger_ids: entries.map((doc) => String(doc.source)),
    statement_amount: lines.length > 0 ? decimal(statement_cents) : null,
    ledger_amount: entries.length > 0 ? decimal(ledger_cents) : null,
    difference: decimal(statement_cents - ledger_cents),
    currency,
    confidence,
    reasons,
  }
  const rank = Math.min(...[...lines, ...entries].map((doc) => doc.rank))
  return { item, counted: { status, currency, statement_cents, ledger_cents }, rank }
}

function bySource(a: Doc, b: Doc): number {
  return compareIds(a.source, b.source)
}
