import { notFound } from '#platform/errors'
import type { ListQuery } from '#platform/lists'
import type { Platform } from '#platform/platform'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { getReconciliation } from '../reconciliations.ts'
import { findPack, listPackRows } from './pack-queries.ts'

/** Packs of a reconciliation, newest first. Errors: not_found. */
export async function listPacks(tx: TenantTx, who: Who, id: string, query: ListQuery) {
  await getReconciliation(tx, who, id)
  return listPackRows(tx, who, id, query)
}

const forms = {
  letter: { ending: 'pdf', content_type: 'application/pdf' },
  sheet: {
    ending: 'xlsx',
    content_type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
} as const

/** The letter or the sheet of a pack as a stream. Errors: not_found. */
export async function openPack(
  platform: Platform,
  who: Who,
  { id, dispute_pack_id }: { id: string; dispute_pack_id: string },
  form: keyof typeof forms,
) {
  const { row, pack } = await platform.withTenant(
    who,
    async (tx) => ({
      row: await getReconciliation(tx, who, id),
      pack: await findPack(tx, who, id, dispute_pack_id),
    }),
    { read_only: true },
  )
  if (!pack) throw notFound('dispute pack')
  const hash = form === 'letter' ? pack.pdf_hash : pack.xlsx_hash
  const { ending, content_type } = forms[form]
  const of = [row.supplier_name, row.summary?.period_to].filter(Boolean).join(' ')
  return {
    name: `Dispute ${of || row.document_name}.${ending}`,
    content: await platform.files.read(who.organization_id, hash),
    ...{ content_type, hash },
  }
}
