import type { LedgerEntry as BooksEntry } from '#modules/purchasing/index'
import { centsText } from './cents.ts'
import type { StoredItem } from './item-queries.ts'
import type { LedgerEntry, StatementLine } from './items-contract.ts'
import type { MatchedItem } from './match-task.ts'

type Judgement = Pick<MatchedItem, 'status' | 'currency' | 'confidence' | 'reasons'>

/** An item of lines and entries, its amounts summed in hundredths. */
export function composeItem(
  lines: readonly StatementLine[],
  entries: readonly LedgerEntry[],
  { status, currency, confidence, reasons }: Judgement,
): StoredItem {
  const theirs = sumCents(lines)
  const ours = sumCents(entries)
  return {
    position: positionOf(lines, entries),
    status,
    invoice_number: lines.find((line) => line.reference)?.reference ?? (entries[0]?.invoice_number || null),
    invoice_date: lines.find((line) => line.date)?.date ?? entries[0]?.invoice_date ?? null,
    currency,
    statement_amount: lines.length > 0 ? centsText(theirs) : null,
    ledger_amount: entries.length > 0 ? centsText(ours) : null,
    difference: centsText(theirs - ours),
    match_confidence: confidence.toFixed(4),
    details: { reasons, statement_lines: [...lines], ledger_entries: [...entries] },
  }
}

/** An entry of the books as items keep it. */
export function entryOnItem({
  id,
  invoice_number,
  invoice_date,
  amount,
  restaurant_id,
  kind,
}: BooksEntry): LedgerEntry {
  return {
    ...{ invoice_id: id, invoice_number, invoice_date, amount: Number(amount), restaurant_id },
    ...(kind === 'payment' && { kind }),
  }
}

export function sumCents(members: readonly { amount: number }[]): number {
  return members.reduce((sum, { amount }) => sum + Math.round(amount * 100), 0) + 0
}

/** Beyond every line of a statement; what only the books hold follows by day. */
const afterAllLines = 1_000_000_000
const day_ms = 86_400_000

function positionOf(lines: readonly StatementLine[], entries: readonly LedgerEntry[]): number {
  if (lines.length > 0) return lines.reduce((least, { line }) => Math.min(least, line), afterAllLines)
  const day = entries[0]?.invoice_date ?? '1900-01-01'
  return afterAllLines + (Date.parse(day) - Date.parse('1900-01-01')) / day_ms
}
