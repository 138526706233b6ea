import type { Platform } from './platform.ts'
import type { TenantTx } from './tenant.ts'
import type { Who } from './who.ts'

/** Runs `work` with something before or after it, in the same transaction. */
export type Around = <T>(tx: TenantTx, work: () => Promise<T>) => Promise<T>

/**
 * The platform as one call of a route without a transaction of its own sees it: what it writes in the caller's
 * organization is done within `around`, and under the lock when there is one.
 */
export function platformOfCall(platform: Platform, who: Who, around: Around, lock?: bigint): Platform {
  return {
    ...platform,
    withTenant: (scope, work, options) =>
      options?.read_only || scope.organization_id !== who.organization_id
        ? platform.withTenant(scope, work, options)
        : platform.withTenant(scope, (tx) => around(tx, () => work(tx)), { ...options, lock }),
  }
}
