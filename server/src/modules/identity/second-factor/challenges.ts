import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { DoorTx } from '#platform/tenant'
import type { Desk } from '../desk.ts'
import type { Entry } from '../sign-in/admit.ts'
import { hashOfToken } from '../sign-in/refresh-tokens.ts'
import type { SecondFactorMethod } from './factor-queries.ts'

/** What is answered instead of a session: who shows one of `methods` with the challenge gets it. */
export interface SecondFactorAsked {
  second_factor: {
    /** 32 random bytes, good once, for this person on this device. */
    challenge: string
    methods: SecondFactorMethod[]
    /** Seconds. */
    expires_in: number
  }
}

const lifetime_seconds = 300

/** Remembers that somebody has shown the first factor and must show a second. */
export async function askSecondFactor(
  tx: DoorTx,
  desk: Desk,
  { user_id, organization_id, method, device }: Entry,
  methods: SecondFactorMethod[],
): Promise<SecondFactorAsked> {
  const now = desk.platform.clock.now()
  const challenge = randomBytes(32).toString('base64url')
  await tx.deleteFrom('identity.second_factor_challenges').where('expires_at', '<', now).execute()
  await tx
    .insertInto('identity.second_factor_challenges')
    .values({
      token_hash: hashOfToken(challenge),
      user_id,
      organization_id: organization_id ?? null,
      method,
      password_changed_at: passwordChangedAt(user_id),
      user_agent: device.user_agent,
      created_at: now,
      expires_at: new Date(now.getTime() + lifetime_seconds * 1000),
    })
    .execute()
  return { second_factor: { challenge, methods, expires_in: lifetime_seconds } }
}

const passwordChangedAt = (user_id: string) =>
  sql<Date | null>`(select changed_at from identity.credentials where user_id = ${user_id})`

/** Answers to a challenge that are looked at; after them signing in starts again. */
const mostAnswers = 5

export interface ChallengeRow {
  user_id: string
  organization_id: string | null
  method: string
  /** With the one in hand. */
  failures: number
}

/**
 * Counts an answer to a challenge before it is looked at. Undefined when there is no such challenge on this device, or
 * it is over, or the password it was opened with is no longer the person's.
 */
export async function countAnswer(
  tx: DoorTx,
  challenge: string,
  user_agent: string | null,
  now: Date,
): Promise<ChallengeRow | undefined> {
  const { rows } = await sql<ChallengeRow>`
    update identity.second_factor_challenges c set failures = failures + 1
    where token_hash = ${hashOfToken(challenge)} and expires_at > ${now} and failures < ${mostAnswers}
      and user_agent is not distinct from ${user_agent}
      and password_changed_at is not distinct from
        (select k.changed_at from identity.credentials k where k.user_id = c.user_id)
    returning user_id, organization_id, method, failures`.execute(tx)
  return rows[0]
}

export const isLastAnswer = ({ failures }: ChallengeRow) => failures >= mostAnswers

/** Uses a challenge up; false when another answer did. */
export async function takeChallenge(tx: DoorTx, challenge: string): Promise<boolean> {
  const row = await tx
    .deleteFrom('identity.second_factor_challenges')
    .where('token_hash', '=', hashOfToken(challenge))
    .returning('user_id')
    .executeTakeFirst()
  return row !== undefined
}

/** Whose challenge it is, for preparing an answer; undefined as for `countAnswer`. */
export async function findChallenged(
  tx: DoorTx,
  challenge: string,
  now: Date,
): Promise<{ user_id: string } | undefined> {
  return tx
    .selectFrom('identity.second_factor_challenges')
    .select('user_id')
    .where('token_hash', '=', hashOfToken(challenge))
    .where('expires_at', '>', now)
    .where('failures', '<', mostAnswers)
    .executeTakeFirst()
}
