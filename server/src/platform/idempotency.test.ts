import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Answer, type Person, testHouse } from '../../test/house.ts'
import { multipart, multipartType } from '../../test/uploads.ts'
import { sweepIdempotencyKeysJob } from './idempotency-sweep.ts'
import { enqueueJob } from './jobs.ts'
import { byItself } from './timetable.ts'

const test = testHouse()
let admin: Person
beforeAll(async () => {
  admin = await test.newOrganization({ restaurant_name: 'Once' })
})

const withKey = (key: string) => ({ 'idempotency-key': key })
const post = (person: Person, path: string, body: unknown, key: string) =>
  person.call('POST', path, body, withKey(key))
const vendors = async (person: Person, search: string) =>
  (await person.call('GET', `/vendors?search=${search}`)).body.total
const isReplay = ({ headers }: Answer) => headers['idempotency-replayed'] === 'true'

describe('a creating request sent twice with one key', () => {
  it('gets the same answer, which says that it is one, and makes one thing', async () => {
    const key = randomUUID()
    const first = await post(admin, '/vendors', { name: 'Anchovy' }, key)
    const second = await post(admin, '/vendors', { name: 'Anchovy' }, key)
    expect([first.status, isReplay(first)]).toEqual([201, false])
    expect([second.status, isReplay(second)]).toEqual([201, true])
    expect(second.headers['cache-control']).toBe('no-store')
    expect(second.raw.body).toBe(first.raw.body)
    expect(second.headers['content-type']).toBe(first.headers['content-type'])
    expect(await vendors(admin, 'Anchovy')).toBe(1)
  })

  it('is the same under every name of its path', async () => {
    const key = randomUUID()
    const made = await post(admin, '/vendors', { name: 'Bream' }, key)
    for (const path of ['/settings/suppliers', '/v1/api/vendors']) {
      const again = await post(admin, path, { name: 'Bream' }, key)
      expect([again.status, again.body.id, isReplay(again)]).toEqual([201, made.body.id, true])
    }
  })

  it('many times at once makes one thing: whoever comes later waits for the first and gets its answer', async () => {
    const key = randomUUID()
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => post(admin, '/vendors', { name: 'Carp' }, key)),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(201))
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    expect(answers.filter(isReplay)).toHaveLength(11)
    expect(await vendors(admin, 'Carp')).toBe(1)
  })

  it('keeps its status: 202 for what goes on in the background', async () => {
    const key = randomUUID()
    const document = await uploadCsv(admin, randomUUID())
    const cancel = () => post(admin, `/jobs/${document.body.job_id}/cancel`, undefined, key)
    const first = await cancel()
    const second = await cancel()
    expect([first.status, second.status, isReplay(second)]).toEqual([202, 202, true])
    expect(second.body).toEqual(first.body)
    const other = await uploadCsv(admin, randomUUID())
    const reused = await post(admin, `/jobs/${other.body.job_id}/cancel`, undefined, key)
    expect([reused.status, reused.body.error]).toEqual([409, 'idempotency_key_reused'])
  })

  it('is refused when the key was for another body or another operation', async () => {
    const key = randomUUID()
    await post(admin, '/vendors', { name: 'Dory' }, key)
    for (const [path, body] of [
      ['/vendors', { name: 'Eel' }],
      ['/vendors', { name: 'Dory', payment_terms_days: 30 }],
      ['/settings/restaurants', { name: 'Dory' }],
      ['/users', { email: 'dory@test.example', first_name: 'Dory', role: 'chef' }],
    ] as const) {
      const refused = await post(admin, path, body, key)
      expect([refused.status, refused.body.error], path).toEqual([409, 'idempotency_key_reused'])
    }
    expect(await vendors(admin, 'Eel')).toBe(0)
  })

  it('makes another one a day later, when the key is forgotten', async () => {
    const person = await test.newOrganization()
    const key = randomUUID()
    const first = await post(person, '/vendors', { name: 'Flounder' }, key)
    test.clock.advance(23 * 3_600)
    const later = await test.signIn(person.email, person.password)
    expect((await post(later, '/vendors', { name: 'Flounder' }, key)).body.id).toBe(first.body.id)
    test.clock.advance(3_601)
    const next_day = await test.signIn(person.email, person.password)
    const anew = await post(next_day, '/vendors', { name: 'Gar' }, key)
    expect([anew.status, isReplay(anew)]).toEqual([201, false])
    expect((await post(next_day, '/vendors', { name: 'Gar' }, key)).body.id).toBe(anew.body.id)
    admin = await test.signIn(admin.email, admin.password)
  })
})

describe('the nightly sweep', () => {
  it('removes the keys of yesterday with their answers, of its own organization', async () => {
    const [mine, theirs] = [await test.newOrganization(), await test.newOrganization()]
    const keys = [randomUUID(), randomUUID(), randomUUID()]
    await post(mine, '/vendors', { name: 'Old' }, keys[0]!)
    await post(theirs, '/vendors', { name: 'Old' }, keys[1]!)
    test.clock.advance(24 * 3_600 + 1)
    const later = await test.signIn(mine.email, mine.password)
    await post(later, '/vendors', { name: 'New' }, keys[2]!)
    const who = byItself(mine.organization_id, 'r')
    const { platform } = test.house
    await platform.withTenant(who, (tx) => enqueueJob(tx, who, sweepIdempotencyKeysJob, {}))
    await test.runJobs()
    const { rows } = await test.owner.query('select key from platform.idempotency_keys where key = any($1)', [
      keys,
    ])
    expect(rows.map(({ key }) => key).sort()).toEqual([keys[1], keys[2]].sort())
    admin = await test.signIn(admin.email, admin.password)
  })
})

describe('a key', () => {
  it('is free again when what it asked for failed', async () => {
    await admin.call('POST', '/vendors', { name: 'Haddock' })
    const key = randomUUID()
    expect((await post(admin, '/vendors', { name: 'haddock' }, key)).body.error).toBe('already_exists')
    expect((await post(admin, '/vendors', { name: '' }, key)).status).toBe(422)
    const made = await post(admin, '/vendors', { name: 'Hake' }, key)
    expect([made.status, isReplay(made)]).toEqual([201, false])
  })

  it('belongs to one person in one organization', async () => {
    const manager = await test.newMember(admin, 'manager')
    const stranger = await test.newOrganization()
    const key = randomUUID()
    const names = [
      [admin, 'Ide'],
      [manager, 'Jack'],
      [stranger, 'Kingfish'],
    ] as const
    for (const [person, name] of names) {
      const made = await post(person, '/vendors', { name }, key)
      expect([made.status, made.body.name, isReplay(made)]).toEqual([201, name, false])
    }
    for (const [person, name] of names)
      expect((await post(person, '/vendors', { name }, key)).body.name).toBe(name)
  })

  it('gives nobody an answer they may not have any more', async () => {
    const manager = await test.newMember(admin, 'manager')
    const key = randomUUID()
    expect((await post(manager, '/vendors', { name: 'Ling' }, key)).status).toBe(201)
    await admin.call('PUT', `/users/${manager.id}`, { role: 'customer' })
    expect((await post(manager, '/vendors', { name: 'Ling' }, key)).body.error).toBe('not_permitted')
  })

  it.each([
    ['empty', ''],
    ['too long', 'k'.repeat(201)],
    ['of two words', 'two words'],
    ['with other letters', 'clé'],
    ['with a tab', 'a\tb'],
  ])('that is %s is refused', async (_, key) => {
    const refused = await post(admin, '/vendors', { name: 'Mullet' }, key)
    expect([refused.status, refused.body.error]).toEqual([422, 'validation_failed'])
    expect(refused.body.details).toEqual([
      {
        loc: ['header', 'idempotency-key'],
        msg: 'Send 1 to 200 visible ASCII characters without spaces.',
        type: 'pattern',
      },
    ])
  })

  it('may be 200 characters, quoted or not', async () => {
    for (const [index, key] of ['k'.repeat(200), `"${randomUUID()}"`, '!#$%&~'].entries()) {
      const made = await post(admin, '/vendors', { name: `Nase ${index}` }, key)
      expect(made.status).toBe(201)
      expect((await post(admin, '/vendors', { name: `Nase ${index}` }, key)).body.id).toBe(made.body.id)
    }
  })

  it('means nothing to what makes nothing', async () => {
    const check = (cnpj: string) => post(admin, '/organizations/validate-cnpj', { cnpj }, 'a b')
    expect((await check('1')).status).toBe(200)
    expect((await check('2')).status).toBe(200)
    expect((await admin.call('GET', '/vendors', undefined, withKey('a b'))).status).toBe(200)
  })
})

describe('acts with transactions of their own', () => {
  it('add a person once, and keep neither password nor answer to be read', async () => {
    const key = randomUUID()
    const body = {
      email: 'once@test.example',
      first_name: 'Once',
      role: 'chef',
      password: 'Sardine-Tin-42-Key',
    }
    const first = await post(admin, '/users', body, key)
    const second = await post(admin, '/settings/users', body, key)
    expect([first.status, second.status, isReplay(second)]).toEqual([201, 201, true])
    expect(second.body).toEqual(first.body)
    const other = await post(admin, '/users', { ...body, password: 'Sardine-Tin-43-Key' }, key)
    expect(other.body.error).toBe('idempotency_key_reused')
    const { rows } = await test.owner.query(
      `select encode(convert_to(k::text, 'utf8'), 'escape') as text, encode(sealed_answer, 'escape') as answer
       from platform.idempotency_keys k where key = $1`,
      [key],
    )
    expect(rows).toHaveLength(1)
    for (const word of ['once@', 'Sardine', 'chef', first.body.id])
      expect(JSON.stringify(rows)).not.toContain(word)
  })

  it('and those of one transaction tell a secret again that is shown once, and do not keep it readable', async () => {
    const key = randomUUID()
    const body = { name: 'Till', scopes: ['suppliers.read'], expires_in_days: 1 }
    const first = await post(admin, '/api-tokens', body, key)
    const second = await post(admin, '/api-tokens', body, key)
    expect([first.status, second.status, isReplay(second)]).toEqual([201, 201, true])
    expect(second.body).toEqual(first.body)
    const { token } = first.body
    expect((await test.call('GET', '/vendors', undefined, { authorization: `Bearer ${token}` })).status).toBe(
      200,
    )
    const { rows } = await test.owner.query(
      `select encode(sealed_answer, 'escape') as answer from platform.idempotency_keys where key = $1`,
      [key],
    )
    expect(rows[0].answer.length).toBeGreaterThan(100)
    expect(rows[0].answer).not.toContain(token.slice(4, 12))
  })

  it('found an organization once', async () => {
    const key = randomUUID()
    const first = await post(admin, '/organizations', { name: 'Second House' }, key)
    const second = await post(admin, '/organizations', { name: 'Second House' }, key)
    expect([first.status, second.status, isReplay(second)]).toEqual([201, 201, true])
    expect(second.body).toEqual(first.body)
    expect((await admin.call('GET', '/organizations')).body.total).toBe(2)
  })

  it('take in a document once, whatever the boundary of the form; another length is another document', async () => {
    const key = randomUUID()
    const first = await uploadCsv(admin, key)
    const second = await uploadCsv(admin, key, { boundary: 'brigade-tset-boundary' })
    expect([first.status, second.status, isReplay(second)]).toEqual([201, 201, true])
    expect(second.body).toEqual(first.body)
    const longer = await uploadCsv(admin, key, { content: 'Date,Amount\n2026-10-01,10.00\n' })
    expect([longer.status, longer.body.error]).toEqual([409, 'idempotency_key_reused'])
    const { rows } = await test.owner.query(
      'select count(*)::int as n from documents.documents where id = $1',
      [first.body.id],
    )
    expect(rows).toEqual([{ n: 1 }])
  })

  it('leave no key behind when they fail', async () => {
    const key = randomUUID()
    expect((await uploadCsv(admin, key, { content: 'not a document at all' })).body.error).toBe(
      'unsupported_document',
    )
    expect((await uploadCsv(admin, key)).status).toBe(201)
    const { rows } = await test.owner.query(
      'select is_done, held_until from platform.idempotency_keys where key = $1',
      [key],
    )
    expect(rows).toEqual([{ is_done: true, held_until: null }])
  })

  it('of nobody in particular know no keys: the e-mail address makes registering happen once', async () => {
    const key = randomUUID()
    const body = { email: 'new@test.example', password: 'Sardine-Tin-42-Key', full_name: 'New' }
    expect((await test.call('POST', '/auth/register', body, withKey(key))).status).toBe(201)
    const again = await test.call('POST', '/auth/register', body, withKey(key))
    expect([again.status, again.body.error]).toEqual([409, 'already_exists'])
    expect((await test.call('POST', '/auth/register', body, withKey('a b'))).status).toBe(422)
  })
})

function uploadCsv(
  person: Person,
  key: string,
  { content = 'Date,Amount\n2026-10-01,1.00\n', boundary }: { content?: string; boundary?: string } = {},
) {
  const body = multipart({ name: 'a.csv', content })
  const renamed = boundary ? Buffer.from(body.toString().replaceAll('brigade-test-boundary', boundary)) : body
  return person.call('POST', '/supplier/documents', renamed, {
    ...withKey(key),
    'content-type': boundary ? `multipart/form-data; boundary=${boundary}` : multipartType,
  })
}
