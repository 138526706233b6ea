import { BlockList, isIP } from 'node:net'

/**
 * Addresses that do not lead to somebody else's server on the public internet.
 * Sources: the IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890, as of 2024-10), RFC 5771 (multicast).
 */
const special4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.31.196.0/24', '192.52.193.0/24', '192.88.99.0/24'],
  ...['192.168.0.0/16', '192.175.48.0/24', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4'],
  // Azure answers every virtual machine about itself here, in the midst of public addresses.
  '168.63.129.16/32',
]

/** Within 2000::/3, where IANA assigns; all else (loopback, mapped, local, multicast) lies outside. */
const special6 = [
  // Protocol assignments, Teredo and ORCHID among them.
  '2001::/23',
  '2001:db8::/32',
  // 6to4: an IPv4 address of anybody's choice inside.
  '2002::/16',
  '2620:4f:8000::/48',
  '3fff::/20',
]

/** Behind this prefix of RFC 6052 stands an IPv4 address, which a gateway takes out again. */
const nat64 = '64:ff9b::'
const nat64_bits = 96

const unicast = blockListOf(['2000::/3', `${nat64}/${nat64_bits}`])
const special = blockListOf([
  ...special4,
  ...special6,
  ...special4.map((network) => {
    const [address, bits] = network.split('/')
    return `${nat64}${address}/${nat64_bits + Number(bits)}`
  }),
])

/** Whether an IP address, as a resolver writes it, is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  // With a zone (`fe80::1%eth0`) it is a neighbour's.
  if (family === 0 || address.includes('%')) return false
  if (family === 4) return !special.check(address, 'ipv4')
  return unicast.check(address, 'ipv6') && !special.check(address, 'ipv6')
}

/** Networks as `10.0.0.0/8` or single addresses. Errors: whatever is none of both. */
export function blockListOf(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    list.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family)
  }
  return list
}

/** Whether the host of an address, as URL has it, is this very machine. */
export const isLoopback = (hostname: string): boolean =>
  /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)
