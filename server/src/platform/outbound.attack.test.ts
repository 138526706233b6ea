import type { LookupAddress } from 'node:dns'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeOutbound } from './outbound.ts'
import { allowanceOf } from './outbound-allowance.ts'
import { isPublicAddress } from './special-addresses.ts'

/** Names lead where the attacker says; nothing here asks a real resolver or leaves this machine. */
const names: Record<string, string[]> = {
  'inside.example': ['10.1.2.3'],
  'half.example': ['93.184.215.14', '127.0.0.1'],
  'half6.example': ['93.184.215.14', 'fd00:ec2::254'],
  localhost: ['127.0.0.1', '::1'],
  'localtest.example': ['127.0.0.1'],
  'metadata.google.internal': ['169.254.169.254'],
}
const addressesOf = (list: string[]): LookupAddress[] =>
  list.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
const lookup = async (name: string) => {
  const found = names[name]
  if (!found) throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' })
  return addressesOf(found)
}

const outbound = makeOutbound({ allowance: allowanceOf({ outboundAllow: null }), lookup })
const reasonOf = (url: string) =>
  outbound.send({ url, body: '{}' }).then(
    ({ status }) => `answered ${status}`,
    (error) => error.reason as string,
  )

/** What an attacker would like to reach: it must never hear of anything. */
let inside: Server
let port: number
const heard: string[] = []

beforeAll(async () => {
  inside = createServer((request, response) => {
    heard.push(`${request.method} ${request.url}`)
    response.end('secret')
  })
  await new Promise<void>((ready) => inside.listen(0, '127.0.0.1', ready))
  port = (inside.address() as AddressInfo).port
})
afterAll(() => new Promise((closed) => inside.close(closed)))

describe('as a person who may enter a webhook’s address', () => {
  it.each([
    ['loopback', '127.0.0.1'],
    ['the rest of loopback', '127.8.9.10'],
    ['nothing in particular', '0.0.0.0'],
    ['loopback of IPv6', '[::1]'],
    ['the unspecified of IPv6', '[::]'],
    ['loopback mapped into IPv6', '[::ffff:127.0.0.1]'],
    ['loopback mapped, in hex', '[::ffff:7f00:1]'],
    ['loopback in an obsolete form of IPv6', '[::127.0.0.1]'],
    ['loopback behind NAT64', '[64:ff9b::127.0.0.1]'],
    ['loopback behind a local NAT64', '[64:ff9b:1::7f00:1]'],
    ['loopback inside 6to4', '[2002:7f00:1::]'],
    ['loopback inside Teredo', '[2001:0:7f00:1::]'],
    ['metadata of most clouds', '169.254.169.254'],
    ['metadata by IPv6', '[fd00:ec2::254]'],
    ['metadata of Alibaba', '100.100.100.200'],
    ['metadata of Oracle', '192.0.0.192'],
    ['what Azure answers to its machines', '168.63.129.16'],
    ['a private network', '10.0.0.1'],
    ['another', '172.16.0.1'],
    ['the third', '192.168.1.1'],
    ['a neighbour on the link', '[fe80::1]'],
    ['a site-local address', '[fec0::1]'],
    ['a carrier’s network', '100.64.0.1'],
    ['everybody on the network', '255.255.255.255'],
    ['a multicast group', '239.1.2.3'],
    ['a multicast group of IPv6', '[ff02::1]'],
    ['loopback in decimal', '2130706433'],
    ['loopback in octal', '0177.0.0.1'],
    ['loopback in hex', '0x7f.0.0.1'],
    ['loopback in hex as a whole', '0x7f000001'],
    ['loopback cut short', '127.1'],
    ['loopback in full-width figures', '１２７.0.0.1'],
    ['metadata in decimal', '2852039166'],
    ['localhost', 'localhost'],
    ['localhost with a dot behind', 'localhost.'],
    ['localhost in capitals', 'LOCALHOST'],
    ['a public name of loopback', 'localtest.example'],
    ['the name of metadata', 'metadata.google.internal'],
    ['a name inside', 'inside.example'],
    ['a name with one foot inside', 'half.example'],
    ['a name with one foot inside by IPv6', 'half6.example'],
    ['a name that is not there', 'nowhere.example'],
  ])('I reach %s (%s)', async (_what, host) => {
    for (const scheme of ['https', 'http'])
      expect(await reasonOf(`${scheme}://${host}:${port}/`)).toBe('address_refused')
    expect(await outbound.check(`https://${host}/`).catch((error) => error.reason)).toBe('address_refused')
  })

  it('I tell by the answer which names there are inside', async () => {
    const told = (url: string) => outbound.check(url).catch((error) => error.message)
    expect(await told('https://inside.example')).toBe(await told('https://nowhere.example'))
  })

  it.each([
    'file:///etc/passwd',
    'gopher://127.0.0.1/',
    'ftp://93.184.215.14/',
    'data:text/plain,x',
    'https://user:secret@93.184.215.14/',
    'https://93.184.215.14:25/',
    'https://93.184.215.14:22/',
    '//127.0.0.1/',
    'https://',
    `https://93.184.215.14/${'x'.repeat(2000)}`,
  ])('I use %s', async (url) => {
    expect(await reasonOf(url)).toBe('url_invalid')
  })

  it('I have secrets carried over the network in the clear', async () => {
    expect(await reasonOf('http://93.184.215.14/')).toBe('https_needed')
  })

  it('I change where a name leads between the look and the call', async () => {
    let asked = 0
    const rebinding = makeOutbound({
      allowance: allowanceOf({ outboundAllow: '127.0.0.2' }),
      // 127.0.0.2, where nobody listens, stands for a public address; a second question would lead inside.
      lookup: async () => addressesOf([asked++ === 0 ? '127.0.0.2' : '127.0.0.1']),
    })
    const error = await rebinding.send({ url: `http://rebind.example:${port}/` }).catch((thrown) => thrown)
    expect(['not_reached', 'timed_out']).toContain(error.reason)
    expect(asked).toBe(1)
    // And the next call looks again.
    const next = await rebinding.send({ url: `http://rebind.example:${port}/` }).catch((thrown) => thrown)
    expect([next.reason, asked]).toEqual(['address_refused', 2])
  })

  it('I send a redirect to the inside', async () => {
    const outside = createServer((_request, response) =>
      response.writeHead(307, { location: `http://127.0.0.1:${port}/stolen` }).end(),
    )
    await new Promise<void>((ready) => outside.listen(0, '127.0.0.1', ready))
    const { port: at } = outside.address() as AddressInfo
    const guarded = makeOutbound({ allowance: allowanceOf({ outboundAllow: 'localtest.example' }), lookup })
    const answer = await guarded.send({ url: `http://localtest.example:${at}/`, body: '{}' })
    expect(answer.status).toBe(307)
    outside.close()
  })

  it('and heard nothing from inside, whatever I tried', () => {
    expect(heard).toEqual([])
  })
})

describe('an address', () => {
  it.each(['93.184.215.14', '8.8.8.8', '172.15.255.255', '172.32.0.0', '100.128.0.0', '2606:4700::1111'])(
    'of the public internet (%s) may be called',
    (address) => expect(isPublicAddress(address)).toBe(true),
  )
  it('behind NAT64 counts as what stands behind it', () => {
    expect(isPublicAddress('64:ff9b::8.8.8.8')).toBe(true)
    expect(isPublicAddress('64:ff9b::10.0.0.1')).toBe(false)
  })
  it('with a zone, or none at all, may not', () => {
    for (const address of ['2606:4700::1111%eth0', '', 'x', '1.2.3', '4000::1', 'fd12::1'])
      expect(isPublicAddress(address), address).toBe(false)
  })
})
