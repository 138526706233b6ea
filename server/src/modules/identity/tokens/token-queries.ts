import { sql } from 'kysely'
import { notFound } from '#platform/errors'
import type { DoorTx, TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { selectUsers } from '../people/queries.ts'

const restaurantIds = sql<string[]>`array(
  select r.restaurant_id from identity.api_token_restaurants r
  where r.organization_id = t.organization_id and r.token_id = t.id order by r.restaurant_id)`

/** The organization's tokens with what counts of whoever made each. */
export function selectApiTokens(tx: TenantTx, who: Who) {
  return tx
    .selectFrom('identity.api_tokens as t')
    .innerJoin('identity.memberships as m', (join) =>
      join.onRef('m.organization_id', '=', 't.organization_id').onRef('m.user_id', '=', 't.user_id'),
    )
    .innerJoin('identity.users as u', 'u.id', 't.user_id')
    .where('t.organization_id', '=', who.organization_id)
    .select([
      't.id',
      't.name',
      't.hint',
      't.scopes',
      't.is_limited',
      't.user_id',
      't.created_at',
      't.expires_at',
      't.last_used_at',
      't.last_used_ip',
      'm.role',
      'm.is_active',
      sql<string>`trim(u.first_name || ' ' || u.last_name)`.as('user_name'),
      restaurantIds.as('restaurant_ids'),
    ])
}

export type ApiTokenRow = Awaited<ReturnType<ReturnType<typeof selectApiTokens>['executeTakeFirstOrThrow']>>

/** Errors: not_found. */
export async function getApiTokenRow(tx: TenantTx, who: Who, id: string): Promise<ApiTokenRow> {
  const row = await selectApiTokens(tx, who).where('t.id', '=', id).executeTakeFirst()
  if (!row) throw notFound('API token')
  return row
}

export async function insertApiToken(
  tx: TenantTx,
  who: Who,
  given: {
    id: string
    name: string
    token_hash: Buffer
    hint: string
    scopes: string[]
    created_at: Date
    expires_at: Date | null
    restaurant_ids: string[] | null
  },
): Promise<void> {
  const { restaurant_ids, ...token } = given
  const { organization_id, user_id } = who
  await tx
    .insertInto('identity.api_tokens')
    .values({ ...token, organization_id, user_id, is_limited: restaurant_ids !== null })
    .execute()
  if (!restaurant_ids) return
  await tx
    .insertInto('identity.api_token_restaurants')
    .values(restaurant_ids.map((restaurant_id) => ({ organization_id, token_id: token.id, restaurant_id })))
    .execute()
}

export async function deleteApiToken(tx: TenantTx, who: Who, id: string): Promise<void> {
  await tx
    .deleteFrom('identity.api_tokens')
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .execute()
}

/** Takes every token of one person in one organization away. */
export async function deleteApiTokensOf(
  tx: TenantTx,
  { organization_id, user_id }: { organization_id: string; user_id: string },
): Promise<void> {
  await tx
    .deleteFrom('identity.api_tokens')
    .where('organization_id', '=', organization_id)
    .where('user_id', '=', user_id)
    .execute()
}

/** The person a living token stands for, with what the token allows; undefined when either has ended. */
export function findLivingApiToken(tx: DoorTx, token_hash: Buffer, now: Date) {
  return selectUsers(tx)
    .innerJoin('identity.api_tokens as t', (join) =>
      join.onRef('t.organization_id', '=', 'm.organization_id').onRef('t.user_id', '=', 'm.user_id'),
    )
    .select(['t.id as token_id', 't.name as token_name', 't.scopes', 't.is_limited', 't.last_used_at'])
    .select(restaurantIds.as('token_restaurant_ids'))
    .where('t.token_hash', '=', token_hash)
    .where((where) => where.or([where('t.expires_at', 'is', null), where('t.expires_at', '>', now)]))
    .where('m.is_active', '=', true)
    .executeTakeFirst()
}

/** Keeps when and from where a token was used, unless another process has just done so. */
export async function touchApiToken(
  tx: DoorTx,
  token: { organization_id: string; id: string },
  use: { at: Date; ip: string | null; unless_since: Date },
): Promise<void> {
  await tx
    .updateTable('identity.api_tokens')
    .set({ last_used_at: use.at, last_used_ip: use.ip })
    .where('organization_id', '=', token.organization_id)
    .where('id', '=', token.id)
    .where((where) =>
      where.or([where('last_used_at', 'is', null), where('last_used_at', '<', use.unless_since)]),
    )
    .execute()
}

/** Whose a token is, for whoever runs the house and knows its id. */
export async function findOrganizationOfToken(tx: DoorTx, id: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('identity.api_tokens')
    .select('organization_id')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.organization_id
}
