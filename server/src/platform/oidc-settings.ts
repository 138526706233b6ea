import { createPrivateKey, type KeyObject } from 'node:crypto'
import { isIP } from 'node:net'
import type { Config } from './config-schema.ts'

type OidcConfig = Pick<Config, Extract<keyof Config, `oidc${string}`> | 'publicUrl' | 'nodeEnv'>

/** What is set together or not at all. */
const sets = [
  { OIDC_ISSUER: 'oidcIssuer', OIDC_CLIENT_ID: 'oidcClientId', OIDC_CLIENT_SECRET: 'oidcClientSecret' },
  {
    OIDC_GOOGLE_CLIENT_ID: 'oidcGoogleClientId',
    OIDC_GOOGLE_CLIENT_SECRET: 'oidcGoogleClientSecret',
  },
  {
    OIDC_MICROSOFT_CLIENT_ID: 'oidcMicrosoftClientId',
    OIDC_MICROSOFT_CLIENT_SECRET: 'oidcMicrosoftClientSecret',
  },
  {
    OIDC_APPLE_CLIENT_ID: 'oidcAppleClientId',
    OIDC_APPLE_TEAM_ID: 'oidcAppleTeamId',
    OIDC_APPLE_KEY_ID: 'oidcAppleKeyId',
    OIDC_APPLE_PRIVATE_KEY: 'oidcApplePrivateKey',
  },
] as const satisfies readonly Record<string, keyof OidcConfig>[]

/** What is wrong with the settings of sign-in by issuers: halves of a set, addresses and keys that cannot work. */
export function oidcFaults(config: OidcConfig): string[] {
  const halves = sets.flatMap((set) => {
    const names = Object.entries(set)
    const given = names.filter(([, key]) => config[key] !== null).map(([name]) => name)
    if (given.length === 0 || given.length === names.length) return []
    return names
      .filter(([, key]) => config[key] === null)
      .map(([name]) => `${name}: missing, while ${given.join(', ')} ${given.length > 1 ? 'are' : 'is'} set`)
  })
  return [...halves, ...issuerFaults(config), ...microsoftFaults(config), ...appleFaults(config)]
}

function issuerFaults({ oidcIssuer, oidcName, oidcEmailTrusted, nodeEnv }: OidcConfig): string[] {
  if (!oidcIssuer)
    return [
      ...(oidcName ? ['OIDC_NAME: it needs OIDC_ISSUER'] : []),
      ...(oidcEmailTrusted ? ['OIDC_EMAIL_TRUSTED: it needs OIDC_ISSUER'] : []),
    ]
  const { protocol, hostname, search, hash, username, password } = new URL(oidcIssuer)
  const faults: string[] = []
  // OpenID Connect Discovery 1.0, section 2: https, and neither query nor fragment.
  if (search || hash || username || password)
    faults.push('OIDC_ISSUER: the address of an issuer has no query, fragment or password')
  if (protocol === 'http:' && (nodeEnv === 'production' || !isLoopback(hostname)))
    faults.push('OIDC_ISSUER: use https; http is for trying things out on this very machine')
  return faults
}

function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' || hostname === '[::1]' || (isIP(hostname) === 4 && hostname.startsWith('127.'))
  )
}

function microsoftFaults({ oidcMicrosoftTenant }: OidcConfig): string[] {
  return /^[a-z0-9][a-z0-9.-]*$/i.test(oidcMicrosoftTenant)
    ? []
    : [`OIDC_MICROSOFT_TENANT: “${oidcMicrosoftTenant}” is neither a word, an id nor a domain`]
}

function appleFaults({ oidcAppleClientId, oidcApplePrivateKey, publicUrl }: OidcConfig): string[] {
  const faults: string[] = []
  if (oidcApplePrivateKey && !applePrivateKey(oidcApplePrivateKey))
    faults.push('OIDC_APPLE_PRIVATE_KEY: this is not the text of a .p8 file with a P-256 key')
  // Apple sends people back to https addresses with a name only, and by a form from its own site.
  if (oidcAppleClientId && !isPublicHttps(publicUrl))
    faults.push('PUBLIC_URL: Sign in with Apple needs an https address with a name')
  return faults
}

function isPublicHttps(address: string | null): boolean {
  if (!address || !URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return (
    protocol === 'https:' && hostname !== 'localhost' && !hostname.startsWith('[') && isIP(hostname) === 0
  )
}

/** The key of a .p8 file, whose line ends may be written as \n; undefined when it is none for ES256. */
export function applePrivateKey(text: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(text.replaceAll('\\n', '\n'))
    return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? key : undefined
  } catch {
    return undefined
  }
}
