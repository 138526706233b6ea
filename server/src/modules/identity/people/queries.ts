import { sql } from 'kysely'
import type { DoorTx, TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { User } from '../contract.ts'
import { hasSecondFactor } from '../second-factor/factor-queries.ts'
import type { PlaceInHouse } from './place-in-house.ts'

/** A person as a member of one organization. */
export type UserRow = Omit<User, 'created_at' | 'email_verified_at' | 'invitation_expires_at'> & {
  created_at: Date
  email_verified_at: Date | null
  invitation_expires_at: Date | null
}

const userColumns = [
  'u.id',
  'u.email',
  'u.email_verified_at',
  'u.username',
  'u.first_name',
  'u.last_name',
  'u.phone',
  'u.language',
  'm.role',
  'm.is_active',
  'm.organization_id',
  'u.created_at',
] as const

/** Null where the membership has no limit. */
const restaurantIds = sql<string[] | null>`(
  select array_agg(p.restaurant_id order by p.restaurant_id) from identity.membership_restaurants p
  where p.organization_id = m.organization_id and p.user_id = m.user_id)`
const onlyRestaurantId = sql<string | null>`(
  select min(p.restaurant_id::text)::uuid from identity.membership_restaurants p
  where p.organization_id = m.organization_id and p.user_id = m.user_id having count(*) = 1)`
const fullName = sql<string>`trim(u.first_name || ' ' || u.last_name)`

/** Members with their accounts; the caller says of which organization. */
export function selectUsers(tx: TenantTx | DoorTx) {
  return tx
    .selectFrom('identity.memberships as m')
    .innerJoin('identity.users as u', 'u.id', 'm.user_id')
    .select([
      ...userColumns,
      fullName.as('full_name'),
      restaurantIds.as('restaurant_ids'),
      onlyRestaurantId.as('restaurant_id'),
      hasSecondFactor('u.id').as('has_second_factor'),
      sql<UserRow['status']>`case when m.is_active then 'active' else 'inactive' end`.as('status'),
      sql<Date | null>`null::timestamptz`.as('invitation_expires_at'),
    ])
    .$narrowType<{ language: User['language'] }>()
}

/** Those that somebody may see: when limited, oneself and colleagues of the same restaurants. */
export function selectColleagues(tx: TenantTx, who: Who) {
  const rows = selectUsers(tx).where('m.organization_id', '=', who.organization_id)
  if (!who.restaurant_ids) return rows
  const shared = worksInOneOf(who.restaurant_ids)
  return rows.where((where) => where.or([shared, where('m.user_id', '=', who.user_id)]))
}

/** Whether a member is limited to restaurants of which one is among these. */
export function worksInOneOf(restaurant_ids: readonly string[]) {
  return sql<boolean>`exists (
    select 1 from identity.membership_restaurants p where p.organization_id = m.organization_id
      and p.user_id = m.user_id and p.restaurant_id = any(${restaurant_ids}::uuid[]))`
}

export function findUserRow(tx: TenantTx, who: Who, id: string): Promise<UserRow | undefined> {
  return selectColleagues(tx, who).where('m.user_id', '=', id).executeTakeFirst()
}

export function findMemberByEmail(tx: TenantTx, who: Who, email: string): Promise<UserRow | undefined> {
  return selectColleagues(tx, who).where('u.email', '=', email.trim().toLowerCase()).executeTakeFirst()
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
  const verified =
    changes.email === undefined
      ? {}
      : { email_verified_at: sql<Date | null>`case when email = ${changes.email} then email_verified_at end` }
  await tx
    .updateTable('identity.users')
    .set({ ...changes, ...verified, updated_at: sql`now()` })
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
  { user_id, role, restaurant_ids }: { user_id: string } & PlaceInHouse,
): Promise<void> {
  const { organization_id } = who
  await tx.insertInto('identity.memberships').values({ organization_id, user_id, role }).execute()
  await limitTo(tx, who, user_id, restaurant_ids)
}

async function limitTo(tx: TenantTx, who: Who, user_id: string, restaurant_ids: readonly string[] | null) {
  const { organization_id } = who
  await tx
    .deleteFrom('identity.membership_restaurants')
    .where('organization_id', '=', organization_id)
    .where('user_id', '=', user_id)
    .execute()
  if (!restaurant_ids) return
  await tx
    .insertInto('identity.membership_restaurants')
    .values(restaurant_ids.map((restaurant_id) => ({ organization_id, user_id, restaurant_id })))
    .execute()
}

export async function updateMembership(
  tx: TenantTx,
  who: Who,
  user_id: string,
  { restaurant_ids, ...changes }: PlaceInHouse & { is_active: boolean },
): Promise<void> {
  await limitTo(tx, who, user_id, restaurant_ids)
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
        where.exists(
          where
            .selectFrom('identity.social_identities as i')
            .select('i.user_id')
            .whereRef('i.user_id', '=', 'm.user_id'),
        ),
      ]),
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export type EndReason =
  | 'signed_out'
  | 'token_reused'
  | 'deactivated'
  | 'password_changed'
  | 'revoked'
  | 'ended_by_admin'
  | 'replaced'

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
