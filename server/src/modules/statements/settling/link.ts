import { uuidv7 } from 'uuidv7'
import { listLedgerByIds } from '#modules/purchasing/index'
import { audit } from '#platform/audit'
import { AppError, fieldError } from '#platform/errors'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { entryOnItem } from '../compose-item.ts'
import { type Decision, insertItems, type KeptItem } from '../item-queries.ts'
import type { LedgerEntry, StatementLine } from '../items-contract.ts'
import type { ReconciliationRow } from '../queries.ts'
import { type Settled, shown, subjectOf } from './decide.ts'
import { apart, linked, undecided } from './pieces.ts'
import { forgetRejectedPairs } from './rejected-pairs.ts'
import {
  deleteItems,
  holdReconciliation,
  listItemsOfMembers,
  noteChange,
  summaryOfItems,
} from './settling-queries.ts'
import { periodOf } from './take-apart.ts'

export interface Link {
  statement_lines: number[]
  ledger_ids: string[]
}

/**
 * Puts any lines together with any entries; what they belonged to falls apart. Accepted at once when the amounts
 * agree. Errors: not_found, item_disputed, reference_not_found, constraint_violated (two currencies).
 */
export async function linkItems(tx: TenantTx, who: Who, id: string, asked: Link): Promise<Settled> {
  const row = await holdReconciliation(tx, who, id)
  const present = await listItemsOfMembers(tx, who, id, asked.statement_lines, asked.ledger_ids)
  if (isSo(present, asked)) return { changed: 0, items: await shown(tx, who, id, [present[0]!.id]) }
  if (present.some((item) => item.decision === 'disputed')) throw new AppError('item_disputed')
  const { lines, currency } = linesOf(present, asked.statement_lines)
  const entries = await entriesOf(tx, who, row, asked.ledger_ids, currency)

  const taken = new Set<number | string>([...asked.statement_lines, ...asked.ledger_ids])
  const rest = present.flatMap((item) =>
    apart(
      item.details.statement_lines.filter(({ line }) => !taken.has(line)),
      item.details.ledger_entries.filter(({ invoice_id }) => !taken.has(invoice_id)),
      { currency: item.currency, period: periodOf(row) },
    ),
  )
  const made = { ...linked(lines, entries, currency), id: uuidv7() }
  await forgetRejectedPairs(tx, who, id, asked.statement_lines, asked.ledger_ids)
  await deleteItems(
    tx,
    who,
    present.map((item) => item.id),
  )
  await insertItems(tx, who, id, rest)
  await insertItems(tx, who, id, [{ ...made, ...decisionOf(who, made.status) }])
  await noteChange(tx, who, row, await summaryOfItems(tx, who, row))
  await audit(tx, who, 'reconciliation.items_linked', subjectOf(row), {
    after: {
      statement_lines: lines.map(({ line, reference, amount }) => ({ line, reference, amount })),
      ledger_entries: entries.map(({ invoice_id, invoice_number, amount }) => ({
        invoice_id,
        invoice_number,
        amount,
      })),
      difference: made.difference,
    },
  })
  return { changed: 1, items: await shown(tx, who, id, [made.id, ...rest.map((item) => item.id)]) }
}

/** Whether just these belong together already, by hand. */
function isSo(present: readonly KeptItem[], { statement_lines, ledger_ids }: Link): boolean {
  const [only] = present
  return (
    present.length === 1 &&
    only!.is_by_hand &&
    only!.details.statement_lines.length === statement_lines.length &&
    only!.details.ledger_entries.length === ledger_ids.length
  )
}

function decisionOf(who: Who, status: string): Decision {
  if (status !== 'matched') return { ...undecided, is_by_hand: true }
  return {
    ...undecided,
    is_by_hand: true,
    decision: 'accepted',
    decided_by: who.user_id,
    decided_at: new Date(),
  }
}

function linesOf(present: readonly KeptItem[], wanted: readonly number[]) {
  const found = new Map<number, { line: StatementLine; currency: string }>()
  for (const { details, currency } of present)
    for (const line of details.statement_lines) found.set(line.line, { line, currency })
  const lines = wanted.map((number) => {
    const one = found.get(number)
    if (!one)
      throw fieldError(
        'reference_not_found',
        'statement_lines',
        `The statement has no line ${number} to link.`,
      )
    return one
  })
  const [currency, ...others] = new Set(lines.map((one) => one.currency))
  if (others.length > 0) throw twoCurrencies('statement_lines')
  return { lines: lines.map((one) => one.line), currency: currency! }
}

/** Entries as the books hold them now, of the supplier and the restaurants of the reconciliation. */
async function entriesOf(
  tx: TenantTx,
  who: Who,
  row: ReconciliationRow,
  ids: readonly string[],
  currency: string,
): Promise<LedgerEntry[]> {
  const { supplier_id, restaurant_ids } = row
  const found = await listLedgerByIds(tx, who, { supplier_id: supplier_id!, restaurant_ids, ids })
  if (found.length < ids.length)
    throw fieldError(
      'reference_not_found',
      'ledger_ids',
      'One of these invoices is not in the books of this supplier.',
    )
  if (found.some((entry) => entry.currency !== currency)) throw twoCurrencies('ledger_ids')
  return found.map(entryOnItem)
}

const twoCurrencies = (field: string) =>
  fieldError('constraint_violated', field, 'What is linked must be of one currency.')
