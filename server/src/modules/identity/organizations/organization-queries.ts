import { sql } from 'kysely'
import type { DoorTx, TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { Organization } from '../contract.ts'

export type OrganizationRow = Omit<Organization, 'created_at' | 'updated_at' | 'setup_completed_at'> & {
  created_at: Date
  updated_at: Date
  setup_completed_at: Date | null
}

const bareColumns = [
  'id',
  'name',
  'trade_name',
  'cnpj',
  'address',
  'phone',
  'email',
  'country',
  'currency',
  'locale',
  'second_factor_policy',
  'is_demo',
  'setup_completed_at',
  'created_at',
  'updated_at',
] as const
const columns = bareColumns.map((column) => `o.${column}` as const)

export type OrganizationFields = Partial<
  Pick<
    OrganizationRow,
    | 'name'
    | 'trade_name'
    | 'cnpj'
    | 'address'
    | 'phone'
    | 'email'
    | 'country'
    | 'currency'
    | 'locale'
    | 'second_factor_policy'
    | 'setup_completed_at'
  >
>

export function insertOrganization(
  tx: TenantTx,
  who: Who,
  fields: OrganizationFields & Pick<OrganizationRow, 'name' | 'country' | 'currency' | 'locale'>,
): Promise<OrganizationRow> {
  return tx
    .insertInto('identity.organizations')
    .values({ ...fields, id: who.organization_id })
    .returning(bareColumns)
    .executeTakeFirstOrThrow()
}

export function findOrganizationRow(tx: TenantTx, who: Who): Promise<OrganizationRow | undefined> {
  return tx
    .selectFrom('identity.organizations as o')
    .select(columns)
    .where('o.id', '=', who.organization_id)
    .executeTakeFirst()
}

export function updateOrganizationRow(
  tx: TenantTx,
  who: Who,
  changes: OrganizationFields,
): Promise<OrganizationRow> {
  return tx
    .updateTable('identity.organizations as o')
    .set({ ...changes, updated_at: sql`now()` })
    .where('o.id', '=', who.organization_id)
    .returning(columns)
    .executeTakeFirstOrThrow()
}

/** Takes everything the organization owns with it: every other table refers to it with `on delete cascade`. */
export async function deleteOrganizationRow(tx: TenantTx, who: Who): Promise<void> {
  await tx.deleteFrom('identity.organizations').where('id', '=', who.organization_id).execute()
}

export async function listMemberIds(tx: TenantTx, who: Who): Promise<string[]> {
  const rows = await tx
    .selectFrom('identity.memberships')
    .select('user_id')
    .where('organization_id', '=', who.organization_id)
    .execute()
  return rows.map(({ user_id }) => user_id)
}

/** The organizations a person belongs to; the door sees all memberships, so the person must be said. */
export function selectOrganizationsOf(tx: DoorTx, user_id: string) {
  return tx
    .selectFrom('identity.organizations as o')
    .innerJoin('identity.memberships as m', 'm.organization_id', 'o.id')
    .select(columns)
    .where('m.user_id', '=', user_id)
    .where('m.is_active', '=', true)
}

export async function isCnpjTaken(tx: DoorTx, cnpj: string): Promise<boolean> {
  const row = await tx
    .selectFrom('identity.organizations')
    .select('id')
    .where('cnpj', '=', cnpj)
    .executeTakeFirst()
  return row !== undefined
}
