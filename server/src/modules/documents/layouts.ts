import { findSupplier } from '#modules/suppliers/index'
import { audit } from '#platform/audit'
import { notFound } from '#platform/errors'
import { notify } from '#platform/live'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { deleteLayout, listLayoutRows } from './layout-queries.ts'

export async function listLayouts(tx: TenantTx, who: Who, { supplier_id }: { supplier_id?: string }) {
  return { items: await listLayoutRows(tx, who, supplier_id) }
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
