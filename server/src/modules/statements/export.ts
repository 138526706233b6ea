import type { Platform } from '#platform/platform'
import type { Who } from '#platform/who'
import { findSetApart, listKeptItems } from './item-queries.ts'
import type { SetApartLine } from './problem.ts'
import { listRestaurantsOf, type ReconciliationRow, setReportHash } from './queries.ts'
import { getCompleted } from './reconciliations.ts'
import { storeReport } from './report.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The stored report as a stream; written again from the rows when the file was lost. Errors: reconciliation_not_done. */
export async function openReport(platform: Platform, who: Who, id: string) {
  const row = await platform.withTenant(who, (tx) => getCompleted(tx, who, id), { read_only: true })
  const stored = row.report_hash
  const hash =
    stored && (await platform.files.exists(who.organization_id, stored))
      ? stored
      : await writeAgain(platform, who, row)
  const of = [row.supplier_name, row.summary?.period_to].filter(Boolean).join(' ')
  return {
    name: `Reconciliation ${of || row.document_name}.xlsx`,
    content: await platform.files.read(who.organization_id, hash),
    content_type: xlsx,
    hash,
  }
}

async function writeAgain(platform: Platform, who: Who, row: ReconciliationRow): Promise<string> {
  const input = await platform.withTenant(
    who,
    async (tx) => ({
      document_name: row.document_name,
      supplier_name: row.supplier_name ?? '',
      restaurant_names: (await listRestaurantsOf(tx, who, row.restaurant_ids)).map(({ name }) => name),
      created_at: row.created_at.toISOString(),
      summary: row.summary!,
      items: await listKeptItems(tx, who, row.id),
      set_apart: (await findSetApart(tx, who, row.id)) as SetApartLine[],
    }),
    { read_only: true },
  )
  const { hash } = await storeReport(platform, who.organization_id, input)
  await platform.withTenant(who, (tx) => setReportHash(tx, who, row, hash))
  return hash
}
