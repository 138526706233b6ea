import { sql } from 'kysely'
import type { DoorTx, TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { Role } from '../../../roles.ts'
import type { User } from '../contract.ts'
import type { UserRow } from '../people/queries.ts'

/** Somebody who was invited and has not accepted yet. */
export interface Invitation {
  organization_id: string
  id: string
  email: string
  username: string | null
  first_name: string
  last_name: string
  phone: string | null
  language: User['language']
  role: Role
  sent_count: number
  sent_at: Date
  expires_at: Date
}

const columns = [
  'i.organization_id',
  'i.id',
  'i.email',
  'i.username',
  'i.first_name',
  'i.last_name',
  'i.phone',
  'i.language',
  'i.role',
  'i.sent_count',
  'i.sent_at',
  'i.expires_at',
] as const

const select = (tx: TenantTx | DoorTx) =>
  (tx as DoorTx)
    .selectFrom('identity.invitations as i')
    .select(columns)
    .$narrowType<{ language: User['language'] }>()

export async function insertInvitation(
  tx: TenantTx,
  who: Who,
  invitation: Omit<Invitation, 'organization_id' | 'sent_count'>,
  restaurant_ids: readonly string[] | null,
): Promise<void> {
  const { organization_id } = who
  await tx
    .insertInto('identity.invitations')
    .values({ ...invitation, organization_id, invited_by: who.user_id, created_at: invitation.sent_at })
    .execute()
  if (restaurant_ids)
    await tx
      .insertInto('identity.invitation_restaurants')
      .values(
        restaurant_ids.map((restaurant_id) => ({
          organization_id,
          invitation_id: invitation.id,
          restaurant_id,
        })),
      )
      .execute()
}

/** One of the organization; sending it again, cancelling and accepting it wait for one another here. */
export function lockInvitation(
  tx: TenantTx,
  organization_id: string,
  id: string,
): Promise<Invitation | undefined> {
  return select(tx)
    .where('i.organization_id', '=', organization_id)
    .where('i.id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function listRestaurantsOf(
  tx: TenantTx,
  { organization_id, id }: Invitation,
): Promise<string[] | null> {
  const rows = await tx
    .selectFrom('identity.invitation_restaurants')
    .select('restaurant_id')
    .where('organization_id', '=', organization_id)
    .where('invitation_id', '=', id)
    .execute()
  return rows.length > 0 ? rows.map(({ restaurant_id }) => restaurant_id) : null
}

/** Only the link that is sent now works from then on. */
export async function markSentAgain(
  tx: TenantTx,
  who: Who,
  id: string,
  change: { sent_count: number; sent_at: Date; expires_at: Date },
): Promise<void> {
  await tx
    .updateTable('identity.invitations')
    .set({ ...change, invited_by: who.user_id })
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .execute()
}

export async function deleteInvitation(tx: TenantTx, organization_id: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('identity.invitations')
    .where('organization_id', '=', organization_id)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export async function isMember(tx: TenantTx, who: Who, email: string): Promise<boolean> {
  const row = await tx
    .selectFrom('identity.memberships as m')
    .innerJoin('identity.users as u', 'u.id', 'm.user_id')
    .select('m.user_id')
    .where('m.organization_id', '=', who.organization_id)
    .where('u.email', '=', email)
    .executeTakeFirst()
  return row !== undefined
}

/** How many invitations the organization has sent since an instant. */
export async function countSentSince(
  tx: TenantTx,
  { organization_id }: Pick<Who, 'organization_id'>,
  since: Date,
): Promise<number> {
  const { sent } = await tx
    .selectFrom('identity.one_time_links')
    .select(sql<number>`count(*)::int`.as('sent'))
    .where('organization_id', '=', organization_id)
    .where('purpose', '=', 'invitation')
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow()
  return sent
}

const restaurantIds = sql<string[] | null>`(
  select array_agg(p.restaurant_id order by p.restaurant_id) from identity.invitation_restaurants p
  where p.organization_id = i.organization_id and p.invitation_id = i.id)`
const onlyRestaurantId = sql<string | null>`(
  select min(p.restaurant_id::text)::uuid from identity.invitation_restaurants p
  where p.organization_id = i.organization_id and p.invitation_id = i.id having count(*) = 1)`

/** The invited as people of the list, column by column as `selectUsers` has them. */
export function selectInvited(tx: TenantTx, who: Who) {
  const rows = tx
    .selectFrom('identity.invitations as i')
    .select([
      'i.id',
      'i.email',
      sql<Date | null>`null::timestamptz`.as('email_verified_at'),
      'i.username',
      'i.first_name',
      'i.last_name',
      'i.phone',
      'i.language',
      'i.role',
      sql<boolean>`false`.as('is_active'),
      'i.organization_id',
      'i.created_at',
      sql<string>`trim(i.first_name || ' ' || i.last_name)`.as('full_name'),
      restaurantIds.as('restaurant_ids'),
      onlyRestaurantId.as('restaurant_id'),
      sql<boolean>`false`.as('has_second_factor'),
      sql<UserRow['status']>`'invited'`.as('status'),
      'i.expires_at as invitation_expires_at',
    ])
    .where('i.organization_id', '=', who.organization_id)
    .$castTo<UserRow>()
  if (!who.restaurant_ids) return rows
  return rows.where(
    sql<boolean>`exists (
      select 1 from identity.invitation_restaurants p where p.organization_id = i.organization_id
        and p.invitation_id = i.id and p.restaurant_id = any(${who.restaurant_ids}::uuid[]))`,
  )
}

/** An invitation as the door finds it by a link, with who invites to what. */
export function findInvitation(tx: DoorTx, organization_id: string, id: string) {
  return select(tx)
    .innerJoin('identity.organizations as o', 'o.id', 'i.organization_id')
    .leftJoin('identity.users as u', 'u.id', 'i.invited_by')
    .select([
      'o.name as organization_name',
      sql<string | null>`trim(u.first_name || ' ' || u.last_name)`.as('invited_by_name'),
    ])
    .where('i.organization_id', '=', organization_id)
    .where('i.id', '=', id)
    .executeTakeFirst()
}
