import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../test/house.ts'
import { audit } from './audit.ts'
import { sealAuditLog } from './audit-seals.ts'
import { verifyAuditLog } from './audit-verification.ts'
import { byItself } from './timetable.ts'

const test = testHouse()
let admin: Person
beforeAll(async () => {
  admin = await test.newOrganization()
})

const seal = ({ organization_id }: Person, all = false) =>
  sealAuditLog(test.house.platform, organization_id, { all })
const verify = ({ organization_id }: Person) => verifyAuditLog(test.house.platform, organization_id)
const act = (person: Person, name: string) => person.call('POST', '/vendors', { name })
const rows = async (sql: string, ...values: unknown[]) => (await test.owner.query(sql, values)).rows
const chain = ({ organization_id }: Person) =>
  rows(
    `select s.*, a.subject_name from platform.audit_seals s left join platform.audit_log a on a.id = s.entry_id
     where s.organization_id = $1 order by s.seal_number`,
    organization_id,
  )

/** An organization with a sealed log of some length. */
async function sealedOrganization(): Promise<Person> {
  const person = await test.newOrganization()
  for (const name of ['Mill', 'Dairy', 'Farm', 'Brewery']) await act(person, `${name} ${person.id}`)
  await seal(person)
  return person
}

describe('sealing', () => {
  it('gives each entry the next number and a hash that takes in the one before', async () => {
    await act(admin, 'Mill')
    await act(admin, 'Dairy')
    const head = await seal(admin)
    const seals = await chain(admin)
    expect(seals.map(({ seal_number }) => Number(seal_number))).toEqual(seals.map((_, index) => index + 1))
    expect(seals.at(-1)).toMatchObject({ subject_name: 'Dairy', hash: head.hash })
    for (const [index, { previous_hash }] of seals.entries())
      expect(previous_hash).toEqual(index === 0 ? Buffer.alloc(32) : seals[index - 1].hash)
    expect(await seal(admin)).toEqual(head)
    expect(await chain(admin)).toEqual(seals)
  })

  it('takes an entry that commits late, after those that came after it', async () => {
    const person = await test.newOrganization()
    const who = { ...byItself(person.organization_id, 'r'), user_id: person.id }
    const { platform } = test.house
    const late = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    const slow = platform.withTenant(who, async (tx) => {
      await audit(tx, who, 'test.slow' as never, { type: 'test', id: null, name: 'slow' })
      begun.resolve()
      await late.promise
    })
    await begun.promise
    await act(person, 'Quick')
    await seal(person)
    expect((await chain(person)).at(-1).subject_name).toBe('Quick')
    late.resolve()
    await slow
    await seal(person)
    expect((await chain(person)).at(-1).subject_name).toBe('slow')
    expect(await verify(person)).toMatchObject({ intact: true })
  })

  it('by several at once makes one chain, and acts wait for none of them', async () => {
    const person = await test.newOrganization()
    const work = Array.from({ length: 12 }, async (_, n) => {
      await act(person, `Supplier ${n}`)
      await seal(person)
    })
    await Promise.all(work)
    const found = await verify(person)
    expect(found).toMatchObject({ intact: true, first_broken: null })
    expect(found.sealed).toBe(found.entries)
  })

  it('is done every minute by the clock, for each organization', async () => {
    const person = await test.newOrganization()
    const entries = test.house.modules.flatMap((module) => module.timetable ?? [])
    const chore = entries.find((entry) => 'chore' in entry && entry.chore === 'seal_audit_log')
    if (!chore || !('chore' in chore)) throw new Error('there is no such chore')
    expect(chore.at).toBe('* * * * *')
    await chore.run(test.house.platform, byItself(person.organization_id, 'r'))
    expect(await chain(person)).not.toEqual([])
  })

  it('finds at a verification what the quick look at the last day passes over', async () => {
    const person = await sealedOrganization()
    await rows(
      `insert into platform.audit_log (organization_id, id, at, action, subject_type)
       values ($1, gen_random_uuid(), now() - interval '3 days', 'test.old', 'test')`,
      person.organization_id,
    )
    const { seal_number } = await seal(person)
    expect(await seal(person, true)).toMatchObject({ seal_number: seal_number + 1 })
  })

  it('is add only: the app may neither change nor remove a seal', async () => {
    const client = await test.owner.connect()
    try {
      await client.query('set role brigade_app')
      for (const sql of [
        'update platform.audit_seals set seal_number = 1',
        'delete from platform.audit_seals',
      ])
        await expect(client.query(sql)).rejects.toThrow('permission denied')
    } finally {
      await client.query('reset role')
      client.release()
    }
  })
})

describe('whoever owns the database', () => {
  const entryAt = async ({ organization_id }: Person, number: number) =>
    (
      await rows(
        'select entry_id from platform.audit_seals where organization_id = $1 and seal_number = $2',
        organization_id,
        number,
      )
    )[0].entry_id as string

  it.each([
    ['changes what was done', `action = 'supplier.deleted'`],
    ['changes who did it', `actor_id = gen_random_uuid()`],
    ['changes a name', `actor_name = 'Somebody else'`],
    ['takes a name away', 'actor_name = null'],
    ['changes a value', `after = jsonb_set(after, '{name}', '"Other"')`],
    ['takes the values away', 'subject_name = null, before = null, after = null'],
    ['changes the day', `at = at - interval '1 day'`],
    ['changes it by a microsecond', `at = at + interval '1 microsecond'`],
  ])('and %s is found out', async (_what, change) => {
    const person = await sealedOrganization()
    const entry_id = await entryAt(person, 3)
    await rows(`update platform.audit_log set ${change} where id = $1`, entry_id)
    expect(await verify(person)).toMatchObject({
      intact: false,
      first_broken: { seal_number: 3, entry_id, fault: 'entry_changed' },
    })
  })

  it('and removes an entry, or an entry with its seal, is found out', async () => {
    const person = await sealedOrganization()
    const entry_id = await entryAt(person, 3)
    await rows('delete from platform.audit_log where id = $1', entry_id)
    const broken = { seal_number: 3, entry_id, fault: 'entry_missing' }
    expect(await verify(person)).toMatchObject({ intact: false, first_broken: broken })
    await rows('delete from platform.audit_seals where entry_id = $1', entry_id)
    expect(await verify(person)).toMatchObject({ first_broken: { seal_number: 3, fault: 'seal_missing' } })
    await rows(
      'update platform.audit_seals set seal_number = seal_number - 1 where organization_id = $1 and seal_number > 3',
      person.organization_id,
    )
    expect(await verify(person)).toMatchObject({ first_broken: { seal_number: 3, fault: 'seal_changed' } })
  })

  it('and swaps two entries, or their seals, is found out', async () => {
    const person = await sealedOrganization()
    const [a, b] = [await entryAt(person, 2), await entryAt(person, 3)]
    const swap = `update platform.audit_log set id = case id when $1::uuid then $2::uuid else $1::uuid end where id in ($1, $2)`
    await rows('alter table platform.audit_log drop constraint audit_log_pkey cascade')
    await rows(swap, a, b)
    const broken = { seal_number: 2, entry_id: a, fault: 'entry_changed' }
    expect(await verify(person)).toMatchObject({ first_broken: broken })
    await rows(swap, a, b)
    await rows('alter table platform.audit_log add primary key (organization_id, id)')
    expect(await verify(person)).toMatchObject({ intact: true })
    await rows('alter table platform.audit_seals drop constraint audit_seals_organization_id_entry_id_key')
    await rows(
      'update platform.audit_seals set entry_id = case entry_id when $1::uuid then $2::uuid else $1::uuid end where entry_id in ($1, $2)',
      a,
      b,
    )
    expect(await verify(person)).toMatchObject({ first_broken: { seal_number: 2, entry_id: b } })
    await rows('alter table platform.audit_seals add unique (organization_id, entry_id)')
  })

  it('and puts an entry in under an earlier date is found out', async () => {
    const person = await sealedOrganization()
    const [made] = await rows(
      `insert into platform.audit_log (organization_id, id, at, actor_name, action, subject_type)
       values ($1, gen_random_uuid(), now() - interval '2 hours', 'Forger', 'invoice.paid', 'invoice') returning id`,
      person.organization_id,
    )
    expect(await verify(person)).toMatchObject({
      intact: false,
      first_broken: { entry_id: made.id, fault: 'entry_backdated' },
    })
  })

  it('and does it between two others, with a seal that fits the one before, is found out', async () => {
    const person = await sealedOrganization()
    const { organization_id } = person
    await rows(
      'update platform.audit_seals set seal_number = seal_number + 100 where organization_id = $1 and seal_number > 2',
      organization_id,
    )
    await rows(
      'update platform.audit_seals set seal_number = seal_number - 99 where organization_id = $1 and seal_number > 100',
      organization_id,
    )
    const [entry] = await rows(
      `insert into platform.audit_log (organization_id, id, action, subject_type) values ($1, gen_random_uuid(), 'x', 'x') returning id`,
      organization_id,
    )
    await rows(
      `insert into platform.audit_seals select organization_id, 3, $2, sealed_at, actor_hash, subject_hash, hash, $3
       from platform.audit_seals where organization_id = $1 and seal_number = 2`,
      organization_id,
      entry.id,
      createHash('sha256').update('made up').digest(),
    )
    expect(await verify(person)).toMatchObject({ first_broken: { seal_number: 3, entry_id: entry.id } })
  })
})

describe('a person who is erased', () => {
  it('leaves a chain that holds: what was taken out is on record, and what stays is still proven', async () => {
    const person = await sealedOrganization()
    const { organization_id } = person
    const before = await verify(person)
    const touched = await test.house.platform.redactPerson(organization_id, person.id, [])
    expect(touched).toBeGreaterThan(0)
    const after = await verify(person)
    expect(after).toMatchObject({ intact: true, redacted: touched, head_hash: before.head_hash })
    const salts = await rows(
      'select actor_name, actor_salt, subject_salt from platform.audit_log where organization_id = $1 and actor_id = $2',
      organization_id,
      person.id,
    )
    expect(salts.length).toBeGreaterThan(0)
    for (const row of salts) expect(row).toMatchObject({ actor_name: null, actor_salt: null })
    expect(salts.some(({ subject_salt }) => subject_salt !== null)).toBe(true)
    await rows(
      `update platform.audit_log set after = '{"name": "Other"}' where organization_id = $1 and action = 'supplier.created'`,
      organization_id,
    )
    expect(await verify(person)).toMatchObject({ intact: false, first_broken: { fault: 'entry_changed' } })
  })
})
