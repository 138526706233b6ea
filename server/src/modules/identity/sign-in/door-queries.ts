import { sql } from 'kysely'
import { tellAuthorityChanged } from '#platform/live'
import type { DoorTx } from '#platform/tenant'
import type { Organization } from '../contract.ts'
import { type EndReason, selectUsers, type UserRow } from '../people/queries.ts'

/** What the door reads and writes for callers nobody knows yet: accounts by name, sessions and refresh tokens. */

export interface Account {
  user_id: string
  /** Absent when nobody has set a password yet. */
  password_hash: string | undefined
}

export async function findAccount(
  tx: DoorTx,
  name: { kind: 'email' | 'cpf' | 'cnpj'; value: string },
): Promise<Account | undefined> {
  const row = await tx
    .selectFrom('identity.users as u')
    .leftJoin('identity.credentials as c', 'c.user_id', 'u.id')
    .select(['u.id as user_id', 'c.password_hash'])
    .where(name.kind === 'email' ? 'u.email' : 'u.username', '=', name.value)
    .executeTakeFirst()
  return row && { user_id: row.user_id, password_hash: row.password_hash ?? undefined }
}

/** Whether the password is still the one that was compared a moment ago. */
export async function isPasswordHash(tx: DoorTx, user_id: string, password_hash: string): Promise<boolean> {
  const row = await tx
    .selectFrom('identity.credentials')
    .select('user_id')
    .where('user_id', '=', user_id)
    .where('password_hash', '=', password_hash)
    .executeTakeFirst()
  return row !== undefined
}

/** The person as an active member: of the organization named, else of the one that made the account, else the oldest. */
export function findActiveMember(
  tx: DoorTx,
  user_id: string,
  organization_id: string | undefined,
): Promise<UserRow | undefined> {
  let rows = selectUsers(tx).where('u.id', '=', user_id).where('m.is_active', '=', true)
  if (organization_id) rows = rows.where('m.organization_id', '=', organization_id)
  return rows
    .orderBy(sql`m.organization_id = u.home_organization_id desc, m.created_at, m.organization_id`)
    .limit(1)
    .executeTakeFirst()
}

export interface SessionRow {
  id: string
  user_id: string
  organization_id: string
  expires_at: Date
  ended_at: Date | null
  end_reason: EndReason | null
}

export async function insertSession(
  tx: DoorTx,
  session: Omit<SessionRow, 'ended_at' | 'end_reason'> & {
    user_agent: string | null
    ip: string | null
    device_hash: Buffer
    created_at: Date
  },
): Promise<void> {
  await tx
    .insertInto('identity.sessions')
    .values({ ...session, last_used_at: session.created_at })
    .execute()
}

const selectSession = (tx: DoorTx) =>
  tx
    .selectFrom('identity.sessions')
    .select(['id', 'user_id', 'organization_id', 'expires_at', 'ended_at', 'end_reason'])
    .$narrowType<{ end_reason: EndReason | null }>()
    .forUpdate()

/** Refreshes of one session wait for one another here. */
export function lockSessionOfToken(tx: DoorTx, token_hash: Buffer): Promise<SessionRow | undefined> {
  return selectSession(tx)
    .where('id', '=', (where) =>
      where.selectFrom('identity.refresh_tokens').select('session_id').where('token_hash', '=', token_hash),
    )
    .executeTakeFirst()
}

export function lockSession(tx: DoorTx, id: string): Promise<SessionRow | undefined> {
  return selectSession(tx).where('id', '=', id).executeTakeFirst()
}

export async function touchSession(
  tx: DoorTx,
  id: string,
  change: { organization_id: string; last_used_at: Date; ip: string | null; user_agent: string | null },
): Promise<void> {
  await tx.updateTable('identity.sessions').set(change).where('id', '=', id).execute()
}

export function findRefreshToken(
  tx: DoorTx,
  token_hash: Buffer,
): Promise<{ used_at: Date | null } | undefined> {
  return tx
    .selectFrom('identity.refresh_tokens')
    .select('used_at')
    .where('token_hash', '=', token_hash)
    .executeTakeFirst()
}

export async function insertRefreshToken(
  tx: DoorTx,
  token: { token_hash: Buffer; session_id: string; issued_at: Date },
): Promise<void> {
  await tx.insertInto('identity.refresh_tokens').values(token).execute()
}

export async function markTokenUsed(tx: DoorTx, token_hash: Buffer, used_at: Date): Promise<void> {
  await tx
    .updateTable('identity.refresh_tokens')
    .set({ used_at })
    .where('token_hash', '=', token_hash)
    .execute()
}

/** Ends the sessions named by id or by one of their refresh tokens, for every process; those that had ended stay as they are. */
export async function endSessions(
  tx: DoorTx,
  which: { session_ids: string[]; token_hashes: Buffer[] },
  end: { at: Date; reason: EndReason },
): Promise<string[]> {
  const rows = await tx
    .updateTable('identity.sessions')
    .set({ ended_at: end.at, end_reason: end.reason })
    .where('ended_at', 'is', null)
    .where(
      sql<boolean>`(id = any(${which.session_ids}::uuid[]) or id in (
        select session_id from identity.refresh_tokens where token_hash = any(${which.token_hashes}::bytea[])))`,
    )
    .returning(['id', 'user_id'])
    .execute()
  await tellAuthorityChanged(tx, [...new Set(rows.map(({ user_id }) => user_id))])
  return rows.map(({ id }) => id)
}

/**
 * Removes a person's sessions that would have been over before `until`, with their tokens, and ends the open ones of
 * a device but for the `keep` used last. Both find what they need by an index, however many sessions there are.
 */
export async function tidySessions(
  tx: DoorTx,
  { user_id, device_hash }: { user_id: string; device_hash: Buffer },
  { now, until, keep }: { now: Date; until: Date; keep: number },
): Promise<void> {
  await sql`
    with gone as (
      delete from identity.sessions where user_id = ${user_id} and expires_at < ${until})
    update identity.sessions set ended_at = ${now}, end_reason = 'replaced' where id in (
      select id from identity.sessions
      where user_id = ${user_id} and device_hash = ${device_hash} and ended_at is null and expires_at > ${now}
      order by last_used_at desc offset ${keep})`.execute(tx)
}

/** A live session with what its person may do now; undefined when either has ended. */
export function findLiveSession(
  tx: DoorTx,
  claims: { session_id: string; user_id: string; organization_id: string },
  now: Date,
) {
  return selectUsers(tx)
    .innerJoin('identity.sessions as s', (join) =>
      join.onRef('s.user_id', '=', 'm.user_id').onRef('s.organization_id', '=', 'm.organization_id'),
    )
    .innerJoin('identity.organizations as o', 'o.id', 'm.organization_id')
    .select(['s.last_used_at', 'o.second_factor_policy'])
    .$narrowType<{ second_factor_policy: Organization['second_factor_policy'] }>()
    .where('s.id', '=', claims.session_id)
    .where('s.user_id', '=', claims.user_id)
    .where('s.organization_id', '=', claims.organization_id)
    .where('s.ended_at', 'is', null)
    .where('s.expires_at', '>', now)
    .where('m.is_active', '=', true)
    .executeTakeFirst()
}

/** Every organization a person belongs to, active there or not. */
export async function listOrganizationIdsOf(tx: DoorTx, user_id: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('identity.memberships')
    .select('organization_id')
    .where('user_id', '=', user_id)
    .execute()
  return rows.map(({ organization_id }) => organization_id)
}

/**
 * Moves accounts that an organization made to another one their people belong to: one where they are admin first,
 * the oldest first. `user_id` limits it to one person.
 */
export async function moveHome(tx: DoorTx, organization_id: string, user_id?: string): Promise<void> {
  const elsewhere = sql`
    select m.organization_id from identity.memberships m
    where m.user_id = u.id and m.organization_id <> ${organization_id}
    order by m.role = 'admin' desc, m.created_at, m.organization_id limit 1`
  await sql`
    update identity.users u set home_organization_id = (${elsewhere})
    where u.home_organization_id = ${organization_id} and exists (${elsewhere})
      and (${user_id ?? null}::uuid is null or u.id = ${user_id ?? null}::uuid)`.execute(tx)
}
