import type { IDToken } from 'openid-client'
import type { Config } from '#platform/config'
import { applePrivateKey } from '#platform/oidc-settings'
import { appleSecret } from './apple-secret.ts'

/** What an issuer says about somebody, beyond what was checked. */
export type Claims = Pick<IDToken, 'iss' | 'sub'> & Record<string, unknown>

/** An issuer that people may sign in by, as the settings name it. */
export interface Provider {
  id: 'google' | 'microsoft' | 'apple' | 'oidc'
  name: string
  /** Where its discovery document is found. */
  server: URL
  client_id: string
  secret: (now: Date) => string | Promise<string>
  /** The three say so in their pages; others in their discovery document. */
  takes_secret: 'in_body' | 'as_it_says'
  scope: string
  /** What it is asked beyond the standard. */
  extras?: Record<string, string>
  /** It answers by a form that the browser posts from its site, not by a redirect. */
  answers_by_form: boolean
  /** Whether these claims show that the e-mail address is the person's own. */
  vouchesForEmail: (claims: Claims) => boolean
  /** Whether accounts of this issuer are the provider's. */
  issues: (issuer: string) => boolean
}

/** The providers that are set, in the order their buttons stand in. */
export function providersOf(config: Config): Provider[] {
  return [own(config), google(config), microsoft(config), apple(config)].filter((one) => one !== undefined)
}

const everything = 'openid email profile'
const isTrue = (claim: unknown) => claim === true || claim === 'true' || claim === 1 || claim === '1'

function own(config: Config): Provider | undefined {
  const { oidcIssuer, oidcClientId, oidcClientSecret, oidcName, oidcEmailTrusted } = config
  if (!oidcIssuer || !oidcClientId || !oidcClientSecret) return undefined
  const server = new URL(oidcIssuer)
  return {
    id: 'oidc',
    name: oidcName ?? server.host,
    server,
    client_id: oidcClientId,
    secret: () => oidcClientSecret,
    takes_secret: 'as_it_says',
    scope: everything,
    answers_by_form: false,
    vouchesForEmail: ({ email_verified }) => oidcEmailTrusted && email_verified === true,
    issues: (issuer) => URL.canParse(issuer) && new URL(issuer).href === server.href,
  }
}

/**
 * Source: Google, "OpenID Connect" (issuer, prompt) and "Verify the Google ID token on your server side": it is
 * authoritative for addresses of gmail.com and of hosted domains (`hd`); others it verified once, and they may have
 * changed hands since.
 */
function google({ oidcGoogleClientId, oidcGoogleClientSecret }: Config): Provider | undefined {
  if (!oidcGoogleClientId || !oidcGoogleClientSecret) return undefined
  return {
    id: 'google',
    name: 'Google',
    server: new URL('https://accounts.google.com'),
    client_id: oidcGoogleClientId,
    secret: () => oidcGoogleClientSecret,
    takes_secret: 'in_body',
    scope: everything,
    extras: { prompt: 'select_account' },
    answers_by_form: false,
    vouchesForEmail: ({ email, email_verified, hd }) =>
      email_verified === true &&
      (typeof hd === 'string' || (typeof email === 'string' && /@gmail\.com$/i.test(email))),
    issues: (issuer) => issuer === 'https://accounts.google.com',
  }
}

/**
 * Source: Microsoft, "OpenID Connect on the Microsoft identity platform" (tenants common, organizations, consumers)
 * and "Optional claims reference": an address is whatever a tenant's administrator wrote, unless the optional claim
 * `xms_edov` says that the owner of its domain was verified.
 */
function microsoft(config: Config): Provider | undefined {
  const { oidcMicrosoftClientId, oidcMicrosoftClientSecret, oidcMicrosoftTenant } = config
  if (!oidcMicrosoftClientId || !oidcMicrosoftClientSecret) return undefined
  return {
    id: 'microsoft',
    name: 'Microsoft',
    server: new URL(`https://login.microsoftonline.com/${oidcMicrosoftTenant}/v2.0`),
    client_id: oidcMicrosoftClientId,
    secret: () => oidcMicrosoftClientSecret,
    takes_secret: 'in_body',
    scope: everything,
    extras: { prompt: 'select_account' },
    answers_by_form: false,
    vouchesForEmail: ({ xms_edov }) => isTrue(xms_edov),
    issues: (issuer) => /^https:\/\/login\.microsoftonline\.com\/[0-9a-f-]{36}\/v2\.0$/.test(issuer),
  }
}

/**
 * Source: Apple, "Incorporating Sign in with Apple into other platforms" (with a scope it answers by form_post) and
 * "Authenticating users with Sign in with Apple" (`email_verified` is a boolean or its word; false for some managed
 * accounts). The redirect address must be https and no IP address.
 */
function apple(config: Config): Provider | undefined {
  const { oidcAppleClientId, oidcAppleTeamId, oidcAppleKeyId, oidcApplePrivateKey } = config
  if (!oidcAppleClientId || !oidcAppleTeamId || !oidcAppleKeyId || !oidcApplePrivateKey) return undefined
  const key = applePrivateKey(oidcApplePrivateKey)!
  const client = { client_id: oidcAppleClientId, team_id: oidcAppleTeamId, key_id: oidcAppleKeyId, key }
  return {
    id: 'apple',
    name: 'Apple',
    server: new URL('https://appleid.apple.com'),
    client_id: oidcAppleClientId,
    secret: (now) => appleSecret(client, now),
    takes_secret: 'in_body',
    scope: 'openid email name',
    answers_by_form: true,
    vouchesForEmail: ({ email_verified }) => isTrue(email_verified),
    issues: (issuer) => issuer === 'https://appleid.apple.com',
  }
}
