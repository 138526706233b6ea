import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../../test/house.ts'
import { isSigned, openReceiver, type Receiver } from './testing/receiver.ts'

const test = testHouse({ OUTBOUND_ALLOW: '127.0.0.1' })
let receiver: Receiver
beforeAll(async () => {
  receiver = await openReceiver()
})
beforeEach(async () => {
  receiver.answer = { status: 200 }
  await test.runJobs()
  receiver.heard = []
})
afterAll(() => receiver.close())

async function listen(person: Person, events: string[] = ['supplier.created'], url = receiver.url) {
  const made = await person.call('POST', '/webhooks', { url, events, description: 'Accounts' })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return made.body
}
const addSupplier = async (person: Person, name: string) =>
  (await person.call('POST', '/vendors', { name })).body.id

describe('a webhook', () => {
  it('is made, shown without its secret, changed and deleted, by its own organization alone', async () => {
    const mine = await test.newOrganization()
    const theirs = await test.newOrganization()
    const { secret, ...made } = await listen(mine)
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    expect(made).toMatchObject({ url: receiver.url, is_active: true, events: ['supplier.created'] })
    const path = `/webhooks/${made.id}`
    expect((await mine.call('GET', path)).body).toEqual(made)
    expect((await mine.call('GET', '/webhooks')).body.items).toEqual([made])
    const changed = await mine.call('PUT', path, { description: '', events: ['*'] })
    expect(changed.body).toMatchObject({ description: null, events: ['*'] })
    for (const [method, more, body] of [
      ['GET', ''],
      ['PUT', '', { events: ['*'] }],
      ['DELETE', ''],
      ['POST', '/secret'],
      ['POST', '/test'],
      ['GET', '/deliveries'],
    ] as const)
      expect((await theirs.call(method, path + more, body)).status, `${method} ${more}`).toBe(404)
    expect((await theirs.call('GET', '/webhooks')).body.total).toBe(0)
    const log = (await mine.call('GET', `/audit-log?subject_id=${made.id}`)).body.items
    expect(JSON.stringify(log)).not.toContain(secret)
    expect((await mine.call('DELETE', path)).status).toBe(204)
    expect((await mine.call('GET', path)).status).toBe(404)
  })

  it('has its secret sealed at rest', async () => {
    const admin = await test.newOrganization()
    const { id, secret } = await listen(admin)
    const { rows } = await test.owner.query('select * from webhooks.endpoints where id = $1', [id])
    const key = Buffer.from(secret.slice(6), 'base64')
    expect(rows[0].sealed_secret.includes(key)).toBe(false)
    expect(JSON.stringify(rows)).not.toContain(secret.slice(6))
  })

  it('is for admins, listens to events there are, and is one of twenty', async () => {
    const admin = await test.newOrganization()
    const manager = await test.newMember(admin, 'manager')
    expect((await manager.call('GET', '/webhooks')).status).toBe(403)
    const post = (body: object) => admin.call('POST', '/webhooks', { url: receiver.url, ...body })
    expect((await post({ events: ['supplier.eaten'] })).status).toBe(422)
    expect((await post({ events: ['webhook.tested'] })).status).toBe(422)
    expect((await post({ events: [] })).status).toBe(422)
    const { events } = (await admin.call('GET', '/webhooks/events')).body
    expect(events).toContain('invoice.created')
    expect((await post({ events })).status).toBe(201)
    for (let i = 0; i < 19; i += 1) await listen(admin)
    expect((await post({ events: ['*'] })).body.error).toBe('constraint_violated')
  })
})

describe('what happens', () => {
  it('is told, signed, to whoever listens: ids and a name, and no more', async () => {
    const admin = await test.newOrganization()
    const { secret } = await listen(admin)
    const supplier_id = await addSupplier(admin, 'Harbour Fish')
    await test.runJobs()
    const [heard] = receiver.heard
    const [entry] = (await admin.call('GET', '/audit-log?action=supplier.created')).body.items
    expect(JSON.parse(heard!.body)).toEqual({
      id: entry.id,
      type: 'supplier.created',
      occurred_at: entry.at,
      organization_id: admin.organization_id,
      data: { subject_type: 'supplier', subject_id: supplier_id, subject_name: 'Harbour Fish' },
    })
    expect(heard!.headers).toMatchObject({ 'webhook-id': entry.id, 'content-type': 'application/json' })
    expect(heard!.headers['user-agent']).toMatch(/^Brigade\/\d/)
    expect(isSigned(heard!, secret)).toBe(true)
    expect(isSigned({ ...heard!, body: `${heard!.body} ` }, secret)).toBe(false)
    const age_seconds = test.clock.now().getTime() / 1000 - Number(heard!.headers['webhook-timestamp'])
    expect(Math.abs(age_seconds)).toBeLessThan(60)
  })

  it('is told only if it is committed', async () => {
    const admin = await test.newOrganization()
    await listen(admin, ['*'])
    await addSupplier(admin, 'Mill')
    const refused = await admin.call('POST', '/vendors', { name: 'Mill' })
    expect(refused.status).toBe(409)
    await test.runJobs()
    expect(receiver.types().filter((type) => type === 'supplier.created')).toHaveLength(1)
  })

  it('is told to those who listen to it, not to the switched off, not to other organizations', async () => {
    const admin = await test.newOrganization()
    const other = await test.newOrganization()
    await listen(admin, ['supplier.created'], `${receiver.url}/some`)
    await listen(admin, ['*'], `${receiver.url}/all`)
    const off = await listen(admin, ['*'], `${receiver.url}/off`)
    await listen(other, ['*'], `${receiver.url}/other`)
    await admin.call('PUT', `/webhooks/${off.id}`, { is_active: false })
    await test.runJobs()
    receiver.heard = []
    const id = await addSupplier(admin, 'Mill')
    await admin.call('PUT', `/vendors/${id}`, { name: 'Old Mill' })
    await test.runJobs()
    expect(receiver.types().sort()).toEqual(['supplier.created', 'supplier.created', 'supplier.updated'])
    const deliveries = (await admin.call('GET', `/webhooks/${off.id}/deliveries`)).body.items
    expect(deliveries.every(({ status }: { status: string }) => status !== 'pending')).toBe(true)
  })

  it('is told of by the house, too: a document that was read, one that was not', async () => {
    const admin = await test.newOrganization()
    const upload = (await import('../../../test/isolation-tenants.ts')).upload
    await listen(admin, ['document.processed', 'document.failed'])
    await upload(admin, { document_type: 'invoice' }, 'good.csv', 'Date,Amount\n2026-10-02,10.00\n')
    await upload(admin, { document_type: 'invoice' }, 'bad.pdf', '%PDF-1.7\nnothing\n')
    await test.runJobs()
    expect(receiver.types().sort()).toEqual(['document.failed', 'document.processed'])
  })
})

describe('a delivery', () => {
  const deliveries = async (admin: Person, id: string, query = '') =>
    (await admin.call('GET', `/webhooks/${id}/deliveries${query}`)).body

  it('is listed with how it went, and shown with what was sent and answered', async () => {
    const admin = await test.newOrganization()
    const { id } = await listen(admin)
    receiver.answer = { status: 202, body: 'queued\u0000\u001b[1m' }
    await addSupplier(admin, 'Mill')
    await test.runJobs()
    const { items } = await deliveries(admin, id)
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({
      event_type: 'supplier.created',
      subject_name: 'Mill',
      status: 'delivered',
      attempt_count: 1,
      last_status: 202,
      next_attempt_at: null,
    })
    const shown = (await admin.call('GET', `/webhooks/${id}/deliveries/${items[0].id}`)).body
    expect(shown.payload).toEqual(JSON.parse(receiver.heard[0]!.body))
    expect(shown.attempts).toMatchObject([
      { number: 1, status: 202, error: null, answer: 'queued\ufffd\ufffd[1m' },
    ])
    expect((await deliveries(admin, id, '?status=failed')).items).toEqual([])
    expect((await deliveries(admin, id, '?event_type=supplier.created')).items).toHaveLength(1)
    expect((await deliveries(admin, id, '?event_type=invoice.created')).items).toEqual([])
    const other = await listen(admin)
    expect((await admin.call('GET', `/webhooks/${other.id}/deliveries/${items[0].id}`)).status).toBe(404)
  })

  it('is sent again on demand, under the same id, also when it had arrived', async () => {
    const admin = await test.newOrganization()
    const { id } = await listen(admin)
    await addSupplier(admin, 'Mill')
    await test.runJobs()
    const [first] = (await deliveries(admin, id)).items
    const again = await admin.call('POST', `/webhooks/${id}/deliveries/${first.id}/replay`)
    expect([again.status, again.body.status]).toEqual([202, 'pending'])
    await test.runJobs()
    const [now] = (await deliveries(admin, id)).items
    expect(now).toMatchObject({ id: first.id, status: 'delivered', attempt_count: 2 })
    const ids = receiver.heard.map(({ headers }) => headers['webhook-id'])
    expect(ids).toEqual([first.event_id, first.event_id])
    await admin.call('PUT', `/webhooks/${id}`, { is_active: false })
    for (const path of [`/webhooks/${id}/deliveries/${first.id}/replay`, `/webhooks/${id}/test`])
      expect((await admin.call('POST', path)).body.error).toBe('webhook_inactive')
  })

  it('may be a test, for one webhook alone', async () => {
    const admin = await test.newOrganization()
    const { id } = await listen(admin, ['invoice.paid'])
    await listen(admin, ['*'])
    await test.runJobs()
    receiver.heard = []
    expect((await admin.call('POST', `/webhooks/${id}/test`)).body).toMatchObject({
      event_type: 'webhook.tested',
      status: 'pending',
    })
    await test.runJobs()
    expect(receiver.types()).toEqual(['webhook.tested'])
  })

  it('is signed twice for a day after the secret was renewed', async () => {
    const admin = await test.newOrganization()
    const { id, secret: old } = await listen(admin)
    const { secret } = (await admin.call('POST', `/webhooks/${id}/secret`)).body
    expect(secret).not.toBe(old)
    await addSupplier(admin, 'Mill')
    await test.runJobs()
    expect([isSigned(receiver.heard[0]!, old), isSigned(receiver.heard[0]!, secret)]).toEqual([true, true])
    test.clock.advance(86_400)
    const later = await test.signIn(admin.email, admin.password)
    await addSupplier(later, 'Dairy')
    await test.runJobs()
    expect([isSigned(receiver.heard[1]!, old), isSigned(receiver.heard[1]!, secret)]).toEqual([false, true])
  })

  it('is forgotten after thirty days', async () => {
    const admin = await test.newOrganization()
    const { id } = await listen(admin)
    await addSupplier(admin, 'Mill')
    await test.runJobs()
    await test.owner.query(
      `update webhooks.deliveries set created_at = created_at - interval '31 days' where endpoint_id = $1`,
      [id],
    )
    await addSupplier(admin, 'Dairy')
    const { sweepDeliveriesJob } = await import('./jobs.ts')
    const { enqueueJob } = await import('#platform/jobs')
    const { byItself } = await import('#platform/timetable')
    const who = byItself(admin.organization_id, 'night')
    await test.house.platform.withTenant(who, (tx) => enqueueJob(tx, who, sweepDeliveriesJob, {}))
    await test.runJobs()
    expect(
      (await deliveries(admin, id)).items.map((one: { subject_name: string }) => one.subject_name),
    ).toEqual(['Dairy'])
  })
})
