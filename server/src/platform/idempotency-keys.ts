import type { Answer } from './operation.ts'
import type { TenantTx } from './tenant.ts'
import { type Vault, VaultRefusal } from './vault.ts'
import type { Who } from './who.ts'

/** A request that carries a key. Keys belong to a person in an organization. */
export interface KeyedRequest {
  who: Who
  key: string
  /** Hash of what was asked for, so that the same key for something else is noticed. */
  asked: string
  /** Which of several sends with this key it is. */
  request_id: string
}

const kept_ms = 24 * 3_600_000

/** Keys from before this instant are forgotten. */
export const forgottenBefore = (now: Date) => new Date(now.getTime() - kept_ms)

const rowOf = ({ who, key }: KeyedRequest) => ({
  organization_id: who.organization_id,
  user_id: who.user_id,
  key,
})

/**
 * Takes a key: one that is new, forgotten, or whose holder died before it did anything. False when another request
 * has it. Waits for a transaction that is just taking the same key.
 */
export async function takeKey(
  tx: TenantTx,
  request: KeyedRequest,
  now: Date,
  held_until: Date | null,
): Promise<boolean> {
  const { request_id } = request
  const fresh = { request_id, held_until, created_at: now, is_done: false, sealed_answer: null }
  const taken = await tx
    .insertInto('platform.idempotency_keys')
    .values({ ...rowOf(request), ...fresh })
    .onConflict((conflict) =>
      conflict
        .columns(['organization_id', 'user_id', 'key'])
        .doUpdateSet(fresh)
        .where((is) =>
          is.or([
            is('platform.idempotency_keys.created_at', '<', forgottenBefore(now)),
            is.and([
              is('platform.idempotency_keys.held_until', '<', now),
              is('platform.idempotency_keys.is_done', '=', false),
            ]),
          ]),
        ),
    )
    .returning('key')
    .executeTakeFirst()
  return taken !== undefined
}

/** What became of a key: its request is at work still, it was answered, or its answer cannot be told any more. */
export type KeptKey = 'held' | 'lost' | { asked: string; answer: Answer }

export async function findKey(
  tx: TenantTx,
  request: KeyedRequest,
  now: Date,
  vault: Vault,
): Promise<KeptKey> {
  const row = await tx
    .selectFrom('platform.idempotency_keys')
    .select(['sealed_answer', 'held_until'])
    .where((is) => is.and(rowOf(request)))
    .executeTakeFirst()
  // Given up since somebody looked last: whoever comes next gets it.
  if (!row) return 'held'
  if (!row.sealed_answer) return row.held_until && row.held_until >= now ? 'held' : 'lost'
  const text = await vault.open(tx, placeOf(request), row.sealed_answer).catch((error) => {
    if (error instanceof VaultRefusal) return null
    throw error
  })
  if (text === null) return 'lost'
  const { asked, ...answer } = JSON.parse(text) as Answer & { asked: string }
  return { asked, answer }
}

const placeOf = ({ who, key }: KeyedRequest) => ({
  organization_id: who.organization_id,
  table: 'platform.idempotency_keys',
  column: 'sealed_answer',
  row_id: `${who.user_id} ${key}`,
})

export async function keepAnswer(
  tx: TenantTx,
  request: KeyedRequest,
  answer: Answer,
  vault: Vault,
): Promise<void> {
  const text = JSON.stringify({ asked: request.asked, ...answer })
  const sealed_answer = await vault.seal(tx, placeOf(request), text)
  await change(tx, request, { sealed_answer, held_until: null, is_done: true })
}

export const holdKey = (tx: TenantTx, request: KeyedRequest, held_until: Date) =>
  change(tx, request, { held_until })

export const markDone = (tx: TenantTx, request: KeyedRequest) => change(tx, request, { is_done: true })

/** Changes the key as long as this request has it: one that was taken for dead may find another there. */
async function change(
  tx: TenantTx,
  request: KeyedRequest,
  fields: { held_until?: Date | null; is_done?: boolean; sealed_answer?: Buffer },
): Promise<void> {
  await tx
    .updateTable('platform.idempotency_keys')
    .set(fields)
    .where((is) => is.and(rowOf(request)))
    .where('request_id', '=', request.request_id)
    .execute()
}

export async function giveUpKey(tx: TenantTx, request: KeyedRequest): Promise<void> {
  await tx
    .deleteFrom('platform.idempotency_keys')
    .where((is) => is.and(rowOf(request)))
    .where('request_id', '=', request.request_id)
    .execute()
}
