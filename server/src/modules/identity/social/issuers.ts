import { compactVerify, createRemoteJWKSet, type RemoteJWKSet } from 'jose'
import * as client from 'openid-client'
import type { Clock } from '#platform/clock'
import type { Log } from '#platform/log'
import type { Proofs } from './browser-secret.ts'
import { failureOf, SocialFailure } from './problems.ts'
import type { Claims, Provider } from './providers.ts'

/** An issuer as it describes itself. */
export interface Issuer {
  config: client.Configuration
  keys: RemoteJWKSet
}

/** Errors: SocialFailure `unreachable`. */
export type FindIssuer = (provider: Provider) => Promise<Issuer>

/** A person waits for each of these requests. */
const patience_seconds = 5
const kept_ms = 3_600_000
const triedAgain_ms = 60_000

/**
 * Knows the issuers: each is asked once an hour how it works, by one request at a time; while it is down, what it
 * said before goes on being used.
 */
export function makeIssuers(clock: Clock, log: Log): FindIssuer {
  const known = new Map<string, { issuer: Promise<Issuer>; until_ms: number }>()

  return async (provider) => {
    const now_ms = clock.now().getTime()
    const before = known.get(provider.id)
    if (before && before.until_ms > now_ms) return before.issuer
    const issuer = discover(provider, clock).catch((error) => {
      log.warn({ provider: provider.id, reason: (error as Error).message }, 'an issuer cannot be reached')
      if (!before) known.delete(provider.id)
      else known.set(provider.id, { ...before, until_ms: now_ms + triedAgain_ms })
      if (before) return before.issuer
      throw new SocialFailure('unreachable', error)
    })
    known.set(provider.id, { issuer, until_ms: now_ms + kept_ms })
    return issuer
  }
}

async function discover(provider: Provider, clock: Clock): Promise<Issuer> {
  const insecure = provider.server.protocol === 'http:'
  const config = await client.discovery(
    provider.server,
    provider.client_id,
    undefined,
    authentication(provider, clock),
    {
      timeout: patience_seconds,
      execute: insecure ? [client.allowInsecureRequests] : [],
    },
  )
  const { authorization_endpoint, token_endpoint, jwks_uri } = config.serverMetadata()
  for (const address of [authorization_endpoint, token_endpoint, jwks_uri])
    if (!isUsable(address, insecure)) throw new Error('the issuer does not say where its endpoints are')
  const keys = createRemoteJWKSet(new URL(jwks_uri!), {
    timeoutDuration: patience_seconds * 1000,
    // An unknown key is asked for at once: only the issuer itself can bring one here, in answer to our own request.
    cooldownDuration: 0,
  })
  return { config, keys }
}

function isUsable(address: string | undefined, insecure: boolean): boolean {
  if (!address || !URL.canParse(address)) return false
  const { protocol } = new URL(address)
  return protocol === 'https:' || (insecure && protocol === 'http:')
}

/** HTTP Basic is what an issuer takes that says nothing. Source: OpenID Connect Discovery 1.0, section 3. */
function authentication(provider: Provider, clock: Clock): client.ClientAuth {
  return async (server, metadata, body, headers) => {
    const secret = await provider.secret(clock.now())
    const ways = server.token_endpoint_auth_methods_supported
    const basic = provider.takes_secret === 'as_it_says' && (!ways || ways.includes('client_secret_basic'))
    const way = basic ? client.ClientSecretBasic(secret) : client.ClientSecretPost(secret)
    way(server, metadata, body, headers)
  }
}

/**
 * Trades the answer of an issuer for what it says about the person: state, `iss`, code and PKCE, then issuer,
 * audience, times, nonce and signature of the ID token. `answer` is the redirect address with the answer in its query.
 * Errors: SocialFailure.
 */
export async function readAnswer(
  { config, keys }: Issuer,
  answer: URL,
  { state, nonce, code_verifier }: Proofs,
): Promise<Claims> {
  try {
    const tokens = await client.authorizationCodeGrant(config, answer, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: code_verifier,
      idTokenExpected: true,
    })
    const claims = tokens.claims()!
    await checkSignature(tokens.id_token!, claims, keys)
    // Core 1.0, section 2: a subject has 255 ASCII characters at most.
    if (!/^[\x20-\x7e]{1,255}$/.test(claims.sub)) throw new Error('the subject has no valid form')
    if (claims.email !== undefined || !config.serverMetadata().userinfo_endpoint) return claims
    const more = await client.fetchUserInfo(config, tokens.access_token, claims.sub)
    return { ...more, ...claims }
  } catch (error) {
    throw failureOf(error)
  }
}

// Nothing symmetric: a public key would become a shared secret.
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']

/** openid-client leaves the signature out, as Core 1.0 (section 3.1.3.7) lets one whose token came over TLS. */
async function checkSignature(id_token: string, claims: Claims, keys: RemoteJWKSet): Promise<void> {
  const { protectedHeader } = await compactVerify(id_token, keys, { algorithms })
  // Microsoft says of each key whose tokens it signs. Source: Microsoft, "Access tokens", validation of the issuer.
  const key = keys.jwks()?.keys.find(({ kid }) => kid === protectedHeader.kid) as { issuer?: unknown }
  if (typeof key?.issuer !== 'string') return
  if (key.issuer.replace('{tenantid}', String(claims.tid)) !== claims.iss)
    throw new Error('the key signs for another issuer')
}
