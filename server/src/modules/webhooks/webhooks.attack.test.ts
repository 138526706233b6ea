import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeOutbound } from '#platform/outbound'
import { allowanceOf } from '#platform/outbound-allowance'
import { type Person, testHouse } from '../../../test/house.ts'
import { openReceiver, type Receiver } from './testing/receiver.ts'

/** A house as it is by itself: nothing of its own network may be called. */
const test = testHouse()
let inside: Receiver
let admin: Person
beforeAll(async () => {
  inside = await openReceiver()
  admin = await test.newOrganization()
})
afterAll(() => inside.close())

const post = (url: string) => admin.call('POST', '/webhooks', { url, events: ['*'] })

describe('as an admin who wants to see the inside', () => {
  it.each([
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://169.254.169.254/latest/meta-data/',
    'https://[fd00:ec2::254]/latest/meta-data/',
    'https://10.0.0.1/',
    'https://192.168.0.1/',
    'https://localhost/',
    'https://2130706433/',
    'https://0177.0.0.1/',
    'https://0x7f000001/',
    'http://169.254.169.254/',
    'https://name:secret@93.184.215.14/',
    'https://93.184.215.14:22/',
    'file:///etc/passwd',
    'not an address',
  ])('I make a webhook to %s', async (url) => {
    const { status, body } = await post(url)
    expect([status, body.error]).toEqual([422, 'address_refused'])
    expect(body.details[0].loc).toEqual(['body', 'url'])
  })

  it('I make one to the outside and turn it inwards', async () => {
    const outside = makeOutbound({
      allowance: allowanceOf({ outboundAllow: null }),
      lookup: async () => [{ address: '93.184.215.14', family: 4 }],
    })
    const usual = test.house.platform.outbound
    test.house.platform.outbound = outside
    const { id } = (await post('https://rebind.example/')).body
    expect((await admin.call('PUT', `/webhooks/${id}`, { url: inside.url })).body.error).toBe(
      'address_refused',
    )

    // From now on the name leads inside: every delivery looks again.
    const port = new URL(inside.url).port
    await test.owner.query('update webhooks.endpoints set url = $2 where id = $1', [
      id,
      `https://rebind.example:${port}/`,
    ])
    test.house.platform.outbound = makeOutbound({
      allowance: allowanceOf({ outboundAllow: null }),
      lookup: async () => [{ address: '127.0.0.1', family: 4 }],
    })
    await admin.call('POST', `/webhooks/${id}/test`)
    await test.runJobs()
    const { items } = (await admin.call('GET', `/webhooks/${id}/deliveries?event_type=webhook.tested`)).body
    expect(items[0]).toMatchObject({ last_error: 'address_refused', last_status: null })
    test.house.platform.outbound = usual
  })

  it('and heard nothing from inside', () => {
    expect(inside.heard).toEqual([])
  })
})

describe('as somebody else', () => {
  it('I read or rotate the secret, or send as a member without the right', async () => {
    const manager = await test.newMember(admin, 'manager')
    const { items } = (await admin.call('GET', '/webhooks')).body
    for (const [method, path] of [
      ['GET', `/webhooks/${items[0].id}`],
      ['POST', `/webhooks/${items[0].id}/secret`],
      ['POST', `/webhooks/${items[0].id}/test`],
      ['DELETE', `/webhooks/${items[0].id}`],
    ] as const)
      expect((await manager.call(method, path)).status).toBe(403)
  })

  it('I move a webhook to my organization, or name whose it is', async () => {
    const { items } = (await admin.call('GET', '/webhooks')).body
    const mine = await test.newOrganization()
    for (const field of ['organization_id', 'sealed_secret', 'secret', 'stopped_because', 'id']) {
      const body = { [field]: mine.organization_id }
      expect((await admin.call('PUT', `/webhooks/${items[0].id}`, body)).status, field).toBe(422)
    }
  })
})
