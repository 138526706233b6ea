import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { type Person, testHouse } from '../../test/house.ts'
import { multipart, multipartType } from '../../test/uploads.ts'

const test = testHouse()
let admin: Person
let address: URL
beforeAll(async () => {
  admin = await test.newOrganization()
  address = new URL(await test.house.http.listen({ host: '127.0.0.1', port: 0 }))
})

describe('/v1/api', () => {
  it('answers as /api/v1 does', async () => {
    const { body } = await admin.call('POST', '/v1/api/vendors', { name: 'Mill' })
    for (const path of [
      '/vendors',
      `/vendors/${body.id}`,
      '/vendors?sort=-name&limit=1',
      '/none',
      '/vendors/x',
    ]) {
      const older = await admin.call('GET', `/v1/api${path}`)
      const usual = await admin.call('GET', `/api/v1${path}`)
      expect(older.status, path).toBe(usual.status)
      const { request_id: _, ...same } = usual.body
      expect(older.body, path).toMatchObject(same)
    }
    expect((await test.call('GET', '/v1/api/vendors')).status).toBe(401)
    for (const path of ['/v1/apivendors', '/v1/api', '/x/v1/api/vendors'])
      expect((await test.house.http.inject(path)).statusCode, path).toBe(404)
  })
})

describe('HEAD and OPTIONS', () => {
  const ask = (method: 'HEAD' | 'OPTIONS', url: string, token?: string) =>
    test.house.http.inject({ method, url, headers: token ? { authorization: `Bearer ${token}` } : {} })

  it('HEAD answers as GET does, without the body', async () => {
    const head = await ask('HEAD', '/api/v1/vendors', admin.token)
    const get = await admin.call('GET', '/vendors')
    expect([head.statusCode, head.body]).toEqual([200, ''])
    expect(head.headers['content-length']).toBe(get.headers['content-length'])
    expect((await ask('HEAD', '/api/v1/vendors')).statusCode).toBe(401)
    expect((await ask('HEAD', '/health')).statusCode).toBe(200)
  })

  it('OPTIONS invites no other site', async () => {
    const answer = await test.house.http.inject({
      method: 'OPTIONS',
      url: '/api/v1/vendors',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    })
    expect(answer.statusCode).toBe(404)
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

/** A client that writes HTTP by hand, as slowly or as wrongly as it likes. */
async function client(): Promise<{ socket: Socket; answer: Promise<string> }> {
  const socket = connect(Number(address.port), address.hostname)
  const answer = new Promise<string>((resolve) => {
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk
    })
    socket.on('close', () => resolve(text))
    socket.on('error', () => resolve(text))
  })
  await new Promise((resolve) => socket.once('connect', resolve))
  return { socket, answer }
}

describe('slow clients', () => {
  it('hold up nobody else: bodies that trickle in and heads that never end cost a socket each', async () => {
    const head = (path: string, type: string) =>
      `POST /api/v1${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\nauthorization: Bearer ${admin.token}\r\ncontent-type: ${type}\r\n`
    const body = Buffer.from(JSON.stringify({ name: 'Trickle' }))
    const upload = multipart({ name: 'a.csv', content: 'Date,Amount\n'.repeat(1_000) })
    const slow = await Promise.all(Array.from({ length: 60 }, client))
    onTestFinished(() => slow.forEach((each) => void each.socket.destroy()))
    for (const [index, { socket }] of slow.entries()) {
      if (index % 3 === 0) socket.write('POST /api/v1/vendors HTTP/1.1\r\nhost')
      else if (index % 3 === 1)
        socket.write(`${head('/vendors', 'application/json')}content-length: ${body.length}\r\n\r\n{`)
      else {
        socket.write(`${head('/supplier/documents', multipartType)}content-length: ${upload.length}\r\n\r\n`)
        socket.write(upload.subarray(0, 500))
      }
    }
    await sleep(100)
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        fetch(new URL('/api/v1/vendors', address), { headers: { authorization: `Bearer ${admin.token}` } }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
    const waiting = await admin.call('GET', '/metrics')
    expect(waiting.body.database.waiting).toBe(0)

    const { socket, answer } = slow[1]!
    for (const byte of body.subarray(1)) socket.write(Buffer.from([byte]))
    expect(await answer).toMatch(/^HTTP\/1\.1 201 /)
  })

  it('are not waited for without end', () => {
    const { requestTimeout, headersTimeout, timeout, keepAliveTimeout } = test.house.http.server
    expect(headersTimeout).toBe(20_000)
    expect(requestTimeout).toBe(300_000)
    expect(timeout).toBe(180_000)
    expect(keepAliveTimeout).toBeGreaterThan(0)
  })

  it('whose upload breaks off leave no document and no file', async () => {
    const before = (await admin.call('GET', '/supplier/documents')).body.total
    const { socket } = await client()
    socket.write(
      `POST /api/v1/supplier/documents HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${admin.token}\r\n` +
        `content-type: ${multipartType}\r\ncontent-length: 100000\r\n\r\n`,
    )
    socket.write(multipart({ name: 'a.csv', content: 'Date,Amount\n' }).subarray(0, 250))
    await sleep(50)
    socket.destroy()
    await sleep(50)
    expect((await admin.call('GET', '/supplier/documents')).body.total).toBe(before)
  })
})

describe('what is no HTTP', () => {
  it('gets an answer in the shape of every error and is hung up on', async () => {
    for (const [bytes, status] of [
      ['nonsense\r\n\r\n', '400 Bad Request'],
      [
        'GET / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n',
        '400 Bad Request',
      ],
      [
        `GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`,
        '431 Request Header Fields Too Large',
      ],
    ] as const) {
      const { socket, answer } = await client()
      socket.write(bytes)
      const text = await answer
      expect(text).toContain(`HTTP/1.1 ${status}\r\n`)
      expect(JSON.parse(text.split('\r\n\r\n')[1]!)).toEqual({
        error: 'malformed_request',
        message: expect.any(String),
        details: [],
        request_id: expect.any(String),
      })
    }
  })
})
