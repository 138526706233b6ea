import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { type ItemInput, priced } from './amounts.ts'
import { listDraftLines, replaceDraftLines } from './draft-queries.ts'
import { knowArticles } from './know-articles.ts'

// Before the currency is known: two decimals, as most have.
const likelyCurrency = 'EUR'

/** Puts these lines in the place of a draft's, each as the article of the supplier it is. */
export async function writeDraftLines(
  tx: TenantTx,
  who: Who,
  draft_id: string,
  { supplier_id, currency }: { supplier_id: string | null; currency: string | null },
  lines: readonly ItemInput[],
): Promise<void> {
  const items = priced(lines, currency ?? likelyCurrency)
  await replaceDraftLines(tx, who, draft_id, await knowArticles(tx, who, supplier_id, items))
}

/** The lines of a draft become articles of another supplier. */
export async function relinkDraftLines(
  tx: TenantTx,
  who: Who,
  draft_id: string,
  supplier_id: string | null,
): Promise<void> {
  const rows = await listDraftLines(tx, who, [draft_id])
  const lines = rows.map(({ position, code, description, unit, quantity, unit_price, line_total }) => ({
    ...{ position, code, description, unit, line_total: String(line_total) },
    ...{ quantity: Number(quantity), unit_price: Number(unit_price) },
  }))
  await replaceDraftLines(tx, who, draft_id, await knowArticles(tx, who, supplier_id, lines))
}
