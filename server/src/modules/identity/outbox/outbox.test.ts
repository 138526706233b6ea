import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testHouse } from '../../../../test/house.ts'
import { startMailServer, type TestMailServer } from '../../../../test/mail-server.ts'
import { mailsTo, tokenIn } from '../../../../test/mailbox.ts'

const server: TestMailServer = await startMailServer({ disabledCommands: ['STARTTLS'] })
const sending = testHouse({
  SMTP_URL: `smtp://127.0.0.1:${server.port}`,
  MAIL_FROM: 'Brigade <mail@brigade.example>',
})
const keeping = testHouse()
afterAll(() => server.stop())

describe('the outbox without a mail server', () => {
  it('lists what is kept and shows a mail with its link, for handing over', async () => {
    const admin = await keeping.newOrganization()
    const chef = await keeping.newMember(admin, 'chef')
    await keeping.runJobs()
    const { body } = await admin.call('GET', `/mails?search=${encodeURIComponent(chef.email)}`)
    expect(body).toMatchObject({ total: 1, has_mail_server: false })
    expect(body.items[0]).toMatchObject({
      kind: 'email_verification',
      status: 'kept',
      user_id: chef.id,
      user_name: 'chef Test',
      recipient: chef.email,
    })
    expect(body.items[0]).not.toHaveProperty('body_text')

    const opened = await admin.call('GET', `/mails/${body.items[0].id}`)
    expect(opened.headers['cache-control']).toBe('no-store')
    expect(opened.body.text).toContain(opened.body.link)
    expect(opened.body.link).toMatch(/^http:\/\/localhost:3000\/verify-email#[\w-]{43}$/)
    const done = await keeping.call('POST', `/auth/verify-email/${opened.body.link.split('#')[1]}`)
    expect(done.status).toBe(200)
    const log = await admin.call('GET', '/audit-log?action=mail.link_shown')
    expect(log.body.items).toMatchObject([{ subject_name: `email_verification: ${chef.email}` }])
  })

  it('cannot send', async () => {
    const admin = await keeping.newOrganization()
    const [mail] = await mailsTo(keeping, admin.email)
    const again = await admin.call('POST', `/mails/${mail!.id}/send`)
    expect(again).toMatchObject({ status: 409, body: { error: 'mail_not_sendable' } })
  })

  it('is for admins', async () => {
    const admin = await keeping.newOrganization()
    const [mail] = await mailsTo(keeping, admin.email)
    const manager = await keeping.newMember(admin, 'manager')
    for (const path of ['/mails', `/mails/${mail!.id}`])
      expect((await manager.call('GET', path)).body.error).toBe('not_permitted')
    const stranger = await keeping.newOrganization()
    expect((await stranger.call('GET', `/mails/${mail!.id}`)).status).toBe(404)
    expect((await stranger.call('POST', `/mails/${mail!.id}/send`)).status).toBe(404)
    expect((await stranger.call('GET', '/mails')).body.total).toBe(1)
  })

  it('shows no link of somebody who belongs to other organizations, too', async () => {
    const admin = await keeping.newOrganization()
    const chef = await keeping.newMember(admin, 'chef')
    await chef.call('POST', '/organizations', { name: 'A bistro of her own' })
    await keeping.call('POST', '/auth/password-reset', { email: chef.email })
    const [reset] = await mailsTo(keeping, chef.email, 'password_reset')
    const opened = await admin.call('GET', `/mails/${reset!.id}`)
    expect(opened.body).toMatchObject({ hidden: 'other_organizations', text: null, html: null, link: null })
    expect(JSON.stringify(opened.body)).not.toContain(tokenIn(reset))
  })
})

describe('the outbox with a mail server', () => {
  beforeAll(() => server.refuse(null))

  it('sends, and shows nobody’s link', async () => {
    const admin = await sending.newOrganization()
    const [mail] = await mailsTo(sending, admin.email)
    expect(mail).toMatchObject({ status: 'sent' })
    expect(server.received.at(-1)).toMatchObject({ to: [admin.email] })
    const opened = await admin.call('GET', `/mails/${mail!.id}`)
    expect(opened.body).toMatchObject({ status: 'sent', hidden: 'sent', text: null, link: null })
    expect((await admin.call('GET', '/mails')).body.has_mail_server).toBe(true)
    expect((await admin.call('POST', `/mails/${mail!.id}/send`)).body.error).toBe('mail_not_sendable')
  })

  it('sends a failed one again', async () => {
    server.refuse(550, 'no such mailbox')
    const admin = await sending.newOrganization()
    const [mail] = await mailsTo(sending, admin.email)
    expect((await admin.call('GET', '/mails?status=failed')).body.items).toMatchObject([
      { id: mail!.id, error: expect.stringContaining('no such mailbox') },
    ])
    expect((await admin.call('GET', `/mails/${mail!.id}`)).body.link).toContain('/verify-email#')

    server.refuse(null)
    const again = await admin.call('POST', `/mails/${mail!.id}/send`)
    expect(again).toMatchObject({ status: 200, body: { status: 'queued', attempts: 0, error: null } })
    expect((await mailsTo(sending, admin.email))[0]).toMatchObject({ status: 'sent' })
    const log = await admin.call('GET', '/audit-log?action=mail.sent_again')
    expect(log.body.total).toBe(1)
  })
})

describe('the night', () => {
  it('forgets mails of 90 days ago', async () => {
    const admin = await keeping.newOrganization()
    const before = (await admin.call('GET', '/mails')).body.total
    expect(before).toBeGreaterThan(0)
    const jobs = keeping.house.modules.flatMap((module) => module.jobs ?? [])
    const sweep = jobs.find(({ task }) => task === 'sweep_mails')!
    const run = (days: number) =>
      sweep.run({
        who: admin,
        tx: (work: never) => keeping.house.platform.withTenant({ ...admin, user_id: null }, work),
        platform: { clock: { now: () => new Date(Date.now() + days * 86_400_000) } },
      } as never)
    expect(await run(89)).toEqual({ removed: 0 })
    expect(await run(91)).toEqual({ removed: before })
  })
})
