import { beforeAll, describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../../test/house.ts'
import { mailOf, post, statement } from './testing/mails.ts'

const test = testHouse({ UPLOAD_MAX_MB: '1', INBOX_MAIL_MAX_MB: '2' })

let mine: Person
let theirs: Person
let url: string
let supplier_id: string
let number = 0

beforeAll(async () => {
  mine = await test.newOrganization({ restaurant_name: 'The Cookie Jar' })
  theirs = await test.newOrganization({ restaurant_name: 'The Other Jar' })
  const made = await mine.call('POST', '/inbox/address')
  expect(made.status).toBe(201)
  url = made.body.url
  supplier_id = (
    await mine.call('POST', '/vendors', { name: 'Liffey Mills', contact_email: 'orders@mill.example' })
  ).body.id
})

/** A mail that differs from every other. */
const another = (given: Parameters<typeof mailOf>[0] = {}) => {
  number += 1
  const attachments = [{ name: 'statement.csv', content: statement(`${number}.75`), type: 'text/csv' }]
  return mailOf({ message_id: `<${number}@mill.example>`, attachments, ...given })
}

/** Posts a mail, sorts it, and answers it as it then is. */
async function take(body: string | Buffer, type?: string) {
  const posted = await post(test, url, body, type)
  expect(posted.status).toBe(200)
  await test.runJobs()
  const { items } = (await mine.call('GET', '/inbox/mails?limit=1')).body
  return (await mine.call('GET', `/inbox/mails/${items[0].id}`)).body
}

const documents = async () => (await mine.call('GET', '/supplier/documents')).body.items

describe('a mail that comes in', () => {
  it('becomes documents by the same door as uploads, with what became of each attachment', async () => {
    const mail = await take(
      another({
        attachments: [
          { name: 'statement.csv', content: statement(), type: 'text/csv' },
          {
            name: 'logo.png',
            content: Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(500)]),
          },
          { name: 'invite.ics', content: 'BEGIN:VCALENDAR', type: 'text/calendar' },
          { name: 'letter.docx', content: 'no document that can be read \u0001\u0002' },
        ],
      }),
    )
    expect(mail).toMatchObject({
      status: 'done',
      source: 'address',
      sender_address: 'orders@mill.example',
      sender_name: 'Liffey Mills',
      subject: 'Your statement',
      sent_at: '2026-11-20T09:30:00.000Z',
      supplier_id,
      supplier_by: 'contact',
      document_count: 1,
      attachment_count: 4,
      can_sort_again: true,
      warnings: [],
    })
    expect(mail.attachments.map(({ outcome, reason }: never) => [outcome, reason])).toEqual([
      ['document', null],
      ['ignored', 'small_picture'],
      ['ignored', 'calendar_entry'],
      ['refused', 'unsupported_document'],
    ])
    const document = (await mine.call('GET', `/supplier/documents/${mail.attachments[0].document_id}`)).body
    expect(document).toMatchObject({
      status: 'processed',
      supplier_id,
      file_name: 'statement.csv',
      line_count: 2,
    })
    expect(document.restaurant_id).not.toBeNull()
    const log = (await mine.call('GET', '/audit-log?action=inbox.mail_sorted')).body.items[0]
    expect(log).toMatchObject({ actor_name: 'Brigade', subject_name: 'Your statement' })
  })

  it('is taken once, however often the provider repeats it, and whatever way it comes', async () => {
    const body = another()
    const before = (await documents()).length
    expect((await post(test, url, body)).body).toEqual({ status: 'taken' })
    expect((await post(test, url, body)).body).toEqual({ status: 'known' })
    await test.runJobs()
    expect((await post(test, url, body)).body).toEqual({ status: 'known' })
    // The same with another line of the way it took.
    expect((await post(test, url, `Received: by other\r\n${body}`)).body).toEqual({ status: 'taken' })
    await test.runJobs()
    expect((await documents()).length).toBe(before + 1)
    const mails = (await mine.call('GET', '/inbox/mails')).body.items
    expect(new Set(mails.map(({ id }: never) => id)).size).toBe(mails.length)
  })

  it('links a file that is here already instead of doubling it', async () => {
    const content = statement('777.70')
    const attachments = [{ name: 'a.csv', content, type: 'text/csv' }]
    const first = await take(another({ attachments }))
    const again = await take(another({ attachments, subject: 'A reminder' }))
    expect(again.attachments[0]).toMatchObject({
      outcome: 'linked',
      document_id: first.attachments[0].document_id,
    })
    expect(again.status).toBe('done')
  })

  it('is looked into where somebody forwarded it', async () => {
    const inner = another({ from: 'accounts@other-mill.example' })
    const mail = await take(
      another({
        from: 'owner@jar.example',
        attachments: [{ name: 'Fwd.eml', content: inner, type: 'message/rfc822' }],
      }),
    )
    expect(mail).toMatchObject({ status: 'done', supplier_id: null })
    expect(mail.attachments[0].file_name).toBe('statement.csv')
  })

  it('is listed with the reason when there is nothing to read in it', async () => {
    const mail = await take(another({ attachments: [], text: 'Call me.' }))
    expect(mail).toMatchObject({ status: 'nothing_found', attachment_count: 0, document_count: 0 })
    expect((await mine.call('GET', '/inbox/mails?status=nothing_found')).body.items[0].id).toBe(mail.id)
  })

  it('is read as Postmark writes it down', async () => {
    const json = {
      From: 'orders@mill.example',
      FromFull: { Email: 'orders@mill.example', Name: 'Liffey Mills', MailboxHash: '' },
      ToFull: [{ Email: 'abc@inbound.example', Name: '', MailboxHash: '' }],
      OriginalRecipient: 'abc@inbound.example',
      Subject: 'Statement by Postmark',
      MessageID: '22c74902-a0c1-4511-804f-341342852c90',
      Date: 'Fri, 20 Nov 2026 09:30:00 +0000',
      TextBody: 'Attached.',
      Headers: [{ Name: 'Message-ID', Value: '<pm@mill.example>' }],
      Attachments: [
        {
          Name: 'pm.csv',
          Content: Buffer.from(statement('12.12')).toString('base64'),
          ContentType: 'text/csv',
          ContentLength: 10,
        },
      ],
    }
    const mail = await take(JSON.stringify(json), 'application/json; charset=utf-8')
    expect(mail).toMatchObject({ status: 'done', subject: 'Statement by Postmark', supplier_id })
    expect(mail.attachments[0]).toMatchObject({ file_name: 'pm.csv', outcome: 'document' })
  })

  it('is read as Mailgun writes it down, and whole as body-mime', async () => {
    const boundary = '4f0d2c8e6b1a49d3a7c5e9f8b2d41c60'
    const form = (fields: Record<string, string>, file?: string) =>
      Buffer.from(
        Object.entries(fields)
          .map(
            ([name, value]) =>
              `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
          )
          .join('') +
          (file
            ? `--${boundary}\r\nContent-Disposition: form-data; name="attachment-1"; filename="mg.csv"\r\nContent-Type: text/csv\r\n\r\n${file}\r\n`
            : '') +
          `--${boundary}--\r\n`,
      )
    const fields = {
      sender: 'bounce@mill.example',
      from: 'Liffey Mills <orders@mill.example>',
      recipient: 'invoices@jar.example',
      subject: 'Statement by Mailgun',
      'body-plain': 'Attached.',
      'attachment-count': '1',
      'message-headers': JSON.stringify([['Message-Id', '<mg@mill.example>']]),
    }
    const mail = await take(form(fields, statement('13.13')), `multipart/form-data; boundary=${boundary}`)
    expect(mail).toMatchObject({ status: 'done', subject: 'Statement by Mailgun', supplier_id })
    const whole = await take(
      form({ recipient: 'a@b.example', 'body-mime': another({ subject: 'Whole' }) }),
      `multipart/form-data; boundary=${boundary}`,
    )
    expect(whole).toMatchObject({ status: 'done', subject: 'Whole' })
  })

  it('finds the restaurant that its address names, where there are several', async () => {
    const jar = (await mine.call('POST', '/settings/restaurants', { name: 'Second Jar', slug: 'second-jar' }))
      .body
    const named = await take(another({ to: 'invoices+second-jar@jar.example' }))
    expect(named.restaurant_id).toBe(jar.id)
    const document = await mine.call('GET', `/supplier/documents/${named.attachments[0].document_id}`)
    expect(document.body.restaurant_id).toBe(jar.id)
    expect((await take(another())).restaurant_id).toBeNull()
    const manager = await test.newMember(mine, 'manager', { restaurant_id: jar.id })
    const seen = (await manager.call('GET', '/inbox/mails')).body.items
    expect(seen.map(({ id }: never) => id)).toEqual([named.id])
  })

  it('can be sorted again when it failed, and makes nothing twice', async () => {
    const mail = await take('no mail at all', 'application/json')
    expect(mail).toMatchObject({ status: 'failed', error_code: 'mail_unreadable', can_sort_again: true })
    expect((await mine.call('POST', `/inbox/mails/${mail.id}/retry`)).status).toBe(202)
    expect((await mine.call('POST', `/inbox/mails/${mail.id}/retry`)).body.error).toBe('mail_not_sortable')
    await test.runJobs()
    expect((await mine.call('GET', `/inbox/mails/${mail.id}`)).body.status).toBe('failed')
    const done = await take(another())
    expect((await mine.call('POST', `/inbox/mails/${done.id}/retry`)).body.error).toBe('mail_not_sortable')
  })
})

describe('who sends for whom', () => {
  it('reaches the draft of a bill that came without a name', async () => {
    const bill = [
      'Invoice,LM-7',
      'Date,2026-10-02',
      'Description,Quantity,Unit price,Amount',
      'Flour,8,21.40,171.20',
    ]
    const content = [...bill, 'Total,,,171.20', ''].join('\n')
    const attachments = [{ name: 'bill.csv', content, type: 'text/csv' }]
    const mail = await take(another({ from: 'someone@elsewhere.example', attachments }))
    const [draft] = (await mine.call('GET', '/supplier/drafts')).body.items
    expect(draft).toMatchObject({ document_id: mail.attachments[0].document_id, supplier_id: null })
    await mine.call('POST', `/inbox/mails/${mail.id}/supplier`, { supplier_id })
    expect((await mine.call('GET', `/supplier/drafts/${draft.id}`)).body.supplier_id).toBe(supplier_id)
  })

  it('is remembered once a person says so: the address, or the whole domain', async () => {
    const mail = await take(another({ from: 'billing@invoicing.example' }))
    expect(mail).toMatchObject({ supplier_id: null, suggested_supplier_id: null })
    const named = await mine.call('POST', `/inbox/mails/${mail.id}/supplier`, {
      supplier_id,
      remember: 'domain',
    })
    expect(named.body).toMatchObject({ supplier_id, supplier_by: 'person', supplier_name: 'Liffey Mills' })
    const document = await mine.call('GET', `/supplier/documents/${mail.attachments[0].document_id}`)
    expect(document.body.supplier_id).toBe(supplier_id)
    const later = await take(another({ from: 'other@invoicing.example' }))
    expect(later).toMatchObject({ supplier_id, supplier_by: 'remembered' })
    const [sender] = (await mine.call('GET', '/inbox/senders')).body.items
    expect(sender).toMatchObject({
      kind: 'domain',
      sender: 'invoicing.example',
      supplier_name: 'Liffey Mills',
    })
    expect((await theirs.call('DELETE', `/inbox/senders/${sender.id}`)).status).toBe(404)
    expect((await mine.call('DELETE', `/inbox/senders/${sender.id}`)).status).toBe(204)
    expect(await take(another({ from: 'other@invoicing.example' }))).toMatchObject({ supplier_id: null })
  })

  it('is never a domain where anybody can open a mailbox', async () => {
    const mail = await take(another({ from: 'mill@gmail.com' }))
    const body = { supplier_id, remember: 'domain' }
    expect((await mine.call('POST', `/inbox/mails/${mail.id}/supplier`, body)).body.error).toBe(
      'constraint_violated',
    )
    await mine.call('POST', `/inbox/mails/${mail.id}/supplier`, { supplier_id, remember: 'address' })
    expect((await take(another({ from: 'mill@gmail.com' }))).supplier_by).toBe('remembered')
    expect((await take(another({ from: 'baker@gmail.com' }))).supplier_id).toBeNull()
  })

  it('is suggested by the domain, by who was forwarded and by where answers go', async () => {
    expect(await take(another({ from: 'new@mill.example' }))).toMatchObject({
      supplier_id: null,
      suggested_supplier_id: supplier_id,
    })
    const text = 'See below\r\n\r\n> De: Liffey Mills <orders@mill.example>\r\n> Para: us'
    expect(await take(another({ from: 'owner@jar.example', text }))).toMatchObject({
      suggested_supplier_name: 'Liffey Mills',
    })
    expect(
      await take(another({ from: 'x@jar.example', top: ['Reply-To: orders@mill.example'] })),
    ).toMatchObject({ supplier_id: null, suggested_supplier_id: supplier_id })
  })
})

describe('the address', () => {
  it('is renewed with a day for the one before, and taken away at once', async () => {
    const made = (await theirs.call('POST', '/inbox/address')).body
    const next = (await theirs.call('POST', '/inbox/address')).body
    expect(Date.parse(next.old_key_until) - Date.parse(next.created_at)).toBe(86_400_000)
    expect((await post(test, made.url, another())).status).toBe(200)
    test.clock.advance(86_401)
    expect((await post(test, made.url, another())).status).toBe(404)
    expect((await post(test, next.url, another())).status).toBe(200)
    const shown = (await (await test.signIn(theirs.email, theirs.password)).call('GET', '/inbox')).body
    expect(JSON.stringify(shown)).not.toContain(next.url.split('/').at(-1))
    expect(shown.address.last_used_at).not.toBeNull()
    const again = await test.signIn(theirs.email, theirs.password)
    expect((await again.call('DELETE', '/inbox/address')).status).toBe(204)
    expect((await post(test, next.url, another())).status).toBe(404)
    expect((await again.call('GET', '/inbox')).body).toEqual({ address: null, mailbox: null })
  })
})
