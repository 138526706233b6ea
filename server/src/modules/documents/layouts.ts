import { findSupplier } from '#modules/suppliers/index'
import type { Layout } from '#packages/extraction'
import { audit } from '#platform/audit'
import { notFound } from '#platform/errors'
import { notify } from '#platform/live'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { LearnedLayout } from './layout-contract.ts'
import { deleteLayout, listLayoutRows } from './layout-queries.ts'

export async function listLayouts(tx: TenantTx, who: Who, { supplier_id }: { supplier_id?: string }) {
  const rows = await listLayoutRows(tx, who, supplier_id)
  return { items: rows.map(({ layout, ...row }) => ({ ...row, learned: learnedOf(layout as never) })) }
}

/** A layout as a person may look at it: columns that were only told apart are left out. */
function learnedOf({ anchors, date_order, table }: Layout): LearnedLayout['learned'] {
  const columns = table?.columns.filter(({ role }) => role !== 'other' && role !== 'value_date') ?? []
  return {
    fields: Object.keys(anchors),
    columns: columns.map(({ name, role }) => ({ name, holds: role })),
    signs_turned: table?.signs?.is_turned === true,
    deducted_words: Object.keys(table?.signs?.deducted ?? {}),
    number_forms: table?.forms ?? [],
    date_order,
  }
}

/** Errors: not_found. */
export async function forgetLayout(tx: TenantTx, who: Who, id: string): Promise<void> {
  const gone = await deleteLayout(tx, who, id)
  if (!gone) throw notFound('layout')
  await tellLayout(tx, who, 'layout.forgotten', { id, supplier_id: gone.supplier_id })
}

export async function tellLayout(
  tx: TenantTx,
  who: Who,
  action: 'layout.learned' | 'layout.forgotten',
  { id, supplier_id }: { id: string; supplier_id: string },
): Promise<void> {
  const supplier = await findSupplier(tx, who, supplier_id)
  await audit(tx, who, action, { type: 'layout', id, name: supplier?.name })
  await notify(tx, {
    organization_id: who.organization_id,
    channel: 'documents',
    type: 'layouts_changed',
    data: { supplier_id },
  })
}
