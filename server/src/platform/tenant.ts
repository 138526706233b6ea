import { CompiledQuery, type Kysely } from 'kysely'
import type { DB } from './database.generated.ts'
import type { Database } from './db.ts'

declare const tenantBrand: unique symbol
declare const doorBrand: unique symbol

/** A transaction bound to one organization: only this file can make one, so a query outside a tenant does not compile. */
export type TenantTx = Kysely<DB> & { readonly [tenantBrand]: true }

/** A transaction that sees sign-in tables and public profiles only, for callers nobody knows yet. */
export type DoorTx = Kysely<DB> & { readonly [doorBrand]: true }

/** On whose behalf a transaction runs. */
export interface TenantScope {
  organization_id: string
  user_id: string | null
}

export interface TransactionOptions {
  read_only?: boolean
  /** Every query sees the same instant (repeatable read), as an archive or a report needs it. */
  snapshot?: boolean
  /** An advisory lock, a number of 64 bits, that is waited for before the work begins and held to the end. */
  lock?: bigint
}

export type WithTenant = <T>(
  scope: TenantScope,
  work: (tx: TenantTx) => Promise<T>,
  options?: TransactionOptions,
) => Promise<T>
export type WithDoor = <T>(work: (tx: DoorTx) => Promise<T>, options?: TransactionOptions) => Promise<T>

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Makes `withTenant` for the app's pool: BEGIN and the settings go in one round trip. */
export function makeWithTenant(database: Database): WithTenant {
  return (scope, work, options) => {
    if (!uuid.test(scope.organization_id) || (scope.user_id !== null && !uuid.test(scope.user_id)))
      return Promise.reject(new TypeError('a tenant scope takes two UUIDs'))
    const begin =
      `begin${options?.snapshot ? ' isolation level repeatable read' : ''}${options?.read_only ? ' read only' : ''}; ` +
      `select set_config('app.organization_id', '${scope.organization_id}', true), ` +
      `set_config('app.user_id', '${scope.user_id ?? ''}', true)` +
      (options?.lock === undefined ? '' : `, ${lockCall(options.lock)}`)
    return transact(database, begin, (tx) => work(tx as TenantTx), options)
  }
}

/** Makes `withDoor` for the door's pool. */
export function makeWithDoor(database: Database): WithDoor {
  return (work, options) => {
    const begin =
      `begin${options?.read_only ? ' read only' : ''}` +
      (options?.lock === undefined ? '' : `; select ${lockCall(options.lock)}`)
    return transact(database, begin, (tx) => work(tx as DoorTx), options)
  }
}

/** Only a bigint gets into the text: it can be nothing but a number. */
const lockCall = (lock: bigint) => `pg_advisory_xact_lock(${BigInt.asIntN(64, lock)})`

async function transact<T>(
  database: Database,
  begin: string,
  work: (tx: Kysely<DB>) => Promise<T>,
  options: TransactionOptions | undefined,
): Promise<T> {
  return database.kysely.connection().execute(async (tx) => {
    // Not awaited yet: the first query follows it at once. Should it fail, so does every query after it.
    const begun = tx.executeQuery(CompiledQuery.raw(begin))
    begun.catch(() => {})
    try {
      // Nothing may happen before a lock is there, not even what needs no query of this transaction.
      if (options?.lock !== undefined) await begun
      const result = await work(tx)
      await begun
      const committed = tx.executeQuery(CompiledQuery.raw('commit'))
      // Nothing can be lost by a reader's commit; the connection's next user simply comes after it.
      if (options?.read_only) committed.catch(() => {})
      else await committed
      return result
    } catch (error) {
      // The connection may be gone; the first error is the one that matters.
      await tx.executeQuery(CompiledQuery.raw('rollback')).catch(() => {})
      throw error
    }
  })
}
