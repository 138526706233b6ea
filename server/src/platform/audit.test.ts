import { beforeAll, describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../test/house.ts'
import { audit } from './audit.ts'

const test = testHouse()
let admin: Person
beforeAll(async () => {
  admin = await test.newOrganization()
})

const entries = async (query: string, person = admin) =>
  (await person.call('GET', `/audit-log?${query}`)).body.items

describe('the log of who did what', () => {
  it('keeps of a change only the fields that differ, with who and by which request', async () => {
    const made = await admin.call('POST', '/vendors', { name: 'Mill', contact_phone: '1' })
    const { id } = made.body
    const changed = await admin.call('PUT', `/vendors/${id}`, { name: 'Mill & Sons', contact_phone: '1' })
    const gone = await admin.call('DELETE', `/vendors/${id}`)
    const log = await entries(`subject_id=${id}`)
    expect(log.map(({ action }: { action: string }) => action)).toEqual([
      'supplier.deleted',
      'supplier.updated',
      'supplier.created',
    ])
    const [deletion, change, creation] = log
    expect(change).toMatchObject({
      actor_id: admin.id,
      actor_name: expect.stringContaining('Admin'),
      subject_type: 'supplier',
      subject_name: 'Mill & Sons',
      before: { name: 'Mill' },
      after: { name: 'Mill & Sons' },
      request_id: changed.headers['x-request-id'],
    })
    expect(creation).toMatchObject({ before: null, request_id: made.headers['x-request-id'] })
    expect(creation.after).toMatchObject({ id, name: 'Mill', contact_phone: '1' })
    expect(deletion).toMatchObject({ after: null, request_id: gone.headers['x-request-id'] })
    expect(deletion.before).toMatchObject({ name: 'Mill & Sons' })
  })

  it('is written with the deed or not at all', async () => {
    const before = (await entries('')).length
    expect((await admin.call('POST', '/vendors', { name: 'Clash' })).status).toBe(201)
    expect((await admin.call('POST', '/vendors', { name: 'Clash' })).status).toBe(409)
    expect((await entries('')).length).toBe(before + 1)
  })

  it('holds no secret of anything a person does', async () => {
    const person = await test.newMember(admin, 'chef')
    await admin.call('PUT', `/users/${person.id}`, { first_name: 'New', password: 'Another-Oven-43-Flour' })
    await person.call('POST', '/auth/logout', { refresh_token: person.refresh_token })
    const { rows } = await test.owner.query('select * from platform.audit_log')
    const text = JSON.stringify(rows)
    expect(text).not.toMatch(/Oven-4|argon2|"password(_hash)?"|_token/)
    for (const { token, refresh_token } of [admin, person]) {
      expect(text).not.toContain(token)
      expect(text).not.toContain(refresh_token)
    }
  })

  it('takes secrets out of what it is given', async () => {
    const who = {
      user_id: admin.id,
      organization_id: admin.organization_id,
      name: 'A',
      request_id: 'r',
    } as never
    const secret = { name: 'a', password: 'p', password_hash: 'h', updated_at: new Date() }
    const subject = { type: 'test', id: null }
    await test.house.platform.withTenant(who, async (tx) => {
      await audit(tx, who, 'test.created' as never, subject, { after: secret })
      await audit(tx, who, 'test.updated' as never, subject, {
        before: secret,
        after: { ...secret, name: 'b', password: 'q' },
      })
      await audit(tx, who, 'test.read' as never, subject)
    })
    const log = await entries('subject_type=test&sort=at')
    expect(log.map(({ before, after }: { before: object; after: object }) => [before, after])).toEqual(
      expect.arrayContaining([
        [null, { name: 'a' }],
        [{ name: 'a' }, { name: 'b' }],
        [null, null],
      ]),
    )
  })

  it('is for admins, each of their own organization', async () => {
    const manager = await test.newMember(admin, 'manager')
    expect((await manager.call('GET', '/audit-log')).status).toBe(403)
    const stranger = await test.newOrganization()
    const ids = (await entries('', stranger)).map(({ actor_id }: { actor_id: string }) => actor_id)
    expect(ids).not.toContain(admin.id)
  })
})
