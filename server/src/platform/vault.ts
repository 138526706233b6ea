import { randomBytes } from 'node:crypto'
import type { KeyRing } from './key-ring.ts'
import type { DoorTx, TenantTx } from './tenant.ts'
import { decrypt, encrypt, key_bytes, VaultRefusal, versionOf } from './vault-cipher.ts'

export { VaultRefusal } from './vault-cipher.ts'

/** Where a sealed value lies: it opens there and nowhere else. */
export interface SealedPlace {
  organization_id: string
  /** With its schema, as `identity.totp_factors`. */
  table: string
  column: string
  /** What tells the row from others of its organization. */
  row_id: string
}

type Tx = TenantTx | DoorTx

/**
 * Keeps secrets that must be read again: sealed with a key of their organization, which the house's master key wraps.
 * Columns of sealed values are `bytea`, are named `sealed_…` and stand in `server/src/sealed-columns.ts`, so that
 * `brigade keys rotate` finds them.
 */
export interface Vault {
  seal: (tx: Tx, place: SealedPlace, plain: string) => Promise<Buffer>
  /** Errors: VaultRefusal, when the value was changed or brought from another place. */
  open: (tx: Tx, place: SealedPlace, sealed: Buffer) => Promise<string>
  /** Wraps the organization's data keys with the newest master key; how many were not. */
  rewrap: (tx: TenantTx, organization_id: string) => Promise<number>
  /** Gives the organization a new data key for everything sealed from now on; its version. */
  renewDataKey: (tx: TenantTx, organization_id: string, now: Date) => Promise<number>
}

export function makeVault(keys: KeyRing): Vault {
  const wrap = async (organization_id: string, version: number, data_key: Buffer) => {
    const master = await keys.master()
    const wrapped_key = encrypt(master.key, master.version, wrapPlace(organization_id, version), data_key)
    return { wrapped_key, master_version: master.version }
  }
  const unwrap = async (organization_id: string, { version, wrapped_key }: DataKeyRow) => {
    const master = await keys.masterOf(versionOf(wrapped_key))
    if (!master)
      throw new VaultRefusal(
        `secrets.json lacks the master key ${versionOf(wrapped_key)}; restore it from a backup`,
      )
    return decrypt(master.key, wrapPlace(organization_id, version), wrapped_key)
  }
  const addDataKey = async (tx: Tx, organization_id: string, version: number) => {
    const wrapped = await wrap(organization_id, version, randomBytes(key_bytes))
    await tx
      .insertInto('platform.data_keys')
      .values({ organization_id, version, ...wrapped })
      // Two that seal an organization's first secret at once use one key.
      .onConflict((conflict) => conflict.columns(['organization_id', 'version']).doNothing())
      .execute()
  }

  return {
    async seal(tx, place, plain) {
      const { organization_id } = place
      let row = await findDataKey(tx, organization_id)
      if (!row) {
        await addDataKey(tx, organization_id, 1)
        row = await findDataKey(tx, organization_id)
      }
      const key = await unwrap(organization_id, row!)
      return encrypt(key, row!.version, wordsOf(place), Buffer.from(plain))
    },

    async open(tx, place, sealed) {
      const row = await findDataKey(tx, place.organization_id, versionOf(sealed))
      if (!row) throw new VaultRefusal('this value was sealed with a key of another organization')
      return decrypt(await unwrap(place.organization_id, row), wordsOf(place), sealed).toString()
    },

    async rewrap(tx, organization_id) {
      const { version: newest } = await keys.master()
      const rows = await tx
        .selectFrom('platform.data_keys')
        .select(['version', 'wrapped_key'])
        .where('organization_id', '=', organization_id)
        .where('master_version', '<>', newest)
        .forUpdate()
        .execute()
      for (const row of rows)
        await tx
          .updateTable('platform.data_keys')
          .set(await wrap(organization_id, row.version, await unwrap(organization_id, row)))
          .where('organization_id', '=', organization_id)
          .where('version', '=', row.version)
          .execute()
      return rows.length
    },

    async renewDataKey(tx, organization_id, now) {
      const newest = (await findDataKey(tx, organization_id))?.version ?? 0
      await addDataKey(tx, organization_id, newest + 1)
      await tx
        .updateTable('platform.data_keys')
        .set({ retired_at: now })
        .where('organization_id', '=', organization_id)
        .where('version', '<=', newest)
        .where('retired_at', 'is', null)
        .execute()
      return newest + 1
    },
  }
}

interface DataKeyRow {
  version: number
  wrapped_key: Buffer
}

/** The data key of a version, else the newest. */
function findDataKey(tx: Tx, organization_id: string, version?: number): Promise<DataKeyRow | undefined> {
  let rows = tx
    .selectFrom('platform.data_keys')
    .select(['version', 'wrapped_key'])
    .where('organization_id', '=', organization_id)
  if (version !== undefined) rows = rows.where('version', '=', version)
  return rows.orderBy('version', 'desc').limit(1).executeTakeFirst()
}

const wordsOf = ({ organization_id, table, column, row_id }: SealedPlace) => [
  'sealed value',
  organization_id,
  table,
  column,
  row_id,
]
const wrapPlace = (organization_id: string, version: number) => ['data key', organization_id, String(version)]
