import { createHash } from 'node:crypto'
import { read, utils } from '@e965/xlsx'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../test/house.ts'
import { canonicalJson } from './canonical-json.ts'
import { enqueueJob } from './jobs.ts'

const test = testHouse()
let admin: Person

beforeAll(async () => {
  admin = await test.newOrganization({ restaurant_name: 'The Cookie Jar' })
  const { body } = await admin.call('POST', '/vendors', { name: 'Harbour Fish Co.' })
  await admin.call('PUT', `/vendors/${body.id}`, { name: 'Harbour Fish & Sons', payment_terms_days: 30 })
  await admin.call('POST', '/vendors', { name: '=HYPERLINK("http://x.example")' })
})

interface Line extends Record<string, unknown> {
  seal_number: number
  previous_hash: string
  hash: string
}
const exported = async (query: string, person = admin) => person.call('GET', `/audit-log/export?${query}`)
const lines = async (query = ''): Promise<Line[]> =>
  String((await exported(`format=jsonl&${query}`)).raw.rawPayload)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('searching the log', () => {
  const found = async (query: string) => {
    const { body } = await admin.call('GET', `/audit-log?${query}`)
    return body.items.map(({ action, subject_name }: Record<string, string>) => `${action} ${subject_name}`)
  }

  it('goes by part of a name, of an action or of who it was, however it is written', async () => {
    expect(await found('search=FISH')).toEqual([
      'supplier.updated Harbour Fish & Sons',
      'supplier.created Harbour Fish Co.',
    ])
    expect(await found('search=supplier.upd')).toHaveLength(1)
    expect((await found(`search=${encodeURIComponent('Admin ')}`)).length).toBeGreaterThan(3)
    expect(await found('search=100%25_')).toEqual([])
  })

  it('goes by the beginning of an action', async () => {
    expect((await found('action=supplier.')).length).toBe(3)
    expect((await found('action=supplier.created')).length).toBe(2)
    expect(await found('action=upplier')).toEqual([])
  })

  it('tells the seal of each entry, once it has one', async () => {
    await admin.call('GET', '/audit-log/verification')
    await admin.call('POST', '/vendors', { name: 'Not sealed yet' })
    const { body } = await admin.call('GET', '/audit-log?limit=2')
    expect(body.items[0]).toMatchObject({ seal_number: null, sealed_at: null, hash: null })
    expect(body.items[1].hash).toMatch(/^[0-9a-f]{64}$/)
    const seal = await admin.call('GET', '/audit-log/seal')
    expect(seal.body).toMatchObject({
      head_number: body.items[1].seal_number,
      head_hash: body.items[1].hash,
      sealed_at: expect.stringMatching(/^\d{4}-.*Z$/),
    })
  })
})

describe('the log as lines of JSON', () => {
  it('can be proven by anybody, with nothing but what docs/decisions/0010 says', async () => {
    const all = await lines()
    const sha256 = (content: object) => createHash('sha256').update(canonicalJson(content)).digest('hex')
    let previous_hash = '0'.repeat(64)
    for (const [index, line] of all.entries()) {
      expect(line.seal_number).toBe(index + 1)
      expect(line.previous_hash).toBe(previous_hash)
      const { hash, actor_name, actor_salt, subject_name, before, after, subject_salt, ...rest } = line
      expect(line.actor_hash).toBe(sha256({ actor_name, actor_salt }))
      expect(line.subject_hash).toBe(sha256({ subject_name, before, after, subject_salt }))
      expect(hash).toBe(sha256(rest))
      previous_hash = hash
    }
    const { body } = await admin.call('GET', '/audit-log/verification')
    expect(body).toMatchObject({
      intact: true,
      first_broken: null,
      head_hash: previous_hash,
      sealed: all.length,
    })
    expect(body.entries).toBe(all.length)
  })

  it('ends with the entry that says who took it', async () => {
    const last = (await lines()).at(-1)!
    expect(last).toMatchObject({
      action: 'audit_log.exported',
      actor_id: admin.id,
      after: { format: 'jsonl' },
    })
  })

  it('holds what the filters find', async () => {
    const some = await lines('action=supplier.&search=fish')
    expect(some.map(({ action }) => action)).toEqual(['supplier.created', 'supplier.updated'])
  })
})

describe('the log as a table', () => {
  it('in CSV is neither a formula nor broken by what people write', async () => {
    const answer = await exported('format=csv&action=supplier.')
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(answer.headers['content-disposition']).toMatch(/attachment; filename="audit-log-[\d-]+\.csv"/)
    const text = String(answer.raw.rawPayload)
    expect(text.startsWith('\uFEFFseal_number,at,actor_name,')).toBe(true)
    expect(text).toContain(`"'=HYPERLINK(""http://x.example"")"`)
    expect(text.trimEnd().split('\r\n').length).toBe((await lines('action=supplier.')).length + 1)
  })

  it('in XLSX says the same', async () => {
    const answer = await exported('format=xlsx&action=supplier.')
    const book = read(answer.raw.rawPayload, { type: 'buffer' })
    const rows = utils.sheet_to_json<Record<string, unknown>>(book.Sheets['Audit log']!)
    const same = await lines('action=supplier.')
    expect(rows.map(({ hash, seal_number }) => [hash, seal_number])).toEqual(
      same.map(({ hash, seal_number }) => [hash, seal_number]),
    )
    expect(rows[1]).toMatchObject({ after: '{"name":"Harbour Fish & Sons","payment_terms_days":30}' })
  })

  it('is for admins, each of their own organization', async () => {
    const manager = await test.newMember(admin, 'manager')
    for (const path of ['export', 'verification', 'seal'])
      expect((await manager.call('GET', `/audit-log/${path}`)).status, path).toBe(403)
    const stranger = await test.newOrganization()
    expect(String((await exported('', stranger)).raw.rawPayload)).not.toContain('Harbour')
  })
})

describe('the night', () => {
  it('verifies the log, and the latest seal tells what was found', async () => {
    const { platform, modules } = test.house
    const entry = modules
      .flatMap((module) => module.timetable ?? [])
      .find((one) => 'job' in one && one.job.task === 'verify_audit_log')
    if (!entry || !('job' in entry)) throw new Error('nobody verifies')
    expect((await admin.call('GET', '/audit-log/seal')).body.verified).toBeNull()
    const who = { organization_id: admin.organization_id, user_id: admin.id }
    const run = async () => {
      await platform.withTenant(who, (tx) => enqueueJob(tx, who as never, entry.job as never, {} as never))
      await test.runJobs()
      return (await admin.call('GET', '/audit-log/seal')).body.verified
    }
    expect(await run()).toMatchObject({ intact: true, first_broken: null })
    await test.owner.query(
      `update platform.audit_log set actor_name = 'x' where organization_id = $1 and action = 'supplier.updated'`,
      [admin.organization_id],
    )
    expect(await run()).toMatchObject({ intact: false, first_broken: { fault: 'entry_changed' } })
  })
})
