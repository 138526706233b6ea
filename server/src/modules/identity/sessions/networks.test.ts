import { describe, expect, it } from 'vitest'
import { neighbourhoodOf, networkOf } from './networks.ts'

describe('the network of an address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7', '203.0.113.0/24'],
    ['::ffff:203.0.113.7', '203.0.113.7', '203.0.113.0/24'],
    ['2001:db8::1', '2001:db8:0:0::/64', '2001:db8:0::/48'],
    ['2001:DB8:1:2:3:4:5:6', '2001:db8:1:2::/64', '2001:db8:1::/48'],
    ['2001:0db8:0001:0002::', '2001:db8:1:2::/64', '2001:db8:1::/48'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64', 'fe80:0:0::/48'],
    ['::1', '0:0:0:0::/64', '0:0:0::/48'],
  ])('%s', (ip, network, neighbourhood) => {
    expect(networkOf(ip)).toBe(network)
    expect(neighbourhoodOf(ip)).toBe(neighbourhood)
  })

  it('is none for what is no address', () => {
    for (const text of [null, '', 'localhost', '1.2.3', '2001:db8::1::2']) {
      expect(networkOf(text)).toBeNull()
      expect(neighbourhoodOf(text)).toBeNull()
    }
  })
})
