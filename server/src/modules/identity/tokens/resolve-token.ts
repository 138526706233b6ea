import type { ResolveApiToken } from '#platform/authentication'
import type { Platform } from '#platform/platform'
import { findLivingApiToken, touchApiToken } from './token-queries.ts'

/** When a token was last used is known to the minute: a write at every request would tell nobody more. */
const touched_ms = 60_000

/** Whom a token stands for, read anew each time; platform/authentication keeps it for seconds. */
export function makeResolveApiToken({ withDoor, clock }: Platform): ResolveApiToken {
  return (token_hash, ip) =>
    withDoor(async (tx) => {
      const now = clock.now()
      const found = await findLivingApiToken(tx, token_hash, now)
      if (!found) return null
      const { organization_id, token_id, last_used_at } = found
      const restaurant_ids = found.is_limited
        ? both(found.restaurant_ids, found.token_restaurant_ids)
        : found.restaurant_ids
      // The restaurants it was for are gone: it is for nothing, not for everything.
      if (restaurant_ids?.length === 0) return null
      const unless_since = new Date(now.getTime() - touched_ms)
      if (!last_used_at || last_used_at < unless_since)
        await touchApiToken(tx, { organization_id, id: token_id }, { at: now, ip, unless_since })
      return {
        user_id: found.id,
        organization_id,
        session_id: null,
        role: found.role,
        restaurant_ids,
        // What it does stands in the audit log under its own name, too.
        name: `${found.full_name} (${found.token_name})`,
        language: found.language,
        token: { id: token_id, permissions: found.scopes },
      }
    })
}

/** A token reaches no restaurant that its maker does not. */
function both(of_person: readonly string[] | null, of_token: readonly string[]): string[] {
  return of_token.filter((id) => of_person?.includes(id) ?? true)
}
