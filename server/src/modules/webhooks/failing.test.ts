import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../../test/house.ts'
import { deliverWebhook } from './deliver.ts'
import { openReceiver, type Receiver } from './testing/receiver.ts'

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

interface Shown {
  id: string
  event_id: string
  status: string
  attempt_count: number
  next_attempt_at: string | null
}

/** A webhook with one delivery that waits. */
async function waiting() {
  const admin = await test.newOrganization()
  const { id } = (await admin.call('POST', '/webhooks', { url: receiver.url, events: ['supplier.created'] }))
    .body
  await admin.call('POST', '/vendors', { name: 'Mill' })
  const path = `/webhooks/${id}`
  const endpoint = async (as: Person = admin) => (await as.call('GET', path)).body
  const deliveries = async (as: Person = admin): Promise<Shown[]> =>
    (await as.call('GET', `${path}/deliveries`)).body.items
  /** One attempt at the first, whenever it is due. */
  const attempt = async () => {
    const { rows } = await test.owner.query('select id from webhooks.deliveries where endpoint_id = $1', [id])
    const message = { organization_id: admin.organization_id, endpoint_id: id, delivery_id: rows[0].id }
    const { platform } = test.house
    await deliverWebhook.run({ platform, message, attempt: 1, is_last: false } as never)
  }
  return { admin, id, path, endpoint, deliveries, attempt }
}
const seconds = (from: Date, to: string | null) => (Date.parse(to!) - from.getTime()) / 1_000

describe('a delivery that fails', () => {
  it('waits half a minute, then longer and longer, and has failed after the eighth attempt', async () => {
    const { deliveries, attempt, endpoint, admin, path } = await waiting()
    receiver.answer = { status: 500, body: 'oops' }
    for (const [tries, pause] of [30, 300, 1_800, 7_200, 18_000, 28_800, 36_000].entries()) {
      const now = test.clock.now()
      await attempt()
      const [shown] = await deliveries()
      expect(shown).toMatchObject({ status: 'pending', attempt_count: tries + 1, last_status: 500 })
      expect(seconds(now, shown!.next_attempt_at)).toBeGreaterThan(pause * 0.79)
      expect(seconds(now, shown!.next_attempt_at)).toBeLessThan(pause * 1.21 + 5)
    }
    await attempt()
    const [over] = await deliveries()
    expect(over).toMatchObject({ status: 'failed', attempt_count: 8, next_attempt_at: null })
    await attempt()
    expect(receiver.heard).toHaveLength(8)
    expect(new Set(receiver.heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect((await endpoint()).failing_since).not.toBeNull()
    expect((await endpoint()).is_active).toBe(true)

    receiver.answer = { status: 204 }
    await admin.call('POST', `${path}/deliveries/${over!.id}/replay`)
    await test.runJobs()
    expect((await deliveries())[0]).toMatchObject({ status: 'delivered', attempt_count: 9 })
    expect((await endpoint()).failing_since).toBeNull()
  })

  it('is tried by the queue itself until it arrives', async () => {
    const { deliveries } = await waiting()
    receiver.answer = { status: 503 }
    const failures = receiver.heard.length
    const mend = setInterval(() => {
      if (receiver.heard.length >= failures + 3) receiver.answer = { status: 200 }
    }, 1)
    await test.runJobs()
    clearInterval(mend)
    const [shown] = await deliveries()
    expect(shown!.status).toBe('delivered')
    expect(shown!.attempt_count).toBeGreaterThanOrEqual(3)
  })

  it('waits as long as the receiver asks for', async () => {
    const { deliveries, attempt } = await waiting()
    receiver.answer = { status: 429, headers: { 'retry-after': '600' } }
    const now = test.clock.now()
    await attempt()
    expect(seconds(now, (await deliveries())[0]!.next_attempt_at)).toBeGreaterThanOrEqual(600)
  })

  it('says what kept it, and takes a redirect for a refusal', async () => {
    const { deliveries, attempt, admin, path } = await waiting()
    receiver.answer = { status: 308, headers: { location: receiver.url } }
    await attempt()
    expect(receiver.heard).toHaveLength(1)
    await admin.call('PUT', path, { url: 'http://127.0.0.1:1/closed', events: ['*'] }).then((changed) => {
      expect(changed.body.error).toBe('address_refused')
    })
    await test.owner.query(`update webhooks.endpoints set url = 'http://127.0.0.1:65000/' where id = $1`, [
      path.split('/').at(-1),
    ])
    await attempt()
    const [shown] = await deliveries()
    const { attempts } = (await admin.call('GET', `${path}/deliveries/${shown!.id}`)).body
    expect(attempts).toMatchObject([
      { number: 2, status: null, error: 'not_reached', answer: null },
      { number: 1, status: 308, error: null },
    ])
  })

  it('that was switched off meanwhile is cancelled, and one that was deleted leaves nothing', async () => {
    const first = await waiting()
    await first.admin.call('PUT', first.path, { is_active: false })
    await test.runJobs()
    expect((await first.deliveries())[0]!.status).toBe('cancelled')
    const second = await waiting()
    await second.admin.call('DELETE', second.path)
    await test.runJobs()
    expect(receiver.heard).toEqual([])
  })
})

describe('a receiver', () => {
  const mails = async (organization_id: string) =>
    (
      await test.owner.query(
        `select recipient, subject, body_text from platform.mails where organization_id = $1 and kind = 'webhook_switched_off' order by recipient`,
        [organization_id],
      )
    ).rows

  it('that answers 410 is called no more; what waits is cancelled, the admins are told', async () => {
    const { admin, endpoint, deliveries, attempt } = await waiting()
    await test.newMember(admin, 'admin')
    await test.newMember(admin, 'chef')
    await admin.call('POST', '/vendors', { name: 'Dairy' })
    receiver.answer = { status: 410 }
    await attempt()
    expect(await endpoint()).toMatchObject({ is_active: false, stopped_because: 'gone' })
    expect((await deliveries()).map(({ status }) => status).sort()).toEqual(['cancelled', 'failed'])
    const sent = await mails(admin.organization_id)
    expect(sent).toHaveLength(2)
    expect(sent[0].body_text).toContain(receiver.url)
    expect(sent[0].body_text).toContain('/settings/webhooks/')
    const [entry] = (await admin.call('GET', '/audit-log?action=webhook.switched_off')).body.items
    expect(entry).toMatchObject({ actor_name: 'Brigade', after: { stopped_because: 'gone' } })
    await test.runJobs()
    expect(receiver.heard).toHaveLength(1)
  })

  it('that has failed for five days is called no more, and begins anew when it is switched on', async () => {
    const { admin, path, endpoint, attempt } = await waiting()
    receiver.answer = { status: 500 }
    await attempt()
    test.clock.advance(5 * 86_400 - 60)
    const later = await test.signIn(admin.email, admin.password)
    await attempt()
    expect((await endpoint(later)).is_active).toBe(true)
    test.clock.advance(120)
    await attempt()
    expect(await endpoint(later)).toMatchObject({ is_active: false, stopped_because: 'failing' })
    expect(await mails(admin.organization_id)).toHaveLength(1)

    const on = (await later.call('PUT', path, { is_active: true })).body
    expect(on).toMatchObject({
      is_active: true,
      stopped_because: null,
      stopped_at: null,
      failing_since: null,
    })
    await later.call('POST', '/vendors', { name: 'Dairy' })
    receiver.answer = { status: 200 }
    await test.runJobs()
    expect(receiver.types().at(-1)).toBe('supplier.created')
  })

  it('that does not answer does not hold up another', async () => {
    const slow = await waiting()
    const quick = await waiting()
    const { rows } = await test.owner.query<{ line: string }>(
      `select q.queue_name as line from graphile_worker._private_jobs j
       join graphile_worker._private_job_queues q on q.id = j.job_queue_id
       where q.queue_name = any($1)`,
      [[`webhook:${slow.id}`, `webhook:${quick.id}`]],
    )
    expect(new Set(rows.map(({ line }) => line)).size).toBe(2)
  })
})

describe('the trigger and the acts', () => {
  it('send the same errand', async () => {
    const { admin, path, deliveries } = await waiting()
    const queued = async () =>
      (
        await test.owner.query(
          `select t.identifier, j.key, j.max_attempts, j.priority, j.payload, q.queue_name
           from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
           left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
           where j.key like 'deliver_webhook:%'`,
        )
      ).rows
    const by_trigger = await queued()
    expect(by_trigger).toHaveLength(1)
    await test.owner.query(`delete from graphile_worker._private_jobs`)
    await admin.call('POST', `${path}/deliveries/${(await deliveries())[0]!.id}/replay`)
    expect(await queued()).toEqual(by_trigger)
    await test.owner.query(`delete from graphile_worker._private_jobs`)
  })
})
