import type { DoorTx } from '#platform/tenant'
import type { Provider } from './providers.ts'

/** A browser on its way to an issuer and back. */
export interface Attempt {
  provider: Provider['id']
  /** Set when a signed-in person links an account. */
  user_id: string | null
  session_id: string | null
  return_to: string
}

/** What the issuer said of the person. */
export interface Answered {
  issuer: string
  subject: string
  email: string | null
  is_email_vouched: boolean
  first_name: string | null
  last_name: string | null
}

/** Keeps an attempt; those that are over go at the same time. */
export async function insertAttempt(
  tx: DoorTx,
  attempt: Attempt & { browser_hash: Buffer; expires_at: Date },
  now: Date,
): Promise<void> {
  await tx.deleteFrom('identity.social_attempts').where('expires_at', '<=', now).execute()
  await tx.insertInto('identity.social_attempts').values(attempt).execute()
}

/** Takes the one answer an attempt may have; of two at once, one gets it. */
export async function claimAnswer(
  tx: DoorTx,
  browser_hash: Buffer,
  provider: Provider['id'],
  now: Date,
): Promise<Attempt | undefined> {
  const row = await tx
    .updateTable('identity.social_attempts')
    .set({ answered_at: now })
    .where('browser_hash', '=', browser_hash)
    .where('provider', '=', provider)
    .where('answered_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['provider', 'user_id', 'session_id', 'return_to'])
    .executeTakeFirst()
  return row as Attempt | undefined
}

export async function keepAnswer(
  tx: DoorTx,
  browser_hash: Buffer,
  answer: Answered & { expires_at: Date },
): Promise<void> {
  await tx
    .updateTable('identity.social_attempts')
    .set(answer)
    .where('browser_hash', '=', browser_hash)
    .execute()
}

/** An attempt whose answer is there, held against whoever comes at the same time. */
export async function lockAnswered(
  tx: DoorTx,
  browser_hash: Buffer,
  now: Date,
): Promise<(Attempt & Answered) | undefined> {
  const row = await tx
    .selectFrom('identity.social_attempts')
    .select(['provider', 'user_id', 'session_id', 'return_to'])
    .select(['issuer', 'subject', 'email', 'is_email_vouched', 'first_name', 'last_name'])
    .where('browser_hash', '=', browser_hash)
    .where('issuer', 'is not', null)
    .where('expires_at', '>', now)
    .forUpdate()
    .executeTakeFirst()
  return row as (Attempt & Answered) | undefined
}

export async function deleteAttempt(tx: DoorTx, browser_hash: Buffer): Promise<void> {
  await tx.deleteFrom('identity.social_attempts').where('browser_hash', '=', browser_hash).execute()
}
