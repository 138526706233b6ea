import type { LookupAddress, LookupOptions } from 'node:dns'
import { isIP } from 'node:net'
import type { Allowance } from './outbound-allowance.ts'
import { isPublicAddress } from './special-addresses.ts'

export type RefusalReason =
  /** No address at all, or one with a password or a port that is not for this. */
  | 'url_invalid'
  | 'https_needed'
  /** It leads, by at least one of its addresses, to somewhere else than the public internet, or nowhere. */
  | 'address_refused'

/** An address that a person gave may not be called. */
export class OutboundRefusal extends Error {
  override readonly name = 'OutboundRefusal'
  readonly reason: RefusalReason
  constructor(reason: RefusalReason, message: string) {
    super(message)
    this.reason = reason
  }
}

/** As node:dns/promises `lookup` with `all`. */
export type Lookup = (name: string, options: LookupOptions & { all: true }) => Promise<LookupAddress[]>

/** Where a request goes: the addresses that were looked at, and no others. */
export interface Target {
  url: URL
  /** Without brackets. */
  host: string
  addresses: LookupAddress[]
}

const longestUrl = 2_000
const lowestPort = 1024

/** Reads an address a person gave, as far as that goes without asking anybody. Errors: OutboundRefusal. */
export function readUrl(text: string, allowance: Allowance): { url: URL; host: string } {
  const invalid = (message: string) => new OutboundRefusal('url_invalid', message)
  if (text.length > longestUrl || !URL.canParse(text)) throw invalid('This is no web address.')
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw invalid('Use an address that begins with https://.')
  if (url.username || url.password)
    throw invalid('Leave name and password out of the address: they would stand in logs.')
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  // Below lie mail, remote shells and the like; a web server there is unlikely, somebody's trick is not.
  const is_usual = !url.port || Number(url.port) >= lowestPort
  if (!is_usual && !allowance.names.has(host)) throw invalid('Use port 443 or one from 1024 on.')
  return { url, host }
}

/**
 * Where an address leads. Every address of the name is looked at: one inside is enough to refuse them all, and a name
 * that leads nowhere gets the same answer, so that nobody learns which names there are inside. Errors: OutboundRefusal.
 */
export async function findTarget(text: string, allowance: Allowance, lookup: Lookup): Promise<Target> {
  const { url, host } = readUrl(text, allowance)
  const { addresses, is_own } = await findAddresses(host, allowance, lookup)
  if (url.protocol === 'http:' && !is_own)
    throw new OutboundRefusal('https_needed', 'Use https://: without it everybody on the way reads along.')
  return { url, host, addresses }
}

/** A server that speaks something else than HTTP. */
export interface Server {
  host: string
  port: number
  is_encrypted: boolean
  /** Below 1024, where it may be without being allowed by name. */
  usual_ports: readonly number[]
}

/** Where such a server stands: the addresses to connect to, and no others. Errors: OutboundRefusal. */
export async function findServer(
  { host, port, is_encrypted, usual_ports }: Server,
  allowance: Allowance,
  lookup: Lookup,
): Promise<LookupAddress[]> {
  const name = host.toLowerCase().replace(/\.$/, '')
  if (!isIP(name) && !/^[a-z0-9_]([a-z0-9_.-]{0,251}[a-z0-9_])?$/.test(name))
    throw new OutboundRefusal('url_invalid', 'This is no name of a server.')
  const { addresses, is_own } = await findAddresses(name, allowance, lookup)
  if (port < lowestPort && !usual_ports.includes(port) && !is_own)
    throw new OutboundRefusal('url_invalid', `Use port ${usual_ports.join(' or ')}, or one from 1024 on.`)
  if (!is_encrypted && !is_own)
    throw new OutboundRefusal('https_needed', 'Use TLS: without it everybody on the way reads the password.')
  return addresses
}

async function findAddresses(host: string, allowance: Allowance, lookup: Lookup) {
  const addresses = await addressesOf(host, lookup)
  const is_own =
    allowance.names.has(host) ||
    (addresses.length > 0 &&
      addresses.every(({ address, family }) =>
        allowance.networks.check(address, family === 6 ? 'ipv6' : 'ipv4'),
      ))
  if (addresses.length === 0 || (!is_own && !addresses.every(({ address }) => isPublicAddress(address))))
    throw new OutboundRefusal('address_refused', 'This address leads to nothing on the public internet.')
  return { addresses, is_own }
}

async function addressesOf(host: string, lookup: Lookup): Promise<LookupAddress[]> {
  const family = isIP(host)
  if (family !== 0) return [{ address: host, family }]
  return lookup(host, { all: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOTFOUND' || error.code === 'ENODATA') return []
    throw error
  })
}
