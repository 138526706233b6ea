import { beforeAll, describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../test/house.ts'
import { multipart, multipartType } from '../../test/uploads.ts'

const test = testHouse()
let admin: Person
beforeAll(async () => {
  admin = await test.newOrganization({ restaurant_name: 'The Cookie Jar' })
})

/** Sends bytes as they are, under a content type. */
const raw = (payload: string | Buffer, type: string | undefined = 'application/json', path = '/vendors') =>
  admin.call('POST', path, payload, type ? { 'content-type': type } : {})

describe('a body', () => {
  it('keeps the types it has: nothing is converted', async () => {
    for (const body of [
      { name: 'Mill', payment_terms_days: '30' },
      { name: 'Mill', is_active: 'true' },
      { name: 'Mill', is_active: 1 },
      { name: 12 },
      { name: ['Mill'] },
      ['Mill'],
      'Mill',
    ]) {
      const answer = await raw(JSON.stringify(body))
      expect(answer.status, JSON.stringify(body)).toBe(422)
      expect(answer.body.error).toBe('validation_failed')
    }
    expect((await admin.call('GET', '/vendors')).body.total).toBe(0)
  })

  it('has all its faults named at once, each with its place', async () => {
    const { status, body } = await admin.call('POST', '/vendors', {
      payment_terms_days: 1.5,
      contact_email: 'nobody',
      kind: 'friend',
      nmae: 'Mill',
    })
    expect(status).toBe(422)
    const places = body.details.map(({ loc, type }: { loc: string[]; type: string }) => [loc.join('.'), type])
    expect(places).toEqual(
      expect.arrayContaining([
        ['body.name', 'required'],
        ['body.nmae', 'additionalProperties'],
        ['body.payment_terms_days', 'type'],
        ['body.contact_email', 'format'],
        ['body.kind', 'enum'],
      ]),
    )
    for (const detail of body.details) expect(detail.msg).toMatch(/^[A-Z].+\.$/)
  })

  it('that is no JSON is 400 and says where it stops being JSON, if anything', async () => {
    for (const text of ['{"name":', '{name: 1}', '\u0000', '{"name":"a"}}', 'NaN', '']) {
      const answer = await raw(text)
      expect(answer.status, text).toBe(400)
      expect(answer.body).toMatchObject({ error: 'malformed_request', details: [] })
    }
  })

  it('of a kind this operation does not read is 415', async () => {
    for (const type of ['text/plain', 'application/xml', 'nonsense', multipartType]) {
      const answer = await raw(multipart({ name: 'a.csv', content: 'a' }), type)
      expect(answer.status, type).toBe(415)
      expect(answer.body.error).toBe('unsupported_media_type')
    }
    const upload = await raw('{}', 'application/json', '/supplier/documents')
    expect(upload.status).toBe(415)
  })

  it('over 2 MB is 413', async () => {
    const { status, body } = await raw(JSON.stringify({ name: 'x'.repeat(2 * 1024 * 1024) }))
    expect(status).toBe(413)
    expect(body.error).toBe('payload_too_large')
  })

  it('reaches no prototype', async () => {
    for (const text of [
      '{"name":"Mill","__proto__":{"is_admin":true}}',
      '{"name":"Mill","constructor":{"prototype":{"is_admin":true}}}',
      '{"__proto__":{"name":"Mill"}}',
    ])
      expect([400, 422], text).toContain((await raw(text)).status)
    const form = await raw('__proto__[name]=Mill&constructor=x', 'application/x-www-form-urlencoded')
    expect(form.status).toBe(422)
    expect(({} as { is_admin?: boolean }).is_admin).toBeUndefined()
  })

  it('may nest, within reason: no depth makes the server fail', async () => {
    const { items } = (await admin.call('GET', '/settings/restaurants')).body
    const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
    const put = (text: string) =>
      admin.call('PUT', `/settings/restaurants/${items[0].id}`, `{"metadata":${text}}`, {
        'content-type': 'application/json',
      })
    expect((await put(nested(50))).status).toBe(200)
    for (const depth of [2_000, 20_000, 200_000])
      expect((await put(nested(depth))).status, `${depth}`).toBe(422)
    for (const depth of [2_000, 200_000])
      expect((await raw('['.repeat(depth) + ']'.repeat(depth))).status, `${depth}`).toBe(422)
  })
})

describe('text', () => {
  it('with NUL or control characters is refused, in every place it may come from', async () => {
    for (const name of ['a\u0000b', 'a\u0007b', 'a\u001bb', ' \n '])
      expect((await admin.call('POST', '/vendors', { name })).status, JSON.stringify(name)).toBe(422)
    const { items } = (await admin.call('GET', '/settings/restaurants')).body
    const deep = { metadata: { note: { text: 'a\u0000b' } } }
    const nobody = { email: 'a\u0000b@test.example', password: 'Wrong\u0000Guess-1' }
    for (const answer of [
      await admin.call('PUT', `/settings/restaurants/${items[0].id}`, deep),
      await admin.call('GET', '/vendors?search=%00'),
      await admin.call('GET', '/audit-log?action=a%00b'),
    ]) {
      expect(answer.status).toBe(422)
      expect(answer.body.error).toBe('validation_failed')
    }
    expect([401, 422]).toContain((await test.call('POST', '/auth/login', nobody)).status)
  })

  it('of any language, with emoji and line breaks, comes back as it was', async () => {
    const address = 'Rua São João, 1\n漢字 🍪 עברית\t'
    const { status, body } = await admin.call('POST', '/vendors', { name: 'Moinho', address })
    expect(status).toBe(201)
    expect(body.address).toBe(address.trim())
  })
})

describe('a query or a path', () => {
  it('is converted where its schema says so', async () => {
    const { status, body } = await admin.call('GET', '/vendors?skip=0&limit=5&is_active=true')
    expect(status).toBe(200)
    expect(body.limit).toBe(5)
  })

  it('has its faults named with their places', async () => {
    for (const [path, loc] of [
      ['/vendors?limit=ten', ['query', 'limit']],
      ['/vendors?limit=201', ['query', 'limit']],
      ['/vendors?limit=0', ['query', 'limit']],
      ['/vendors?skip=-1', ['query', 'skip']],
      ['/vendors?skip=1.5', ['query', 'skip']],
      ['/vendors?is_active=maybe', ['query', 'is_active']],
      ['/vendors?colour=red', ['query', 'colour']],
      ['/vendors?sort=name;drop', ['query', 'sort']],
      ['/vendors?limit=1&limit=2', ['query', 'limit']],
      ['/vendors/1', ['path', 'id']],
    ] as const) {
      const { status, body } = await admin.call('GET', path)
      expect(status, path).toBe(422)
      expect(body.details[0].loc, path).toEqual(loc)
    }
  })

  it('that cannot be decoded is 400 in the shape of every error', async () => {
    for (const path of ['/vendors/%zz', '/vendors/%ff', '/%']) {
      const { status, body } = await admin.call('GET', path)
      expect(status, path).toBe(400)
      expect(body, path).toMatchObject({
        error: 'malformed_request',
        details: [],
        request_id: expect.any(String),
      })
    }
    const long = await admin.call('GET', `/vendors/${'1'.repeat(5_000)}`)
    expect(long.status).toBe(404)
    expect(long.body).toMatchObject({ request_id: expect.any(String) })
  })
})
