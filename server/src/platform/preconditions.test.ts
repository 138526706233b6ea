import { beforeAll, describe, expect, it } from 'vitest'
import { type Answer, type Person, testHouse } from '../../test/house.ts'
import { exampleBody, idsOf, plantTenant } from '../../test/isolation-tenants.ts'
import { stateOf } from '../../test/state-of-tenant.ts'
import { uploadFile } from '../../test/uploads.ts'
import { pathsOf, readerOf } from './route.ts'

const test = testHouse({ OUTBOUND_ALLOW: '127.0.0.1' })
let admin: Person
beforeAll(async () => {
  admin = await test.newOrganization({ restaurant_name: 'Careful' })
})

const ifMatch = (tag: string) => ({ 'if-match': tag })
const tagAt = async (path: string, person = admin) => (await person.call('GET', path)).headers.etag as string
const newVendor = async (name: string) => {
  const { body } = await admin.call('POST', '/vendors', { name })
  return { id: body.id as string, path: `/vendors/${body.id}` }
}
const outcome = ({ status, body }: Answer) => (status < 400 ? status : body.error)

describe('If-Match', () => {
  it('lets through what was read last and refuses what changed since', async () => {
    const { path } = await newVendor('Alder')
    const tag = await tagAt(path)
    expect(outcome(await admin.call('PUT', path, { payment_terms_days: 7 }, ifMatch(tag)))).toBe(200)
    const stale = await admin.call('PUT', path, { payment_terms_days: 9 }, ifMatch(tag))
    expect(stale.status).toBe(412)
    expect(stale.body).toMatchObject({ error: 'precondition_failed', details: [] })
    expect((await admin.call('GET', path)).body.payment_terms_days).toBe(7)
    expect(outcome(await admin.call('DELETE', path, undefined, ifMatch(tag)))).toBe('precondition_failed')
    expect(outcome(await admin.call('DELETE', path, undefined, ifMatch(await tagAt(path))))).toBe(204)
  })

  it('is answered by a change with the tag and place of what GET answers from now on', async () => {
    const { path } = await newVendor('Acacia')
    const { headers } = await admin.call('PUT', path, { payment_terms_days: 7 }, ifMatch(await tagAt(path)))
    expect(headers.etag).toBe(await tagAt(path))
    expect(headers['content-location']).toBe(`/api/v1${path}`)
    const again = await admin.call('PUT', path, { payment_terms_days: 8 }, ifMatch(headers.etag as string))
    expect(outcome(again)).toBe(200)
  })

  it('takes lists of tags, weakened ones and *, under each name of the path', async () => {
    const { id, path } = await newVendor('Birch')
    const change = (url: string, tag: string) =>
      admin.call('PUT', url, { payment_terms_days: 1 + Math.floor(Number(tag.length) / 10) }, ifMatch(tag))
    expect(outcome(await change(path, `"other", ${await tagAt(path)}`))).toBe(200)
    expect(outcome(await change(path, `W/${await tagAt(path)}`))).toBe(200)
    expect(outcome(await change(path, '*'))).toBe(200)
    expect(outcome(await change(`/settings/suppliers/${id}`, await tagAt(path)))).toBe(200)
    for (const wrong of ['"other"', 'W/"other"', (await tagAt(path)).replaceAll('"', ''), ''])
      expect(outcome(await change(path, wrong)), wrong).toBe('precondition_failed')
  })

  it('finds nothing where there is nothing, and nothing of others', async () => {
    const stranger = await test.newOrganization()
    const { path } = await newVendor('Cedar')
    for (const tag of ['*', await tagAt(path), '"other"'])
      expect(outcome(await stranger.call('PUT', path, { name: 'Mine' }, ifMatch(tag)))).toBe('not_found')
    await admin.call('DELETE', path)
    expect(outcome(await admin.call('PUT', path, { name: 'Gone' }, ifMatch('*')))).toBe('not_found')
  })

  it('does not stand above permission and validation', async () => {
    const { path } = await newVendor('Douglas')
    const chef = await test.newMember(admin, 'chef')
    expect(outcome(await chef.call('PUT', path, { name: 'X' }, ifMatch('"other"')))).toBe('not_permitted')
    expect(outcome(await admin.call('PUT', path, { nome: 'X' }, ifMatch('"other"')))).toBe(
      'validation_failed',
    )
  })

  it('is held against what the person sees who asks', async () => {
    const manager = await test.newMember(admin, 'manager')
    const { path } = await newVendor('Elm')
    const tag = await tagAt(path, manager)
    expect(outcome(await manager.call('PUT', path, { name: 'Elm tree' }, ifMatch(tag)))).toBe(200)
    expect(outcome(await admin.call('PUT', path, { name: 'Elm wood' }, ifMatch(tag)))).toBe(
      'precondition_failed',
    )
  })
})

describe('two updates at once', () => {
  const rounds = Array.from({ length: 8 }, (_, round) => round)

  it.each(rounds)('with the same tag: one wins, the other is told (round %i)', async (round) => {
    const { id, path } = await newVendor(`Fir ${round}`)
    const tag = ifMatch(await tagAt(path))
    const answers = await Promise.all([
      admin.call('PUT', path, { contact_phone: '1' }, tag),
      admin.call('PUT', `/settings/suppliers/${id}`, { payment_terms_days: 5 }, tag),
      admin.call('PUT', path, { contact_phone: '3' }, tag),
      admin.call('DELETE', path, undefined, round % 2 ? tag : ifMatch('"other"')),
    ])
    const won = answers.filter(({ status }) => status < 400)
    expect(won).toHaveLength(1)
    const lost = answers.filter((answer) => !won.includes(answer)).map(outcome)
    // Who comes after the deletion finds nothing.
    for (const word of lost) expect(['precondition_failed', 'not_found']).toContain(word)
    const now = await admin.call('GET', path)
    if (won[0]!.status === 204) expect(now.status).toBe(404)
    else expect(now.body).toEqual(won[0]!.body)
  })

  it('one of them without a tag: nothing of it is lost', async () => {
    for (const round of rounds) {
      const { path } = await newVendor(`Gum ${round}`)
      const tag = await tagAt(path)
      const [careful, careless] = await Promise.all([
        admin.call('PUT', path, { name: `Gum tree ${round}` }, ifMatch(tag)),
        admin.call('PUT', path, { contact_phone: '1' }),
      ])
      expect(careless.status).toBe(200)
      const { body } = await admin.call('GET', path)
      expect(body.contact_phone).toBe('1')
      // The careful one won exactly if it came first, and then the other one saw what it did.
      expect([careful.status, careless.body.name]).toEqual(
        body.name.startsWith('Gum tree') ? [200, `Gum tree ${round}`] : [412, `Gum ${round}`],
      )
    }
  })

  it('of different things do not wait for one another', async () => {
    const made = await Promise.all(['Hazel', 'Holly', 'Hawthorn'].map(newVendor))
    const answers = await Promise.all(
      made.map(async ({ path }) =>
        admin.call('PUT', path, { contact_phone: '1' }, ifMatch(await tagAt(path))),
      ),
    )
    expect(answers.map(outcome)).toEqual([200, 200, 200])
  })

  it.each(rounds.slice(0, 4))('of a person, whose act has transactions of its own (round %i)', async () => {
    const chef = await test.newMember(admin, 'chef')
    const path = `/users/${chef.id}`
    const tag = ifMatch(await tagAt(path))
    const answers = await Promise.all([
      admin.call('PUT', path, { first_name: 'Ilex' }, tag),
      admin.call('PUT', `/settings${path}`, { last_name: 'Juniper' }, tag),
    ])
    expect(answers.map(outcome).sort()).toEqual([200, 'precondition_failed'])
    expect((await admin.call('GET', path)).body).toEqual(answers.find(({ status }) => status === 200)!.body)
  })

  it.each(rounds.slice(0, 4))('of an organization, which is read at the door (round %i)', async (round) => {
    const path = `/organizations/${admin.organization_id}`
    const tag = ifMatch(await tagAt(path))
    const answers = await Promise.all(
      ['A', 'B', 'C'].map((letter) => admin.call('PUT', path, { name: `${letter} ${round}` }, tag)),
    )
    expect(answers.map(outcome).sort()).toEqual([200, 'precondition_failed', 'precondition_failed'])
    expect((await admin.call('GET', path)).body).toEqual(answers.find(({ status }) => status === 200)!.body)
  })
})

describe('acts with transactions of their own', () => {
  it('do nothing when the tag is old: a document and its file stay', async () => {
    const content = 'Date,Amount\n2026-10-01,1.00\n'
    const path = `/supplier/documents/${(await uploadFile(admin, { name: 'a.csv', content })).body.id}`
    const old = await tagAt(path)
    await test.runJobs()
    expect(outcome(await admin.call('DELETE', path, undefined, ifMatch(old)))).toBe('precondition_failed')
    expect((await admin.call('GET', `${path}/download`)).body).toBe(content)
    expect(outcome(await admin.call('DELETE', path, undefined, ifMatch(await tagAt(path))))).toBe(200)
  })

  it('check before they begin: an organization stays as it is', async () => {
    const owner = await test.newOrganization()
    const path = `/organizations/${owner.organization_id}`
    const old = await tagAt(path, owner)
    await owner.call('PUT', path, { name: 'Renamed' })
    const before = await stateOf(test.owner, owner.organization_id)
    expect(outcome(await owner.call('DELETE', path, undefined, ifMatch(old)))).toBe('precondition_failed')
    expect(await stateOf(test.owner, owner.organization_id)).toBe(before)
  })
})

/** Whatever is added to the API later: what can be read under a path is changed there with If-Match only as it was read. */
describe('every operation that changes what can be read', () => {
  it('refuses an old tag and changes nothing', async () => {
    const all = test.house.modules.flatMap(({ routes }) => Object.values(routes).map((route) => ({ route })))
    const guarded = all
      .filter(({ route }) => readerOf(route, all))
      .flatMap(({ route }) => pathsOf(route).map((path) => ({ route, path, method: route.method })))
    expect(guarded.length).toBeGreaterThan(15)
    const tenant = await plantTenant(test, 'Careful-Kiwi')
    const before = await stateOf(test.owner, tenant.organization_id)
    for (const { route, path, method } of guarded) {
      const answer = await tenant.admin.call(
        method,
        idsOf(path, tenant),
        exampleBody(route, tenant),
        ifMatch('"other"'),
      )
      expect(outcome(answer), `${method} ${path}`).toBe('precondition_failed')
    }
    expect(await stateOf(test.owner, tenant.organization_id)).toBe(before)
  })
})

describe('a lock of a transaction', () => {
  it.each(['withTenant', 'withDoor'] as const)(
    'taken by %s makes the next one begin after it',
    async (kind) => {
      const { platform } = test.house
      const who = { organization_id: admin.organization_id, user_id: admin.id }
      const within = (work: () => Promise<void>, lock: bigint) =>
        kind === 'withTenant'
          ? platform.withTenant(who, work, { lock })
          : platform.withDoor(work, { lock, read_only: true })
      const seen: string[] = []
      let end = () => {}
      const ended = new Promise<void>((resolve) => {
        end = resolve
      })
      let begun = () => {}
      const has_begun = new Promise<void>((resolve) => {
        begun = resolve
      })
      const locked = async (name: string) => {
        const { rows } = await test.owner.query(
          `select count(*)::int as n from pg_locks where locktype = 'advisory'`,
        )
        seen.push(`${name} of ${rows[0].n > 0}`)
      }
      const first = within(async () => {
        begun()
        await ended
        await locked('first')
      }, -5n)
      await has_begun
      const second = within(() => locked('second'), -5n)
      const other = within(async () => void seen.push('other'), 2n ** 64n - 6n)
      await other
      end()
      await Promise.all([first, second])
      expect(seen).toEqual(['other', 'first of true', 'second of true'])
    },
  )
})
