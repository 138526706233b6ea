import { sql } from 'kysely'
import type { DoorTx } from '#platform/tenant'
import type { Wait, WaitKind } from './wait-rules.ts'

export interface WaitKey {
  kind: WaitKind
  key_hash: Buffer
}

export type WaitRow = WaitKey & Wait

const columns = ['kind', 'key_hash', 'failures', 'failed_at', 'wait_until', 'forgotten_at'] as const

function selectWaits(tx: DoorTx, keys: readonly WaitKey[]) {
  return tx
    .selectFrom('identity.sign_in_waits')
    .select(columns)
    .where((where) =>
      where.or(
        keys.map(({ kind, key_hash }) =>
          where.and([where('kind', '=', kind), where('key_hash', '=', key_hash)]),
        ),
      ),
    )
    .$narrowType<{ kind: WaitKind }>()
}

export const listWaits = (tx: DoorTx, keys: readonly WaitKey[]): Promise<WaitRow[]> =>
  selectWaits(tx, keys).execute()

/** Each of the rows, made where it is missing; failures counted for the same thing wait for one another here. */
export async function lockWaits(tx: DoorTx, keys: readonly WaitKey[], now: Date): Promise<WaitRow[]> {
  const blank = { failures: 0, failed_at: now, wait_until: now, forgotten_at: now }
  // Always in the same order, or two could wait for each other.
  const sorted = [...keys].sort((a, b) => Buffer.compare(a.key_hash, b.key_hash))
  await tx
    .insertInto('identity.sign_in_waits')
    .values(sorted.map((key) => ({ ...key, ...blank })))
    .onConflict((conflict) => conflict.columns(['kind', 'key_hash']).doNothing())
    .execute()
  return selectWaits(tx, keys).orderBy('key_hash').forUpdate().execute()
}

export async function saveWaits(tx: DoorTx, waits: readonly WaitRow[]): Promise<void> {
  for (const { kind, key_hash, ...wait } of waits)
    await tx
      .updateTable('identity.sign_in_waits')
      .set(wait)
      .where('kind', '=', kind)
      .where('key_hash', '=', key_hash)
      .execute()
}

export async function forgetFailures(tx: DoorTx, keys: readonly WaitKey[]): Promise<void> {
  for (const { kind, key_hash } of keys)
    await tx
      .deleteFrom('identity.sign_in_waits')
      .where('kind', '=', kind)
      .where('key_hash', '=', key_hash)
      .execute()
}

const sweptAtOnce = 20

/** Each failure sweeps more forgiven rows away than it leaves behind; those in use are left alone. */
export async function forgetForgiven(tx: DoorTx, now: Date): Promise<void> {
  await sql`
    delete from identity.sign_in_waits w using (
      select kind, key_hash from identity.sign_in_waits where forgotten_at <= ${now}
      order by forgotten_at limit ${sweptAtOnce} for update skip locked) gone
    where w.kind = gone.kind and w.key_hash = gone.key_hash`.execute(tx)
}
