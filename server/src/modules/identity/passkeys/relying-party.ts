import { isIP } from 'node:net'
import type { Config } from '#platform/config'
import { AppError } from '#platform/errors'
import { publicAddress } from '#platform/public-address'

/** For whom passkeys are made: browsers give them to no page of another name. */
export interface RelyingParty {
  name: string
  /** A domain. */
  id: string
  origin: string
}

/**
 * Brigade under its public address; null where browsers know no passkeys: an address of numbers is no domain, and
 * without encryption only one's own machine is trusted (WebAuthn Level 3, §5.1).
 */
export function relyingParty(config: Pick<Config, 'publicUrl' | 'host' | 'port'>): RelyingParty | null {
  const { hostname, origin, protocol } = new URL(publicAddress(config))
  if (isIP(hostname.replaceAll(/[[\]]/g, '')) > 0) return null
  if (protocol !== 'https:' && hostname !== 'localhost') return null
  return { name: 'Brigade', id: hostname, origin }
}

/** Errors: passkeys_unavailable. */
export function getRelyingParty(config: Parameters<typeof relyingParty>[0]): RelyingParty {
  const party = relyingParty(config)
  if (!party) throw new AppError('passkeys_unavailable')
  return party
}

/** What a passkey knows its person by: their id, which tells nobody else anything. */
export function handleOf(user_id: string): string {
  return handleBytes(user_id).toString('base64url')
}

export const handleBytes = (user_id: string) => Buffer.from(user_id.replaceAll('-', ''), 'hex')
