import { setTimeout as sleep } from 'node:timers/promises'
import { type RawBuilder, sql } from 'kysely'
import { stale_ms } from './platform/key-ring.ts'
import type { Platform } from './platform/platform.ts'
import { changeSecrets, random, type Secrets } from './platform/secrets.ts'
import type { DoorTx, TenantTx } from './platform/tenant.ts'
import { VaultRefusal } from './platform/vault.ts'
import { type SealedColumn, sealedColumns } from './sealed-columns.ts'

export interface KeyRotation {
  master_key_version: number
  organizations: number
  /** Data keys of organizations that the new master key wraps now. */
  data_keys_rewrapped: number
  values_resealed: number
  /** Values that did not open before either: what was changed in the database, or lost its key. */
  values_left: { organization_id: string; table: string; column: string; row_id: string }[]
  /** Access tokens of the key before are good until then. */
  old_tokens_until: string
}

/** Clocks of several machines, and a token on its way. */
const leeway_ms = 60_000

/**
 * New keys for the whole house, while it runs: a master key and a key for access tokens in secrets.json, a data key
 * for each organization, and everything sealed is sealed anew. The keys before stay where they are, so at every moment
 * everything opens; whatever an interruption left undone the next run does.
 */
export async function rotateKeys(platform: Platform, options: { wait: boolean }): Promise<KeyRotation> {
  const { config, keys, clock, withDoor } = platform
  const now = clock.now()
  const old_tokens_until = new Date(
    now.getTime() + config.accessTokenMinutes * 60_000 + stale_ms + leeway_ms,
  ).toISOString()
  await changeSecrets(config, (present) => withNewKeys(present, now, old_tokens_until))
  await keys.reload()
  // From then on every process knows the new keys and wraps with no other.
  if (options.wait) await sleep(stale_ms)
  const done: KeyRotation = {
    master_key_version: (await keys.master()).version,
    organizations: 0,
    data_keys_rewrapped: 0,
    values_resealed: 0,
    values_left: [],
    old_tokens_until,
  }
  const organizations = await withDoor(
    (tx) => tx.selectFrom('platform.data_keys').select('organization_id').distinct().execute(),
    { read_only: true },
  )
  for (const { organization_id } of organizations) await rotateOne(platform, organization_id, done)
  return done
}

function withNewKeys(present: Secrets, now: Date, until: string): Secrets {
  const version = Math.max(...present.masterKeys.map((key) => key.version)) + 1
  return {
    ...present,
    tokenKey: random(),
    formerTokenKeys: [
      { key: present.tokenKey, until },
      ...present.formerTokenKeys.filter((former) => new Date(former.until) > now),
    ],
    masterKeys: [...present.masterKeys, { version, key: random() }],
  }
}

async function rotateOne(platform: Platform, organization_id: string, done: KeyRotation): Promise<void> {
  const { vault, withTenant, clock } = platform
  const version = await withTenant({ organization_id, user_id: null }, async (tx) => {
    done.data_keys_rewrapped += await vault.rewrap(tx, organization_id)
    return vault.renewDataKey(tx, organization_id, clock.now())
  })
  for (const column of sealedColumns) {
    // Twice: a transaction that began before the new key was there may have ended after the first pass.
    for (let pass = 0; pass < 2; pass += 1)
      await resealColumn(platform, { organization_id, version, column }, done)
  }
  done.organizations += 1
}

interface Resealing {
  organization_id: string
  /** The newest data key. */
  version: number
  column: SealedColumn
}

const rowsAtOnce = 100

async function resealColumn(platform: Platform, work: Resealing, done: KeyRotation): Promise<void> {
  const { organization_id, column } = work
  const scope = { organization_id, user_id: null }
  const batch = (tx: TenantTx | DoorTx, after: string) => resealBatch(tx, platform, work, after, done)
  for (let after: string | undefined = ''; after !== undefined; ) {
    const from: string = after
    after =
      column.by === 'door'
        ? await platform.withDoor((tx) => batch(tx, from))
        : await platform.withTenant(scope, (tx) => batch(tx, from))
  }
}

/** @returns the row the next batch comes after; undefined when nothing is left. */
async function resealBatch(
  tx: TenantTx | DoorTx,
  { vault }: Platform,
  { organization_id, version, column }: Resealing,
  after: string,
  done: KeyRotation,
): Promise<string | undefined> {
  const { table, column: name } = column
  const row_id = sql.raw<string>(column.row_id)
  const value = sql.ref<Buffer>(name)
  const { rows } = await sql<{ row_id: string; value: Buffer }>`
    select ${row_id} as row_id, ${value} as value from ${sql.table(table)}
    where organization_id = ${organization_id} and ${value} is not null and ${versionIn(value)} < ${version}
      and ${row_id} > ${after}
    order by ${row_id} limit ${rowsAtOnce} for update`.execute(tx)
  for (const row of rows) {
    const place = { organization_id, table, column: name, row_id: row.row_id }
    const plain = await vault.open(tx, place, row.value).catch((error) => {
      if (error instanceof VaultRefusal) return undefined
      throw error
    })
    if (plain === undefined) {
      if (!done.values_left.some((left) => JSON.stringify(left) === JSON.stringify(place)))
        done.values_left.push(place)
      continue
    }
    const sealed = await vault.seal(tx, place, plain)
    await sql`update ${sql.table(table)} set ${value} = ${sealed}
      where organization_id = ${organization_id} and ${row_id} = ${row.row_id}`.execute(tx)
    done.values_resealed += 1
  }
  return rows.length < rowsAtOnce ? undefined : rows.at(-1)!.row_id
}

/** The version of the data key stands in bytes 1 to 4 of what is sealed; what is too short is no sealed value. */
const versionIn = (value: RawBuilder<Buffer>) =>
  sql<number>`(case when octet_length(${value}) < 5 then 0 else
    (get_byte(${value}, 1) << 24) | (get_byte(${value}, 2) << 16) | (get_byte(${value}, 3) << 8)
    | get_byte(${value}, 4) end)`
