import type { ResolveSession } from '#platform/authentication'
import type { Platform } from '#platform/platform'
import type { Tokens } from '#platform/tokens'
import { isRequired } from '../second-factor/policy.ts'
import { refreshLastUse } from '../sessions/session-queries.ts'
import type { SignedIn } from './admit.ts'
import { findLiveSession } from './door-queries.ts'

/** How old the time of a session's last use may be. */
const freshness_ms = 60_000

/**
 * Who a session stands for, read anew each time; platform/authentication keeps it for seconds. That it is in use is
 * written down once a minute, and nobody is kept out where that fails.
 */
export function makeResolveSession({ withDoor, clock, log }: Platform): ResolveSession {
  return async (claims) => {
    const now = clock.now()
    const user = await withDoor((tx) => findLiveSession(tx, claims, now), { read_only: true })
    if (!user) return null
    const stale_since = new Date(now.getTime() - freshness_ms)
    if (user.last_used_at < stale_since)
      await withDoor((tx) => refreshLastUse(tx, claims.session_id, now, stale_since)).catch((error) =>
        log.warn({ err: error }, 'the last use of a session could not be written down'),
      )
    return {
      user_id: user.id,
      organization_id: user.organization_id,
      session_id: claims.session_id,
      role: user.role,
      restaurant_ids: user.restaurant_ids,
      name: user.full_name,
      language: user.language,
      must_set_up_second_factor: isRequired(user.second_factor_policy, user.role) && !user.has_second_factor,
    }
  }
}

/** The answer of signing in and refreshing, without what a browser gets as a cookie. */
export async function tokensOf(needs: { platform: Platform; tokens: Tokens }, signed: SignedIn) {
  const { clock, config } = needs.platform
  const claims = {
    user_id: signed.user.id,
    session_id: signed.session_id,
    organization_id: signed.user.organization_id,
  }
  return {
    access_token: await needs.tokens.sign(claims, clock.now()),
    token_type: 'bearer' as const,
    expires_in: config.accessTokenMinutes * 60,
    user: signed.user,
  }
}
