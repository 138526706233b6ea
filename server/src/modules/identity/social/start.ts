import { buildAuthorizationUrl, calculatePKCECodeChallenge } from 'openid-client'
import { ownPath } from '#packages/own-path'
import { notFound } from '#platform/errors'
import { publicAddress } from '#platform/public-address'
import { API_PREFIX } from '#platform/route'
import type { Desk } from '../desk.ts'
import { insertAttempt } from './attempt-queries.ts'
import { hashOfSecret, newBrowserSecret, proofsOf } from './browser-secret.ts'
import type { Provider } from './providers.ts'

/** From leaving for the issuer to coming back. */
export const away_seconds = 600

export interface Departure {
  /** Where the browser goes. */
  address: URL
  /** What it keeps in a cookie. */
  secret: string
  provider: Provider
}

/** Errors: not_found for one that is not set. */
export function getProvider(desk: Desk, id: string): Provider {
  const provider = desk.social.providers.find((one) => one.id === id)
  if (!provider) throw notFound('way to sign in')
  return provider
}

/** One for each provider, so that an answer of one cannot be passed off as another's (RFC 9700, section 4.4). */
export function redirectAddress(desk: Desk, provider: Provider): string {
  return `${publicAddress(desk.platform.config)}${API_PREFIX}/auth/social/${provider.id}/callback`
}

/**
 * Begins a sign-in by an issuer, or the linking of an account by `linker`. `return_to` is where the person wanted to
 * go; what does not lead to a page of this house is forgotten. Errors: not_found, SocialFailure `unreachable`.
 */
export async function depart(
  desk: Desk,
  provider_id: string,
  given: { return_to?: string; linker?: { user_id: string; session_id: string } },
): Promise<Departure> {
  const provider = getProvider(desk, provider_id)
  const { config } = await desk.social.findIssuer(provider)
  const secret = newBrowserSecret()
  const { state, nonce, code_verifier } = proofsOf(secret)
  const now = desk.platform.clock.now()
  const attempt = {
    browser_hash: hashOfSecret(secret),
    provider: provider.id,
    user_id: given.linker?.user_id ?? null,
    session_id: given.linker?.session_id ?? null,
    return_to: ownPath(given.return_to) ?? '/',
    expires_at: new Date(now.getTime() + away_seconds * 1000),
  }
  await desk.platform.withDoor((tx) => insertAttempt(tx, attempt, now))
  const address = buildAuthorizationUrl(config, {
    redirect_uri: redirectAddress(desk, provider),
    response_type: 'code',
    scope: provider.scope,
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(code_verifier),
    code_challenge_method: 'S256',
    ...(provider.answers_by_form && { response_mode: 'form_post' }),
    ...provider.extras,
  })
  return { address, secret, provider }
}
