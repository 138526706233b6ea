import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../../test/house.ts'
import { startImapServer, type TestImapServer } from './testing/imap-server.ts'
import { mailOf, statement } from './testing/mails.ts'

const test = testHouse({ INBOX_MAIL_MAX_MB: '1', OUTBOUND_ALLOW: '127.0.0.1' })

let mine: Person
let server: TestImapServer
let number = 0

beforeAll(async () => {
  mine = await test.newOrganization({ restaurant_name: 'The Cookie Jar' })
})
afterEach(() => server.stop())

const settings = (changes: object = {}) => ({
  ...{ host: '127.0.0.1', port: server.port, security: 'none', user_name: 'invoices' },
  ...{ password: 'pass word', ...changes },
})
const set = (changes: object = {}) => mine.call('PUT', '/inbox/mailbox', settings(changes))
const mailbox = async () => (await mine.call('GET', '/inbox')).body.mailbox
const mails = async () => (await mine.call('GET', '/inbox/mails')).body.items
const documentCount = async () => (await mine.call('GET', '/supplier/documents')).body.total

const another = () => {
  number += 1
  const attachments = [{ name: 's.csv', content: statement(`${number}.55`), type: 'text/csv' }]
  return mailOf({ message_id: `<box${number}@mill.example>`, attachments })
}

async function look() {
  expect((await mine.call('POST', '/inbox/mailbox/look')).status).toBe(202)
  await test.runJobs()
}

describe('a mailbox', () => {
  it('is opened once before it is kept, and its password is shown to nobody', async () => {
    server = await startImapServer()
    const wrong = await set({ password: 'other' })
    expect(wrong.body).toMatchObject({ error: 'mailbox_refused', details: [{ type: 'login_refused' }] })
    expect((await set({ folder: 'Nowhere' })).body.details[0].type).toBe('folder_missing')
    expect((await set({ kept_folder: 'Nowhere' })).body.details[0].type).toBe('folder_missing')
    expect(await mailbox()).toBeNull()
    const kept = await set()
    expect(kept.body).toMatchObject({ host: '127.0.0.1', folder: 'INBOX', is_active: true, error: null })
    const row = await test.owner.query('select * from inbox.mailboxes')
    const shown = [kept.body, await mailbox(), (await mine.call('GET', '/audit-log')).body, row.rows]
    expect(JSON.stringify(shown)).not.toContain('pass word')
    expect(row.rows[0].sealed_password.toString()).not.toContain('pass word')
  })

  it('takes in what is unread, marks it, and takes nothing twice', async () => {
    server = await startImapServer()
    server.add(another()).flags.add('\\Seen')
    server.add(another())
    server.add(another())
    const before = await documentCount()
    await set()
    await test.runJobs()
    expect(await documentCount()).toBe(before + 2)
    const { mails: there } = server.folders.get('INBOX')!
    expect(there.map(({ flags }) => flags.has('\\Seen'))).toEqual([true, true, true])
    expect(await mailbox()).toMatchObject({ error: null, failing_since: null })
    await look()
    expect(await documentCount()).toBe(before + 2)
    expect((await mails())[0]).toMatchObject({ source: 'mailbox', status: 'done' })
  })

  it('moves what it kept where it is told to', async () => {
    server = await startImapServer()
    server.add(another())
    await set({ kept_folder: 'Kept' })
    await test.runJobs()
    expect(server.folders.get('INBOX')!.mails).toHaveLength(0)
    expect(server.folders.get('Kept')!.mails).toHaveLength(1)
  })

  it('begins anew when the folder is another one by its validity, and makes nothing twice', async () => {
    server = await startImapServer()
    const mail = server.add(another())
    await set()
    await test.runJobs()
    const before = await documentCount()
    const inbox = server.folders.get('INBOX')!
    inbox.uid_validity = 8
    mail.flags.clear()
    server.add(another())
    await look()
    expect(await documentCount()).toBe(before + 1)
    const { rows } = await test.owner.query('select uid_validity, last_uid from inbox.mailboxes')
    expect(rows[0]).toMatchObject({ uid_validity: '8', last_uid: '2' })
  })

  it.each(['UID STORE', 'UID FETCH'])(
    'loses nothing and doubles nothing when it is cut off at %s',
    async (command) => {
      server = await startImapServer()
      server.add(another())
      server.add(another())
      const before = await documentCount()
      let seen = 0
      server.instead = (line, socket) => {
        if (!line.includes(command)) return undefined
        seen += 1
        // In the middle of the second mail.
        if (seen < (command === 'UID STORE' ? 2 : 4)) return undefined
        socket.destroy()
        return true
      }
      await set()
      await test.runJobs()
      expect(await mailbox()).toMatchObject({ error: 'answer_broken' })
      server.instead = null
      await look()
      expect(await documentCount()).toBe(before + 2)
      expect(server.folders.get('INBOX')!.mails.every(({ flags }) => flags.has('\\Seen'))).toBe(true)
      expect(await mailbox()).toMatchObject({ error: null, failing_since: null })
    },
  )

  it('lists what is too large to be fetched, leaves it unread and goes on', async () => {
    server = await startImapServer()
    const large = server.add(another(), { size_bytes: 5_000_000 })
    server.add(another())
    await set()
    await test.runJobs()
    const [newest, next] = await mails()
    const listed = [newest, next].find(({ status }) => status === 'failed')
    expect(listed).toMatchObject({
      error_code: 'payload_too_large',
      sender_address: 'orders@mill.example',
      subject: 'Too large',
      can_sort_again: false,
    })
    expect(large.flags.size).toBe(0)
    await look()
    expect((await mails()).filter(({ subject }: never) => subject === 'Too large')).toHaveLength(1)
  })

  it('says so when what it kept cannot be marked', async () => {
    server = await startImapServer()
    server.add(another())
    server.instead = (line, socket) => {
      if (!line.includes('UID STORE')) return undefined
      socket.write(`${line.split(' ')[0]} NO read only\r\n`)
      return true
    }
    await set()
    await test.runJobs()
    expect(await mailbox()).toMatchObject({ error: 'not_markable' })
    const before = await documentCount()
    await look()
    expect(await documentCount()).toBe(before)
  })

  it('gets its password anew when it is to go elsewhere, and only then', async () => {
    server = await startImapServer()
    await set()
    const { password: _, ...without } = settings()
    expect((await mine.call('PUT', '/inbox/mailbox', { ...without, kept_folder: 'Kept' })).status).toBe(200)
    for (const elsewhere of [
      { host: 'localhost' },
      { port: 1_993 },
      { user_name: 'x' },
      { security: 'tls' },
    ]) {
      const refused = await mine.call('PUT', '/inbox/mailbox', { ...without, ...elsewhere })
      expect(refused.body).toMatchObject({
        error: 'validation_failed',
        details: [{ loc: ['body', 'password'] }],
      })
    }
    expect((await mine.call('DELETE', '/inbox/mailbox')).status).toBe(204)
    expect((await mine.call('POST', '/inbox/mailbox/look')).status).toBe(404)
  })

  it('is for people who may: programs and other roles neither set nor see it', async () => {
    server = await startImapServer()
    await set()
    const manager = await test.newMember(mine, 'manager')
    const chef = await test.newMember(mine, 'chef')
    expect((await manager.call('GET', '/inbox')).body.mailbox.user_name).toBe('invoices')
    expect((await manager.call('PUT', '/inbox/mailbox', settings())).status).toBe(403)
    expect((await chef.call('GET', '/inbox')).status).toBe(403)
    const made = await mine.call('POST', '/api-tokens', { name: 'p', scopes: ['documents.inbox'] })
    const headers = { authorization: `Bearer ${made.body.token}` }
    expect((await test.call('PUT', '/inbox/mailbox', settings(), headers)).status).toBe(403)
    expect((await test.call('POST', '/inbox/address', undefined, headers)).status).toBe(403)
    const seen = await test.call('GET', '/inbox', undefined, headers)
    expect(seen.status).toBe(200)
    expect(JSON.stringify(seen.body)).not.toContain('password')
  })
})
