import { sql } from 'kysely'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { Supplier } from './contract.ts'

export type SupplierRow = Omit<Supplier, 'created_at' | 'updated_at'> & { created_at: Date; updated_at: Date }
export type SupplierFields = Omit<SupplierRow, 'id' | 'created_at' | 'updated_at'>

const columns = [
  'id',
  'name',
  'kind',
  'contact_email',
  'contact_phone',
  'address',
  'tax_id',
  'payment_terms_days',
  'is_active',
  'created_at',
  'updated_at',
] as const

export function selectSuppliers(tx: TenantTx, who: Who) {
  return tx
    .selectFrom('suppliers.suppliers')
    .select(columns)
    .where('organization_id', '=', who.organization_id)
}

export function findSupplier(tx: TenantTx, who: Who, id: string): Promise<SupplierRow | undefined> {
  return selectSuppliers(tx, who).where('id', '=', id).executeTakeFirst()
}

export function insertSupplier(
  tx: TenantTx,
  who: Who,
  id: string,
  fields: Partial<SupplierFields> & { name: string },
): Promise<SupplierRow> {
  return tx
    .insertInto('suppliers.suppliers')
    .values({ ...fields, id, organization_id: who.organization_id })
    .returning(columns)
    .executeTakeFirstOrThrow()
}

export function updateSupplierRow(
  tx: TenantTx,
  who: Who,
  id: string,
  changes: Partial<SupplierFields>,
): Promise<SupplierRow> {
  return tx
    .updateTable('suppliers.suppliers')
    .set({ ...changes, updated_at: sql`now()` })
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .returning(columns)
    .executeTakeFirstOrThrow()
}

export async function deleteSupplierRow(tx: TenantTx, who: Who, id: string): Promise<void> {
  await tx
    .deleteFrom('suppliers.suppliers')
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .execute()
}
