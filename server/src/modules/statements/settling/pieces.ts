import { uuidv7 } from 'uuidv7'
import { composeItem, sumCents } from '../compose-item.ts'
import type { KeptItem, StoredItem } from '../item-queries.ts'
import type { LedgerEntry, StatementLine } from '../items-contract.ts'
import { isOfPeriod, type Period } from '../problem.ts'
import { aloneReason, amountReason, handReason, type KeptReason, tolerance_cents } from './reasons.ts'

export type NewItem = StoredItem & { id: string }

export const isLinked = ({ details }: Pick<StoredItem, 'details'>) =>
  details.statement_lines.length > 0 && details.ledger_entries.length > 0

/** A line or an entry for itself. */
export function single(
  member: { line: StatementLine } | { entry: LedgerEntry },
  currency: string,
  why: readonly KeptReason[] = [],
): StoredItem {
  return 'line' in member
    ? composeItem([member.line], [], {
        ...{ status: 'missing_in_restaurant', currency, confidence: 1 },
        reasons: [aloneReason('statement'), ...why],
      })
    : composeItem([], [member.entry], {
        ...{ status: 'missing_in_supplier', currency, confidence: 1 },
        reasons: [aloneReason('books'), ...why],
      })
}

/** What falls apart: each line and entry for itself. Entries of other periods are left out again. */
export function apart(
  lines: readonly StatementLine[],
  entries: readonly LedgerEntry[],
  { currency, period }: { currency: string; period: Period | null },
): NewItem[] {
  const why = [handReason('taken_apart')]
  return [
    ...lines.map((line) => single({ line }, currency, why)),
    ...entries.filter((entry) => isOfPeriod(entry, period)).map((entry) => single({ entry }, currency, why)),
  ].map((item) => ({ ...item, id: uuidv7() }))
}

/** Lines and entries that a person put together. */
export function linked(
  lines: readonly StatementLine[],
  entries: readonly LedgerEntry[],
  currency: string,
): StoredItem {
  const [theirs, ours] = [sumCents(lines), sumCents(entries)]
  return composeItem(
    lines.toSorted((a, b) => a.line - b.line),
    entries,
    {
      status: pairStatus(theirs, ours),
      currency,
      confidence: 1,
      reasons: [handReason('linked_by_hand'), amountReason(theirs, ours)],
    },
  )
}

export function pairStatus(theirs: number, ours: number): 'matched' | 'amount_mismatch' {
  return Math.abs(theirs - ours) <= tolerance_cents ? 'matched' : 'amount_mismatch'
}

export const undecided: Omit<KeptItem, keyof StoredItem | 'id'> = {
  ...{ decision: 'open', decided_by: null, decided_at: null, dispute_reason: null, dispute_note: null },
  ...{ is_by_hand: false, is_changed: false },
}
