import { sql } from 'kysely'
import type { DoorTx, TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { User } from './contract.ts'

/** A person as a member of one organization. */
export type UserRow = Omit<User, 'created_at'> & { created_at: Date }

const userColumns = [
  'u.id',
  'u.email',
  'u.username',
  'u.first_name',
  'u.last_name',
  'u.phone',
  'u.language',
  'm.role',
  'm.is_active',
  'm.organization_id',
  'm.restaurant_id',
  'u.created_at',
] as const

const fullName = sql<string>`trim(u.first_name || ' ' || u.last_name)`

/** Members with their accounts; the caller says of which organization. */
export function selectUsers(tx: TenantTx | DoorTx) {
  return tx
    .selectFrom('identity.memberships as m')
    .innerJoin('identity.users as u', 'u.id', 'm.user_id')
    .select([...userColumns, fullName.as('full_name')])
    .$narrowType<{ language: User['language'] }>()
}

/** Those that somebody may see: colleagues of the restaurant and oneself, when limited to one. */
export function selectColleagues(tx: TenantTx, who: Who) {
  const rows = selectUsers(tx).where('m.organization_id', '=', who.organization_id)
  if (!who.restaurant_id) return rows
  return rows.where((where) =>
    where.or([where('m.restaurant_id', '=', who.restaurant_id), where('m.user_id', '=', who.user_id)]),
  )
}

export function findUserRow(tx: TenantTx, who: Who, id: string): Promise<UserRow | undefined> {
  return selectColleagues(tx, who).where('m.user_id', '=', id).executeTakeFirst()
}

export async function insertAccount(
  tx: TenantTx,
  who: Who,
  account: {
    id: string
    email: string
    username: string | null
    first_name: string
    last_name: string
    phone?: string | null
    language: User['language']
  },
): Promise<void> {
  await tx
    .insertInto('identity.users')
    .values({ ...account, home_organization_id: who.organization_id })
    .execute()
}

export async function updateAccount(
  tx: TenantTx,
  who: Who,
  id: string,
  changes: Partial<Pick<User, 'email' | 'username' | 'first_name' | 'last_name' | 'phone' | 'language'>>,
): Promise<void> {
  await tx
    .updateTable('identity.users')
    .set({ ...changes, updated_at: sql`now()` })
    .where('id', '=', id)
    .where('home_organization_id', '=', who.organization_id)
    .execute()
}

/** Whether this organization made the account and so may change it. */
export async function isHomeOf(tx: TenantTx, who: Who, user_id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('identity.users')
    .select('id')
    .where('id', '=', user_id)
    .where('home_organization_id', '=', who.organization_id)
    .executeTakeFirst()
  return row !== undefined
}

export async function setPassword(tx: TenantTx, user_id: string, password_hash: string): Promise<void> {
  await tx
    .insertInto('identity.credentials')
    .values({ user_id, password_hash })
    .onConflict((conflict) =>
      conflict.column('user_id').doUpdateSet({ password_hash, changed_at: sql`now()` }),
    )
    .execute()
}

export async function insertMembership(
  tx: TenantTx,
  who: Who,
  membership: { user_id: string; role: User['role']; restaurant_id: string | null },
): Promise<void> {
  await tx
    .insertInto('identity.memberships')
    .values({ ...membership, organization_id: who.organization_id })
    .execute()
}

export async function updateMembership(
  tx: TenantTx,
  who: Who,
  user_id: string,
  changes: { role: User['role']; restaurant_id: string | null; is_active: boolean },
): Promise<void> {
  await tx
    .updateTable('identity.memberships')
    .set({ ...changes, updated_at: sql`now()` })
    .where('organization_id', '=', who.organization_id)
    .where('user_id', '=', user_id)
    .execute()
}

/** Deletes the account if this organization made it, else only the membership. */
export async function deleteMember(
  tx: TenantTx,
  who: Who,
  user_id: string,
  options: { keep_account: boolean },
) {
  await tx
    .deleteFrom('identity.memberships')
    .where('organization_id', '=', who.organization_id)
    .where('user_id', '=', user_id)
    .execute()
  if (options.keep_account) return
  await tx
    .deleteFrom('identity.users')
    .where('id', '=', user_id)
    .where('home_organization_id', '=', who.organization_id)
    .execute()
}

/** Makes changes of who is admin wait for one another, so that two at once cannot take the last two away. */
export async function lockAdmins(tx: TenantTx, who: Who): Promise<void> {
  await tx
    .selectFrom('identity.organizations')
    .select('id')
    .where('id', '=', who.organization_id)
    .forNoKeyUpdate()
    .execute()
}

/** Whether somebody is left who can sign in and manage the organization. */
export async function hasActiveAdmin(tx: TenantTx, who: Who): Promise<boolean> {
  const row = await tx
    .selectFrom('identity.memberships as m')
    .innerJoin('identity.users as u', 'u.id', 'm.user_id')
    .select('m.user_id')
    .where('m.organization_id', '=', who.organization_id)
    .where('m.role', '=', 'admin')
    .where('m.is_active', '=', true)
    .where((where) =>
      where.or([
        // Whether other organizations' accounts have a password is not for this one to see; they made one.
        where('u.home_organization_id', '<>', who.organization_id),
        where.exists(
          where
            .selectFrom('identity.credentials as c')
            .select('c.user_id')
            .whereRef('c.user_id', '=', 'm.user_id'),
        ),
      ]),
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export type EndReason = 'signed_out' | 'token_reused' | 'deactivated' | 'password_changed'

/** Ends a person's sessions: those in this organization or, of an account it made, all. */
export async function endSessionsOf(
  tx: TenantTx,
  who: Who,
  user_id: string,
  end: { at: Date; reason: EndReason; everywhere: boolean },
): Promise<void> {
  let rows = tx
    .updateTable('identity.sessions')
    .set({ ended_at: end.at, end_reason: end.reason })
    .where('user_id', '=', user_id)
    .where('ended_at', 'is', null)
  if (!end.everywhere) rows = rows.where('organization_id', '=', who.organization_id)
  await rows.execute()
}
