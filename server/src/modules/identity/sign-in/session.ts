import type { ResolveSession } from '#platform/authentication'
import type { Platform } from '#platform/platform'
import type { Tokens } from '#platform/tokens'
import type { SignedIn } from './admit.ts'
import { findLiveSession } from './door-queries.ts'

/** Who a session stands for, read anew each time; platform/authentication keeps it for seconds. */
export function makeResolveSession({ withDoor, clock }: Platform): ResolveSession {
  return async (claims) => {
    const user = await withDoor((tx) => findLiveSession(tx, claims, clock.now()), { read_only: true })
    if (!user) return null
    return {
      user_id: user.id,
      organization_id: user.organization_id,
      session_id: claims.session_id,
      role: user.role,
      restaurant_ids: user.restaurant_ids,
      name: user.full_name,
      language: user.language,
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
