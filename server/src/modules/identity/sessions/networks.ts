import { isIP } from 'node:net'

/**
 * The network that stands for an address: itself in IPv4; in IPv6 the /64 that a customer has at least, all of whose
 * addresses are theirs to choose (RFC 6177). Null for what is no address.
 * @example networkOf('2001:db8::1') // '2001:db8:0:0::/64'
 */
export function networkOf(ip: string | null): string | null {
  const plain = withoutMapping(ip)
  const family = isIP(plain)
  if (family === 0) return null
  return family === 4 ? plain : `${groupsOf(plain).slice(0, 4).join(':')}::/64`
}

/** The neighbourhood a program on the move most likely stays in: a /24 in IPv4, a /48 in IPv6. */
export function neighbourhoodOf(ip: string | null): string | null {
  const plain = withoutMapping(ip)
  const family = isIP(plain)
  if (family === 0) return null
  return family === 4
    ? `${plain.split('.').slice(0, 3).join('.')}.0/24`
    : `${groupsOf(plain).slice(0, 3).join(':')}::/48`
}

/** `::ffff:192.0.2.1` is how a socket of both families writes an IPv4 address. */
const withoutMapping = (ip: string | null) => (ip ?? '').replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '')

/** Eight groups without leading zeros, none left out. */
function groupsOf(ip: string): string[] {
  const [head = '', tail] = ip.split('%')[0]!.toLowerCase().split('::')
  const left = head.split(':').filter(Boolean)
  const right = (tail ?? '').split(':').filter(Boolean)
  const missing = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  return [...left, ...Array<string>(missing).fill('0'), ...right].map((group) =>
    group.replace(/^0+(?=.)/, ''),
  )
}
