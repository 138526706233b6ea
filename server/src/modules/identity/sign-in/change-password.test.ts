import { describe, expect, it } from 'vitest'
import { testHouse } from '../../../../test/house.ts'
import { mailsTo } from '../../../../test/mailbox.ts'

const test = testHouse()
const chosen = 'Another-Ladle-77'

describe('one’s own new password', () => {
  it('needs the present one, ends every other session and is told of', async () => {
    const admin = await test.newOrganization()
    const elsewhere = await test.signIn(admin.email, admin.password)
    const change = (body: object) => admin.call('POST', '/auth/password', body)
    for (const [body, code] of [
      [{ new_password: chosen }, 'wrong_password'],
      [{ current_password: 'Not-Mine-12', new_password: chosen }, 'wrong_password'],
      [{ current_password: admin.password, new_password: 'short' }, 'weak_password'],
    ] as const) {
      const refused = await change(body)
      expect([refused.status, refused.body.error]).toEqual([422, code])
    }
    const wrong = await change({ current_password: 'Not-Mine-12', new_password: chosen })
    expect(wrong.body.details[0].loc).toEqual(['body', 'current_password'])
    expect((await change({ current_password: admin.password, new_password: chosen })).status).toBe(200)

    expect((await admin.call('GET', '/auth/me')).status).toBe(200)
    expect((await elsewhere.call('GET', '/auth/me')).body.error).toBe('session_ended')
    expect((await test.signIn(admin.email, chosen)).id).toBe(admin.id)
    const old = await test.call('POST', '/auth/login', { email: admin.email, password: admin.password })
    expect(old.status).toBe(401)
    const [mail] = await mailsTo(test, admin.email, 'password_changed')
    expect(mail!.body_text).toContain('but the one it was changed on')
    const log = await admin.call('GET', '/audit-log')
    expect(log.body.items.map(({ action }: { action: string }) => action)).toContain('user.password_changed')
  })

  it('is guessed no faster here than at the door', async () => {
    const admin = await test.newOrganization()
    const tries = Array.from({ length: 12 }, () =>
      admin.call('POST', '/auth/password', { current_password: 'Not-Mine-12', new_password: chosen }),
    )
    const statuses = (await Promise.all(tries)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0)
    expect(statuses).not.toContain(200)
  })

  it('may be a first one, for whoever has just signed in otherwise', async () => {
    const admin = await test.newOrganization()
    await test.owner.query('delete from identity.credentials where user_id = $1', [admin.id])
    expect((await admin.call('GET', '/auth/second-factor')).body.has_password).toBe(false)
    test.clock.advance(700)
    const late = await admin.call('POST', '/auth/password', { new_password: chosen })
    expect([late.status, late.body.error]).toEqual([403, 'fresh_sign_in_needed'])
    test.clock.advance(-700)
    expect((await admin.call('POST', '/auth/password', { new_password: chosen })).status).toBe(200)
    expect((await test.signIn(admin.email, chosen)).id).toBe(admin.id)
  })
})
