import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { DoorTx, TenantTx } from '#platform/tenant'
import { hashOfToken } from './refresh-tokens.ts'

/** What a link is good for; one made for one thing opens nothing else. */
export type LinkPurpose = 'password_reset' | 'email_verification' | 'invitation'

export interface NewLink {
  purpose: LinkPurpose
  /** Whose it is; one of the two at least. */
  user_id: string | null
  organization_id: string | null
  /** What it was for, as the address it was sent to: checked again when it is used. */
  data: Record<string, unknown>
  lifetime_ms: number
  now: Date
}

export interface LinkRow {
  user_id: string | null
  organization_id: string | null
  data: Record<string, unknown>
  created_at: Date
}

/** Makes a link that works once: the answer is its token, 32 random bytes, of which only the SHA-256 is kept. */
export async function makeLink(tx: TenantTx | DoorTx, link: NewLink): Promise<string> {
  const { lifetime_ms, now, data, ...rest } = link
  const token = randomBytes(32).toString('base64url')
  await (tx as DoorTx)
    .insertInto('identity.one_time_links')
    .values({
      ...rest,
      token_hash: hashOfToken(token),
      data: JSON.stringify(data),
      created_at: now,
      expires_at: new Date(now.getTime() + lifetime_ms),
    })
    .execute()
  return token
}

/** Uses a link up; of two at once, one gets it. Undefined when it is unknown, used, over or for something else. */
export async function takeLink(
  tx: DoorTx,
  purpose: LinkPurpose,
  token: string,
  now: Date,
): Promise<LinkRow | undefined> {
  const row = await tx
    .updateTable('identity.one_time_links')
    .set({ used_at: now })
    .where('token_hash', '=', hashOfToken(token))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['user_id', 'organization_id', 'data', 'created_at'])
    .executeTakeFirst()
  return row as LinkRow | undefined
}

/** A link that would work now, without using it: for showing what it is for. */
export async function findLink(
  tx: DoorTx,
  purpose: LinkPurpose,
  token: string,
  now: Date,
): Promise<LinkRow | undefined> {
  const row = await tx
    .selectFrom('identity.one_time_links')
    .select(['user_id', 'organization_id', 'data', 'created_at'])
    .where('token_hash', '=', hashOfToken(token))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row as LinkRow | undefined
}

/** Ends a person's open links of one purpose; in a tenant, those it may see. */
export async function endLinks(
  tx: TenantTx | DoorTx,
  purpose: LinkPurpose,
  user_id: string,
  now: Date,
): Promise<void> {
  await (tx as DoorTx)
    .updateTable('identity.one_time_links')
    .set({ used_at: now })
    .where('user_id', '=', user_id)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .execute()
}

/** When a person's links of one purpose were made since an instant: what limits of a link count. */
export async function countLinksSince(
  tx: TenantTx | DoorTx,
  purpose: LinkPurpose,
  user_id: string,
  since: Date,
): Promise<number> {
  const { made } = await (tx as DoorTx)
    .selectFrom('identity.one_time_links')
    .select(sql<number>`count(*)::int`.as('made'))
    .where('user_id', '=', user_id)
    .where('purpose', '=', purpose)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow()
  return made
}

/** Removes links that were over before an instant: those a tenant may see. */
export async function deleteLinksBefore(tx: TenantTx, until: Date): Promise<number> {
  const gone = await tx
    .deleteFrom('identity.one_time_links')
    .where('expires_at', '<', until)
    .executeTakeFirst()
  return Number(gone.numDeletedRows)
}

/** The address of a page for a link. The token is a fragment, which browsers send to no server and no referrer. */
export function linkAddress(public_url: string, path: `/${string}`, token: string): string {
  return `${public_url.replace(/\/+$/, '')}${path}#${token}`
}
