import { checkCnpj, formatCnpj } from '#packages/identifiers'
import { audit } from '#platform/audit'
import { blankToNull } from '#platform/blank'
import { notFound } from '#platform/errors'
import { type ListQuery, type ListShape, listPage } from '#platform/lists'
import { notify, tellAuthorityChanged } from '#platform/live'
import type { DoorTx, TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { assertMayRequire } from '../second-factor/policy.ts'
import { normalCnpj, normalEmail } from '../sign-in/names.ts'
import { assertPlace } from './organization-defaults.ts'
import {
  findOrganizationRow,
  isCnpjTaken,
  listMemberIds,
  type OrganizationRow,
  selectOrganizationsOf,
  updateOrganizationRow,
} from './organization-queries.ts'

const shape: ListShape = {
  sorts: {
    name: { column: 'o.name', cast: 'text' },
    created_at: { column: 'o.created_at', cast: 'timestamptz' },
  },
  default_sort: 'name',
  tie_breaker: { column: 'o.id', cast: 'uuid' },
}

/** The organizations the caller belongs to; only the door sees more than the one in use. */
export function listOrganizations(tx: DoorTx, who: Who, query: ListQuery) {
  return listPage(tx, selectOrganizationsOf(tx, who.user_id), query, shape)
}

export async function getOrganization(tx: DoorTx, who: Who, id: string): Promise<OrganizationRow> {
  const row = await selectOrganizationsOf(tx, who.user_id).where('o.id', '=', id).executeTakeFirst()
  if (!row) throw notFound('organization')
  return row
}

/** Where the organization in use does business: what its restaurants and papers start from. */
export async function getPlaceOfBusiness(
  tx: TenantTx,
  who: Who,
): Promise<Pick<OrganizationRow, 'country' | 'currency' | 'locale'>> {
  const row = await findOrganizationRow(tx, who)
  if (!row) throw notFound('organization')
  return row
}

export type OrganizationChanges = Partial<
  Omit<OrganizationRow, 'id' | 'is_demo' | 'setup_completed_at' | 'created_at' | 'updated_at'>
> & { setup_completed?: boolean }

/** Errors: not_found, already_exists, cnpj_invalid, constraint_violated, second_factor_needed. */
export async function updateOrganization(
  tx: TenantTx,
  who: Who,
  id: string,
  changes: OrganizationChanges,
  now: Date,
): Promise<OrganizationRow> {
  const before = await findOrganizationRow(tx, who)
  if (!before || id !== who.organization_id) throw notFound('organization')
  const { setup_completed, ...given } = changes
  const fields = blankToNull(given, ['trade_name', 'address', 'phone'])
  if (fields.name !== undefined) fields.name = fields.name.trim()
  assertPlace(fields)
  if (fields.second_factor_policy) await assertMayRequire(tx, who, fields.second_factor_policy)
  if (fields.cnpj !== undefined) fields.cnpj = normalCnpj(fields.cnpj)
  if (fields.email) fields.email = normalEmail(fields.email)
  const after = await updateOrganizationRow(tx, who, {
    ...fields,
    ...(setup_completed === undefined ? {} : { setup_completed_at: setup_completed ? now : null }),
  })
  await audit(
    tx,
    who,
    'organization.updated',
    { type: 'organization', id, name: after.name },
    { before, after },
  )
  if (after.second_factor_policy !== before.second_factor_policy)
    await tellAuthorityChanged(tx, await listMemberIds(tx, who))
  await notify(tx, {
    organization_id: who.organization_id,
    channel: 'organizations',
    type: 'organization_updated',
    data: { id },
  })
  return after
}

/** Whether a CNPJ is well formed and still free. */
export async function validateCnpj(tx: DoorTx, text: string) {
  const check = checkCnpj(text)
  if (!check.ok) return { valid: false, available: false, formatted: null, reason: check.reason }
  const available = !(await isCnpjTaken(tx, check.value))
  return { valid: true, available, formatted: formatCnpj(check.value), reason: null }
}
