import { uuidv7 } from 'uuidv7'
import type { LedgerEntry as BooksEntry } from '#modules/purchasing/index'
import { composeItem, entryOnItem, sumCents } from '../compose-item.ts'
import type { Decision, KeptItem, StoredItem } from '../item-queries.ts'
import type { StatementLine } from '../items-contract.ts'
import type { MatchedItem } from '../match-task.ts'
import { isOfPeriod, type Period } from '../problem.ts'
import { isLinked, pairStatus, single, undecided } from './pieces.ts'
import { withAmounts } from './reasons.ts'

/** What a run over changed books starts from. */
export interface Replay {
  items: readonly KeptItem[]
  /** Lines that no run compared yet. */
  added_lines: readonly (StatementLine & { currency: string })[]
  ledger: readonly BooksEntry[]
  period: Period | null
}

/** Items that keep their members whatever the books say, as far as the books still hold them. */
export function pinnedItems({ items, ledger }: Replay): KeptItem[] {
  const books = new Map(ledger.map((entry) => [entry.id, entry]))
  return items.flatMap((item) => {
    if (!isLinked(item) || (item.decision === 'open' && !item.is_by_hand)) return []
    const entries = item.details.ledger_entries.flatMap(({ invoice_id }) => books.get(invoice_id) ?? [])
    // Another currency in the books now: not the same debt any more.
    if (entries.length === 0 || entries.some((entry) => entry.currency !== item.currency)) return []
    return [refreshed(item, item.details.statement_lines, entries)]
  })
}

/** An item with its amounts as they are now; decided on others, it wants another look. */
function refreshed(item: KeptItem, lines: StatementLine[], books: readonly BooksEntry[]): KeptItem {
  const entries = books.map(entryOnItem)
  const [theirs, ours] = [sumCents(lines), sumCents(entries)]
  const now = composeItem(lines, entries, {
    status: pairStatus(theirs, ours),
    currency: item.currency,
    confidence: Number(item.match_confidence),
    reasons: isSame(item, lines, theirs, ours, entries.length)
      ? item.details.reasons
      : withAmounts(item.details.reasons, theirs, ours),
  })
  return carried(item, now)
}

function isSame(
  item: KeptItem,
  lines: StatementLine[],
  theirs: number,
  ours: number,
  entries: number,
): boolean {
  const before = item.details
  return (
    before.statement_lines.length === lines.length &&
    before.ledger_entries.length === entries &&
    sumCents(before.statement_lines) === theirs &&
    sumCents(before.ledger_entries) === ours
  )
}

/** Lines of all items, and entries of the books, that are not pinned. */
export function freeSides({ items, added_lines, ledger }: Replay, pinned: readonly KeptItem[]) {
  const lines = new Set(pinned.flatMap(({ details }) => details.statement_lines.map(({ line }) => line)))
  const ids = new Set(
    pinned.flatMap(({ details }) => details.ledger_entries.map((entry) => entry.invoice_id)),
  )
  return {
    lines: [
      ...items.flatMap(({ details, currency }) =>
        details.statement_lines.filter(({ line }) => !lines.has(line)).map((line) => ({ ...line, currency })),
      ),
      ...added_lines,
    ],
    entries: ledger.filter(({ id }) => !ids.has(id)),
  }
}

/**
 * The items of a new run: what is pinned, and what was found among the rest. A decision goes with the lines and
 * entries it was about; two decisions are never thrown together by the machine.
 */
export function replay(
  before: Replay,
  pinned: readonly KeptItem[],
  found: readonly MatchedItem[],
): KeptItem[] {
  const free = freeSides(before, pinned)
  const lines = new Map<number | string, (typeof free.lines)[number]>(
    free.lines.map((line) => [line.line, line]),
  )
  const entries = new Map(free.entries.map((entry) => [entry.id, entry]))
  const priors = priorsOf(before.items, new Set(pinned.map((item) => item.id)))
  const used = new Set<string>()
  const made = found.flatMap((item): KeptItem[] => {
    const own = item.statement_lines.map((line) => withoutCurrency(lines.get(line)!))
    const books = item.ledger_ids.map((id) => entries.get(id)!)
    const known = priors.of(own, books)
    const decided = known.filter((prior) => prior.decision !== 'open')
    if (decided.length > 1)
      return separately(own, books, item.currency).flatMap((piece) =>
        settle(piece, priors, used, before.period),
      )
    const composed = composeItem(own, books.map(entryOnItem), item)
    return settle(composed, priors, used, before.period)
  })
  return [...pinned, ...made].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
}

function separately(lines: StatementLine[], books: readonly BooksEntry[], currency: string): StoredItem[] {
  return [
    ...lines.map((line) => single({ line }, currency)),
    ...books.map((entry) => single({ entry: entryOnItem(entry) }, currency)),
  ]
}

type Priors = ReturnType<typeof priorsOf>

function settle(now: StoredItem, priors: Priors, used: Set<string>, period: Period | null): KeptItem[] {
  const { statement_lines, ledger_entries } = now.details
  const known = priors.of(statement_lines, ledger_entries)
  const prior =
    known.find((one) => one.decision !== 'open' && !used.has(one.id)) ??
    known.find((one) => hasSameMembers(one, now))
  // What only the books hold belongs to this statement by its day, or because somebody decided so.
  const is_ours = statement_lines.length > 0 || ledger_entries.some((entry) => isOfPeriod(entry, period))
  if (!is_ours && (!prior || prior.decision === 'open')) return []
  if (!prior || used.has(prior.id)) return [{ ...now, ...undecided, id: uuidv7() }]
  used.add(prior.id)
  return [carried(prior, now)]
}

/** What is now, with the id and the decision of what was. */
function carried(prior: KeptItem, now: StoredItem): KeptItem {
  const { id, decision, decided_by, decided_at, dispute_reason, dispute_note } = prior
  const has_moved =
    !hasSameMembers(prior, now) ||
    prior.statement_amount !== now.statement_amount ||
    prior.ledger_amount !== now.ledger_amount
  const kept: Decision = {
    ...{ decision, decided_by, decided_at, dispute_reason, dispute_note },
    is_by_hand: prior.is_by_hand && isLinked(now),
    is_changed: decision !== 'open' && (prior.is_changed || has_moved),
  }
  return { ...now, ...kept, id }
}

function membersOf({ details }: Pick<StoredItem, 'details'>): string {
  const lines = details.statement_lines.map(({ line }) => line).sort((a, b) => a - b)
  return JSON.stringify([lines, details.ledger_entries.map(({ invoice_id }) => invoice_id).sort()])
}

export const hasSameMembers = (a: Pick<StoredItem, 'details'>, b: Pick<StoredItem, 'details'>) =>
  membersOf(a) === membersOf(b)

/** Which earlier items lines and entries belonged to. */
function priorsOf(items: readonly KeptItem[], pinned_ids: ReadonlySet<string>) {
  const byMember = new Map<number | string, KeptItem>()
  for (const item of items) {
    if (pinned_ids.has(item.id)) continue
    for (const { line } of item.details.statement_lines) byMember.set(line, item)
    for (const { invoice_id } of item.details.ledger_entries) byMember.set(invoice_id, item)
  }
  return {
    of(
      lines: readonly { line: number }[],
      entries: readonly ({ id: string } | { invoice_id: string })[],
    ): KeptItem[] {
      const members = [
        ...lines.map(({ line }) => line),
        ...entries.map((one) => ('id' in one ? one.id : one.invoice_id)),
      ]
      return [...new Set(members.flatMap((member) => byMember.get(member) ?? []))]
    },
  }
}

function withoutCurrency({ currency: _, ...line }: StatementLine & { currency: string }): StatementLine {
  return line
}
