import { createServer, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { type AddressInfo, createServer as createSocketServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { selfSigned } from '../../test/self-signed.ts'
import { makeOutbound } from './outbound.ts'
import { allowanceOf, outboundFaults } from './outbound-allowance.ts'

const allowance = allowanceOf({ outboundAllow: '127.0.0.0/8, localhost' })
const limits = { connect_ms: 300, total_ms: 600, largest_bytes: 1_000 }
const outbound = makeOutbound({ allowance, limits })

let open: Server[] = []
afterEach(() => {
  for (const server of open) server.close()
  open = []
})

async function listening(server: Server): Promise<number> {
  open.push(server)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return (server.address() as AddressInfo).port
}
const answering = (listener: RequestListener) => listening(createServer(listener))
const speaking = (speak: (socket: Socket) => void) =>
  listening(
    createSocketServer((socket) => {
      socket.on('error', () => {})
      speak(socket)
    }),
  )
const send = (port: number, more: object = {}) =>
  outbound.send({ url: `http://127.0.0.1:${port}/hook?x=1`, body: '{"a":1}', ...more })
const reasonOf = (sent: Promise<unknown>) => sent.catch((error) => error.reason)

describe('a call to an address that somebody gave', () => {
  it('carries its headers and body, and brings the answer', async () => {
    const got: unknown[] = []
    const port = await answering((request, response) => {
      request.on('data', (part) => got.push(String(part)))
      request.on('end', () => {
        got.push(request.method, request.url, request.headers['x-kind'], request.headers['user-agent'])
        response.writeHead(202, { 'x-seen': 'yes' }).end('thanks')
      })
    })
    const answer = await send(port, { headers: { 'x-kind': 'test' } })
    expect(got).toEqual(['{"a":1}', 'POST', '/hook?x=1', 'test', 'Brigade'])
    expect(answer).toMatchObject({ status: 202, is_cut: false, headers: { 'x-seen': 'yes' } })
    expect(answer.body.toString()).toBe('thanks')
  })

  it('waits for no more of a long answer than it keeps', async () => {
    const port = await answering((_request, response) => {
      response.write('x'.repeat(5_000))
    })
    const answer = await send(port)
    expect([answer.body.length, answer.is_cut]).toEqual([1_000, true])
  })

  it('goes by TLS to whoever can prove the name', async () => {
    const port = await listening(createSecureServer(selfSigned, (_request, response) => response.end('hi')))
    const url = `https://localhost:${port}/`
    expect(await reasonOf(outbound.send({ url }))).toBe('tls_failed')
    const trusting = makeOutbound({ allowance, limits, ca: selfSigned.cert })
    expect((await trusting.send({ url })).status).toBe(200)
    const other = makeOutbound({
      allowance: allowanceOf({ outboundAllow: '127.0.0.1' }),
      limits,
      ca: selfSigned.cert,
      lookup: async () => [{ address: '127.0.0.1', family: 4 }],
    })
    expect(await reasonOf(other.send({ url: `https://another.example:${port}/` }))).toBe('tls_failed')
  })

  it('says what went wrong', async () => {
    const silent = await speaking(() => {})
    expect(await reasonOf(send(silent))).toBe('timed_out')
    const dripping = await speaking((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n')
      const drip = setInterval(() => socket.write('.'), 20)
      socket.on('close', () => clearInterval(drip))
    })
    expect(await reasonOf(send(dripping))).toBe('timed_out')
    const rude = await speaking((socket) => socket.once('data', () => socket.destroy()))
    expect(await reasonOf(send(rude))).toBe('answer_broken')
    const babbling = await speaking((socket) => socket.once('data', () => socket.end('hello there\r\n\r\n')))
    expect(await reasonOf(send(babbling))).toBe('answer_broken')
    const leaving = await speaking((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\nhalf')),
    )
    expect(await reasonOf(send(leaving))).toBe('answer_broken')
    const switching = await speaking((socket) =>
      socket.once('data', () =>
        socket.write('HTTP/1.1 101 Switching\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
      ),
    )
    expect(await reasonOf(send(switching))).toBe('answer_broken')
    const gone = await answering(() => {})
    open.pop()!.close()
    expect(await reasonOf(send(gone))).toBe('not_reached')
  })

  it('does not wait for a resolver that hangs', async () => {
    const hanging = makeOutbound({ allowance, limits, lookup: () => new Promise(() => {}) })
    expect(await reasonOf(hanging.send({ url: 'https://slow.example/' }))).toBe('timed_out')
    expect(await reasonOf(hanging.check('https://slow.example/'))).toBe('timed_out')
  })
})

describe('what OUTBOUND_ALLOW says', () => {
  it('is names, addresses and networks', () => {
    const own = allowanceOf({ outboundAllow: ' Till.local,10.0.0.0/8 ,::1\nfd00::/8' })
    expect([...own.names]).toEqual(['till.local'])
    expect(own.networks.check('10.9.9.9')).toBe(true)
    expect(own.networks.check('fd00::9', 'ipv6')).toBe(true)
    expect(own.networks.check('11.0.0.1')).toBe(false)
    expect(allowanceOf({ outboundAllow: null }).names.size).toBe(0)
  })

  it('and nothing else: slips are told at start', () => {
    const outboundAllow = '10.0.0.0/33, https://till.local, 10.0.0, *.local, ok.example, 1.2.3.4/x'
    expect(outboundFaults({ outboundAllow }).map((fault) => fault.match(/“(.+?)”/)?.[1])).toEqual([
      '10.0.0.0/33',
      'https://till.local',
      '10.0.0',
      '*.local',
      '1.2.3.4/x',
    ])
  })
})
