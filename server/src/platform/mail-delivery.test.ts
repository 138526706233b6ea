import { createServer } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testHouse } from '../../test/house.ts'
import { startMailServer, type TestMailServer } from '../../test/mail-server.ts'
import { type NewMail, queueMail } from './mail.ts'
import { deliverMail } from './mail-delivery.ts'

const test = testHouse()
let server: TestMailServer
let organization_id = ''

beforeAll(async () => {
  server = await startMailServer({ disabledCommands: ['STARTTLS'] })
  organization_id = (await test.newOrganization()).organization_id
})
afterAll(() => server.stop())
beforeEach(() => server.refuse(null))

async function newMail(change: Partial<NewMail> = {}): Promise<string> {
  await test.house.platform.withTenant({ organization_id, user_id: null }, (tx) =>
    queueMail(tx, {
      organization_id,
      user_id: null,
      to: 'rosa@kitchen.example',
      kind: 'notice',
      subject: 'Olá, Rosa',
      text: 'Pão às seis.',
      html: '<p>Pão às seis.</p>',
      ...change,
    }),
  )
  const { rows } = await test.owner.query('select id from platform.mails order by id desc limit 1')
  return rows[0].id
}

const stateOf = async (mail_id: string) =>
  (
    await test.owner.query('select status, attempts, error, sent_at from platform.mails where id = $1', [
      mail_id,
    ])
  ).rows[0]

/** One attempt by the mail server at `smtp_url`. */
function attempt(mail_id: string, smtp_url: string | null, attempt = 1, is_last = false): Promise<void> {
  const { platform } = test.house
  const config = { ...platform.config, smtpUrl: smtp_url, mailFrom: 'Brigade <mail@brigade.example>' }
  const message = { organization_id, mail_id }
  return deliverMail({ platform: { ...platform, config }, message, attempt, is_last })
}

const here = () => `smtp://127.0.0.1:${server.port}`

describe('sending a mail', () => {
  it('hands it to the mail server once, as text and as HTML', async () => {
    const id = await newMail()
    await attempt(id, here())
    await attempt(id, here(), 2)
    expect(server.received).toHaveLength(1)
    const [mail] = server.received
    expect(mail).toMatchObject({ from: 'mail@brigade.example', to: ['rosa@kitchen.example'] })
    expect(mail!.raw).toContain(`Message-ID: <${id}@brigade.example>`)
    expect(mail!.raw).toContain('From: Brigade <mail@brigade.example>')
    expect(mail!.raw).toContain('Auto-Submitted: auto-generated')
    expect(mail!.raw).toMatch(/text\/plain[\s\S]*text\/html/)
    expect(await stateOf(id)).toMatchObject({ status: 'sent', attempts: 1, error: null })
    expect((await stateOf(id)).sent_at).toBeInstanceOf(Date)
  })

  it('keeps the mail where there is no mail server', async () => {
    const id = await newMail()
    await test.runJobs()
    expect(await stateOf(id)).toMatchObject({ status: 'kept', attempts: 1, sent_at: null })
  })

  it('fails at once when the address is refused for good', async () => {
    server.refuse(550, 'no such mailbox')
    const id = await newMail()
    await attempt(id, here())
    expect(await stateOf(id)).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('550 no such mailbox'),
    })
  })

  it('tries again after a temporary refusal, with the same Message-ID', async () => {
    server.refuse(451, 'try later')
    const id = await newMail()
    await expect(attempt(id, here())).rejects.toThrow()
    expect(await stateOf(id)).toMatchObject({
      status: 'queued',
      attempts: 1,
      error: expect.stringContaining('451 try later'),
    })
    server.refuse(null)
    await attempt(id, here(), 2)
    expect(await stateOf(id)).toMatchObject({ status: 'sent', attempts: 2, error: null })
    expect(server.received.at(-1)!.raw).toContain(`Message-ID: <${id}@`)
  })

  it('gives up after the last attempt and says why', async () => {
    const id = await newMail()
    await attempt(id, await addressOfNobody(), 12, true)
    const state = await stateOf(id)
    expect(state).toMatchObject({ status: 'failed', attempts: 12 })
    expect(state.error).toMatch(/ECONNREFUSED|ESOCKET/)
  })

  it('waits for the operator when the password of the mail server is wrong', async () => {
    const locked = await startMailServer({
      authOptional: false,
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS'],
      onAuth: (_auth, _session, done) =>
        done(Object.assign(new Error('bad password'), { responseCode: 535 })),
    })
    const id = await newMail()
    await expect(attempt(id, `smtp://brigade:s%40cret@127.0.0.1:${locked.port}`)).rejects.toThrow()
    const state = await stateOf(id)
    expect(state).toMatchObject({ status: 'queued', error: expect.stringContaining('535') })
    expect(JSON.stringify(state)).not.toContain('cret')
    await locked.stop()
  })
})

describe('TLS', () => {
  it.each([
    ['smtp', 'STARTTLS', {}],
    ['smtps', 'TLS from the first byte', { secure: true }],
  ])(
    '%s:// refuses a certificate nobody vouches for (%s) and says what to do',
    async (scheme, _name, options) => {
      const doubtful = await startMailServer(options)
      const id = await newMail()
      await expect(attempt(id, `${scheme}://127.0.0.1:${doubtful.port}`)).rejects.toThrow()
      expect(doubtful.received).toEqual([])
      expect((await stateOf(id)).error).toMatch(/self-signed certificate.*NODE_EXTRA_CA_CERTS/)
      await doubtful.stop()
    },
  )
})

describe('a mail that would go elsewhere', () => {
  it.each([
    'rosa@kitchen.example, thief@example.com',
    'rosa@kitchen.example\r\nBcc: thief@example.com',
    'Rosa <rosa@kitchen.example>',
    'rosa@kitchen.example ',
    'group:a@b.example;',
    '',
  ])('is refused: %j', async (to) => {
    await expect(newMail({ to })).rejects.toThrow('one plain address')
  })

  it('gets no header from its subject', async () => {
    const id = await newMail({ subject: 'Hello\r\nBcc: thief@example.com\u0000' })
    await attempt(id, here())
    const mail = server.received.at(-1)!
    expect(mail.to).toEqual(['rosa@kitchen.example'])
    expect(mail.raw).toContain('Subject: Hello Bcc: thief@example.com\r\n')
    expect(mail.raw).not.toMatch(/^Bcc:/m)
  })
})

/** A port that nothing listens on. */
async function addressOfNobody(): Promise<string> {
  const socket = createServer()
  await new Promise<void>((resolve) => socket.listen(0, '127.0.0.1', resolve))
  const { port } = socket.address() as { port: number }
  await new Promise((resolve) => socket.close(resolve))
  return `smtp://127.0.0.1:${port}`
}
