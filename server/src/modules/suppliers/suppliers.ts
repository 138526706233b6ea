import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { getPlaceOfBusiness } from '#modules/identity/index'
import { audit } from '#platform/audit'
import { blankToNull } from '#platform/blank'
import { notFound } from '#platform/errors'
import { type ListQuery, type ListShape, listPage } from '#platform/lists'
import { notify } from '#platform/live'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import {
  deleteSupplierRow,
  findSupplier,
  insertSupplier,
  type SupplierFields,
  type SupplierRow,
  selectSuppliers,
  updateSupplierRow,
} from './queries.ts'
import { normalTaxId } from './tax-id.ts'

const shape: ListShape = {
  sorts: {
    name: { column: 'lower(name)', cast: 'text' },
    kind: { column: 'kind', cast: 'text' },
    payment_terms_days: { column: 'payment_terms_days', cast: 'bigint', when_null: '-1' },
    created_at: { column: 'created_at', cast: 'timestamptz' },
  },
  default_sort: 'name',
  tie_breaker: { column: 'id', cast: 'uuid' },
}

export interface SupplierFilters extends ListQuery {
  search?: string
  kind?: SupplierRow['kind']
  is_active?: boolean
}

export function listSuppliers(tx: TenantTx, who: Who, query: SupplierFilters) {
  let rows = selectSuppliers(tx, who)
  const search = query.search?.trim()
  if (search) {
    const pattern = contains(search)
    // Tax ids are written with and without punctuation; only their characters count.
    const bare = contains(search.replaceAll(/[^0-9A-Za-z]/g, '') || search)
    rows = rows.where(
      sql<boolean>`(name ilike ${pattern} or contact_email ilike ${pattern}
        or regexp_replace(tax_id, '[^0-9A-Za-z]', '', 'g') ilike ${bare})`,
    )
  }
  if (query.kind) rows = rows.where('kind', '=', query.kind)
  if (query.is_active !== undefined) rows = rows.where('is_active', '=', query.is_active)
  return listPage(tx, rows, query, shape)
}

const contains = (text: string) => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`

export async function getSupplier(tx: TenantTx, who: Who, id: string): Promise<SupplierRow> {
  const row = await findSupplier(tx, who, id)
  if (!row) throw notFound('supplier')
  return row
}

/** Errors: already_exists, cnpj_invalid. */
export async function createSupplier(
  tx: TenantTx,
  who: Who,
  input: Partial<SupplierFields> & { name: string },
): Promise<SupplierRow> {
  const fields = await normalFields(tx, who, input)
  const after = await insertSupplier(tx, who, uuidv7(), { ...fields, name: input.name.trim() })
  await record(tx, who, 'created', { after })
  return after
}

/** Errors: not_found, already_exists, cnpj_invalid. */
export async function updateSupplier(
  tx: TenantTx,
  who: Who,
  id: string,
  input: Partial<SupplierFields>,
): Promise<SupplierRow> {
  const before = await getSupplier(tx, who, id)
  const after = await updateSupplierRow(tx, who, id, await normalFields(tx, who, input))
  await record(tx, who, 'updated', { before, after })
  return after
}

/** Errors: not_found, in_use while documents or invoices refer to it. */
export async function deleteSupplier(tx: TenantTx, who: Who, id: string): Promise<void> {
  const before = await getSupplier(tx, who, id)
  await deleteSupplierRow(tx, who, id)
  await record(tx, who, 'deleted', { before })
}

async function normalFields(tx: TenantTx, who: Who, input: Partial<SupplierFields>) {
  const fields = blankToNull(input, ['contact_phone', 'address', 'tax_id'])
  if (fields.name !== undefined) fields.name = fields.name.trim()
  if (fields.contact_email) fields.contact_email = fields.contact_email.toLowerCase()
  if (fields.tax_id) fields.tax_id = normalTaxId(fields.tax_id, (await getPlaceOfBusiness(tx, who)).country)
  return fields
}

async function record(
  tx: TenantTx,
  who: Who,
  what: 'created' | 'updated' | 'deleted',
  change: { before?: SupplierRow; after?: SupplierRow },
): Promise<void> {
  const { id, name } = (change.after ?? change.before)!
  await audit(tx, who, `supplier.${what}`, { type: 'supplier', id, name }, change)
  await notify(tx, {
    organization_id: who.organization_id,
    channel: 'suppliers',
    type: `supplier_${what}`,
    data: { id },
  })
}
