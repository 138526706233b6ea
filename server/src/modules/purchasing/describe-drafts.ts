import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { Duplicate } from './draft-contract.ts'
import { problemsOf } from './draft-problems.ts'
import { type DraftLineRow, type DraftRow, listDraftLines } from './draft-queries.ts'
import { findDuplicates } from './duplicates.ts'
import { type LastPrice, listLastPrices } from './last-prices.ts'
import { getPostingSettings } from './posting-settings.ts'

/** Drafts as they are shown: with their lines, what is missing, and what they may repeat. */
export async function describeDrafts(tx: TenantTx, who: Who, rows: readonly DraftRow[]) {
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const { price_warning_percent } = await getPostingSettings(tx, who)
  const lines = Map.groupBy(await listDraftLines(tx, who, ids), ({ draft_id }) => draft_id)
  const prices = new Map((await listLastPrices(tx, who, ids)).map((price) => [keyOf(price), price]))
  const duplicates = await findDuplicates(tx, who, ids)
  return rows.map((row) => {
    const shown = (lines.get(row.id) ?? []).map((line) =>
      withPrice(line, prices.get(keyOf(line)), price_warning_percent),
    )
    return describe(row, shown, duplicates.get(row.id) ?? [])
  })
}

const keyOf = ({ draft_id, position }: { draft_id: string; position: number }) => `${draft_id} ${position}`

export type DescribedDraft = Awaited<ReturnType<typeof describeDrafts>>[number]

function withPrice(
  { draft_id: _, ...line }: DraftLineRow,
  found: LastPrice | undefined,
  warned_from: number,
) {
  if (!found) return { ...line, price_change: null }
  const { last_price, last_date, last_invoice_id, percent } = found
  const is_warning = Math.abs(percent) >= warned_from
  return { ...line, price_change: { last_price, last_date, last_invoice_id, percent, is_warning } }
}

function describe(row: DraftRow, lines: ReturnType<typeof withPrice>[], duplicate_of: Duplicate[]) {
  const problems = problemsOf({
    ...row,
    is_edited: row.edited_at !== null,
    lines,
    duplicates: duplicate_of,
  })
  return {
    ...row,
    status: 'draft' as const,
    lines,
    line_count: lines.length,
    is_ready: problems.every(({ severity }) => severity === 'warns'),
    problems,
    duplicate_of,
  }
}
