import { brotliDecompressSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../test/house.ts'
import { uploadFile } from '../../test/uploads.ts'
import { namesTag, tagOf } from './etags.ts'

describe('an entity tag', () => {
  it('is short, quoted, and the same for the same body only', () => {
    expect(tagOf('{"a":1}')).toMatch(/^"[\w-]{22}"$/)
    expect(tagOf('{"a":1}')).toBe(tagOf('{"a":1}'))
    expect(tagOf('{"a":1}')).not.toBe(tagOf('{"a":2}'))
  })

  it.each([
    ['"a"', true],
    ['W/"a"', true],
    ['"b", "a"', true],
    ['"b",W/"a","c"', true],
    ['*', true],
    [' * ', true],
    ['"b"', false],
    ['a', false],
    ['"a', false],
    ['""', false],
    ['', false],
    ['"*"', false],
    ['"ba"', false],
  ])('is named or not by %s', (header, is_named) => {
    expect(namesTag(header, '"a"')).toBe(is_named)
  })
})

const test = testHouse()
let admin: Person
let path: string
beforeAll(async () => {
  admin = await test.newOrganization({ restaurant_name: 'Tagged' })
  path = `/vendors/${(await admin.call('POST', '/vendors', { name: 'Mill' })).body.id}`
})

const get = (url: string, if_none_match?: string) =>
  admin.call('GET', url, undefined, if_none_match === undefined ? {} : { 'if-none-match': if_none_match })
/** The answer as it is, which need not be JSON. */
const send = (method: 'GET' | 'HEAD', url: string, headers: Record<string, string>) =>
  test.house.http.inject({
    method,
    url: `/api/v1${url}`,
    headers: { authorization: `Bearer ${admin.token}`, ...headers },
  })

describe('what is read', () => {
  it('carries a tag of exactly what is sent, for browsers to ask with and nobody else to keep', async () => {
    for (const url of [path, '/vendors', '/auth/me', '/settings/restaurants?limit=1']) {
      const { headers, raw } = await get(url)
      expect(headers.etag, url).toBe(tagOf(raw.body))
      expect(headers['cache-control'], url).toBe('private, no-cache')
    }
    const [{ slug }] = (await get('/settings/restaurants')).body.items
    const open = await test.call('GET', `/restaurants/${slug}`)
    expect([open.headers.etag, open.headers['cache-control']]).toEqual([tagOf(open.raw.body), 'no-cache'])
  })

  it('is not sent again to whoever has it', async () => {
    const { headers } = await get(path)
    const tag = headers.etag as string
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const answer = await get(path, known)
      expect([answer.status, answer.raw.body], known).toEqual([304, ''])
      expect(answer.headers).toMatchObject({ etag: tag, 'cache-control': 'private, no-cache' })
      expect(answer.headers).not.toHaveProperty('content-type')
    }
    expect((await get(path, '"other"')).status).toBe(200)
    expect((await get(path, tag.replaceAll('"', ''))).status).toBe(200)
  })

  it('is the same under each name of its path, and for HEAD', async () => {
    const { headers } = await get(path)
    const alias = await get(`/v1/api/settings/suppliers/${path.split('/').at(-1)}`)
    expect(alias.headers.etag).toBe(headers.etag)
    const head = (if_none_match: string) => send('HEAD', path, { 'if-none-match': if_none_match })
    expect((await head('"other"')).headers.etag).toBe(headers.etag)
    expect((await head(headers.etag as string)).statusCode).toBe(304)
  })

  it('has another tag once it changed: the thing itself and the lists it is in', async () => {
    const before = [(await get(path)).headers.etag, (await get('/vendors')).headers.etag] as string[]
    await admin.call('PUT', path, { payment_terms_days: 14 })
    expect((await get(path, before[0])).status).toBe(200)
    expect((await get('/vendors', before[1])).status).toBe(200)
    const now = (await get('/vendors')).headers.etag as string
    await admin.call('POST', '/vendors', { name: 'Quay' })
    expect((await get('/vendors', now)).status).toBe(200)
  })

  it('has the same tag when it is sent compressed', async () => {
    for (let n = 0; n < 30; n += 1) await admin.call('POST', '/vendors', { name: `Stall ${n}` })
    const plain = await get('/vendors')
    const packed = await send('GET', '/vendors', { 'accept-encoding': 'br' })
    expect(packed.headers).toMatchObject({ 'content-encoding': 'br', etag: plain.headers.etag })
    expect(packed.headers.vary).toContain('accept-encoding')
    expect(brotliDecompressSync(packed.rawPayload).toString()).toBe(plain.raw.body)
    const known = { 'accept-encoding': 'br', 'if-none-match': packed.headers.etag as string }
    const again = await send('GET', '/vendors', known)
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })

  it('as a file has the hash of its content', async () => {
    const document = await uploadFile(admin, { name: 'a.csv', content: 'Date,Amount\n2026-10-01,1.00\n' })
    const url = `/supplier/documents/${document.body.id}/download`
    const { headers } = await get(url)
    expect(headers.etag).toMatch(/^"[0-9a-f]{64}"$/)
    expect((await get(url, headers.etag as string)).status).toBe(304)
    expect((await get(url, `W/${headers.etag}`)).status).toBe(304)
  })
})

it('errors and what is made carry no tag; a change answers the tag that the next reading has', async () => {
  expect((await get('/vendors/0199d3a0-5f6a-7c31-8b1e-2f4f6d1c9a10')).headers).not.toHaveProperty('etag')
  expect((await get('/vendors?limit=0')).headers).not.toHaveProperty('etag')
  const { headers } = await admin.call('PUT', path, { payment_terms_days: 7 })
  expect(headers.etag).toBe((await get(path)).headers.etag)
  expect((await admin.call('POST', '/vendors', { name: 'Last' })).headers).not.toHaveProperty('etag')
})
