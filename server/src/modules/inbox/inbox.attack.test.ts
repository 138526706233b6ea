import { zipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../../test/house.ts'
import { mailOf, post, statement } from './testing/mails.ts'

const test = testHouse({ UPLOAD_MAX_MB: '5', INBOX_MAIL_MAX_MB: '35' })

let mine: Person
let url: string
let supplier_id: string
let number = 0

beforeAll(async () => {
  mine = await test.newOrganization({ restaurant_name: 'The Cookie Jar' })
  url = (await mine.call('POST', '/inbox/address')).body.url
  const supplier = { name: 'Liffey Mills', contact_email: 'orders@mill.example' }
  supplier_id = (await mine.call('POST', '/vendors', supplier)).body.id
})

const another = (given: Parameters<typeof mailOf>[0] = {}) => {
  number += 1
  const attachments = [{ name: 's.csv', content: statement(`${number}.31`), type: 'text/csv' }]
  return mailOf({ message_id: `<attack${number}@mill.example>`, attachments, ...given })
}

async function take(body: string | Buffer, type?: string) {
  expect((await post(test, url, body, type)).status).toBe(200)
  await test.runJobs()
  const { items } = (await mine.call('GET', '/inbox/mails?limit=1')).body
  return (await mine.call('GET', `/inbox/mails/${items[0].id}`)).body
}

const documentCount = async () => (await mine.call('GET', '/supplier/documents')).body.total
const documentOf = async (mail: { attachments: { document_id: string }[] }) =>
  (await mine.call('GET', `/supplier/documents/${mail.attachments[0]!.document_id}`)).body

describe('a mail that means harm', () => {
  it('unpacks to far more than it should: its reading ends with an error, the house goes on', async () => {
    const sheet = new Uint8Array(60_000_000).fill(32)
    const content = Buffer.from(
      zipSync({ '[Content_Types].xml': Buffer.from('<Types/>'), 'xl/workbook.xml': sheet }, { level: 9 }),
    )
    const zip = Buffer.from(zipSync({ 'a.txt': sheet }, { level: 9 }))
    const mail = await take(
      another({
        attachments: [
          { name: 'bomb.xlsx', content },
          { name: 'bomb.zip', content: zip, type: 'application/zip' },
        ],
      }),
    )
    const [first, second] = mail.attachments
    expect(second).toMatchObject({ outcome: 'refused' })
    if (first.document_id) expect((await documentOf(mail)).status).toBe('error')
    else expect(first.outcome).toBe('refused')
    expect((await test.call('GET', '/health')).status).toBeLessThan(500)
  })

  it('has two hundred attachments: fifty are looked at, and it says so', async () => {
    const attachments = Array.from({ length: 200 }, (_, index) => ({
      name: `${index}.ics`,
      content: `BEGIN:VCALENDAR ${index}`,
      type: 'text/calendar',
    }))
    const mail = await take(another({ attachments }))
    expect(mail).toMatchObject({
      status: 'nothing_found',
      attachment_count: 50,
      warnings: ['too_many_attachments'],
    })
  })

  it.each([
    ['a header of 30 MB', () => another({ top: [`X-Large: ${'x'.repeat(30_000_000)}`] })],
    ['parts a thousand deep', () => deep(1_000)],
    ['JSON that is none', () => '{"From": '],
  ])('has %s: it is refused and listed', async (name, body) => {
    const type = name.startsWith('JSON') ? 'application/json' : undefined
    const before = await documentCount()
    const mail = await take(body(), type)
    expect(mail).toMatchObject({ status: 'failed', error_code: 'mail_unreadable' })
    expect(await documentCount()).toBe(before)
  })

  it('holds messages within messages: three are looked into, deeper ones are not', async () => {
    const forwarded = (content: string) =>
      another({ attachments: [{ name: 'm.eml', content, type: 'message/rfc822' }] })
    const three = await take(forwarded(forwarded(forwarded(another()))))
    expect(three.attachments.map(({ outcome }: never) => outcome)).toEqual(['document'])
    const four = await take(forwarded(forwarded(forwarded(forwarded(another())))))
    expect(four.attachments).toMatchObject([{ outcome: 'ignored', reason: 'nested_too_deep' }])
  })

  it('puts lines, marks and zeros into what is kept: they are taken out', async () => {
    const subject = '=?utf-8?Q?One=0D=0ABcc:_x=40y.example=00=E2=80=AE?='
    const mail = await take(another({ subject, from: '"Mill\u0000\u0007" <orders@mill.example>' }))
    expect(mail.subject).toBe('One Bcc: x@y.example')
    expect(mail.sender_name).not.toMatch(/\p{Cc}/u)
  })

  it.each([
    ['../../etc/passwd.csv', 'passwd.csv'],
    ['..\\\\..\\\\boot.csv', 'boot.csv'],
    ['/absolute.csv', 'absolute.csv'],
  ])('names an attachment %s: it becomes %s', async (name, kept) => {
    number += 1
    const attachments = [{ name, content: statement(`${number}.99`), type: 'text/csv' }]
    const mail = await take(another({ attachments }))
    expect((await documentOf(mail)).file_name).toBe(kept)
  })

  it('speaks an unknown charset, or HTML alone', async () => {
    const odd = another().replace('charset=utf-8', 'charset=x-klingon')
    expect((await take(odd)).status).toBe('done')
    number += 1
    const html = `From: a@mill.example\r\nSubject: Hi ${number}\r\nContent-Type: text/html; charset=x-none\r\n\r\n<b>Pay</b><script>1</script>`
    expect(await take(html)).toMatchObject({ status: 'nothing_found', attachment_count: 0 })
  })
})

/** Parts within parts. */
function deep(depth: number): string {
  const open = Array.from(
    { length: depth },
    (_, index) => `Content-Type: multipart/mixed; boundary=b${index}\r\n\r\n--b${index}\r\n`,
  )
  return `From: a@b.example\r\nSubject: deep\r\nMIME-Version: 1.0\r\n${open.join('')}\r\nend`
}

describe('whoever pretends to be a supplier', () => {
  const failing = [
    'Authentication-Results: mx.jar.example; spf=fail smtp.mailfrom=evil.example; dkim=none; dmarc=fail header.from=mill.example',
    'Authentication-Results: mx.jar.example (really) ; spf=softfail smtp.mailfrom=mill.example',
    'Received-SPF: Fail (mx.jar.example: not permitted)',
  ]
  it.each(failing)('is believed nothing after %s', async (line) => {
    const mail = await take(another({ top: [line] }))
    expect(mail).toMatchObject({
      status: 'done',
      authentication: 'failed',
      warnings: ['authentication_failed'],
      supplier_id: null,
      suggested_supplier_id: supplier_id,
    })
  })

  it('cannot write the verdict: only what the receiving provider put on top counts', async () => {
    const top = [failing[0]!, 'Authentication-Results: mx.jar.example; dmarc=pass']
    const own = [
      failing[0]!,
      'Authentication-Results: other.example; dmarc=pass; spf=pass smtp.mailfrom=mill.example',
    ]
    expect((await take(another({ top }))).authentication).toBe('failed')
    expect((await take(another({ top: own }))).authentication).toBe('failed')
    const good = ['Authentication-Results: mx.jar.example; dmarc=pass header.from=mill.example']
    expect(await take(another({ top: good }))).toMatchObject({ authentication: 'passed', supplier_id })
  })
})

describe('the door', () => {
  it('answers every key that does not work alike', async () => {
    const revoked = await test.newOrganization()
    const gone = (await revoked.call('POST', '/inbox/address')).body.url
    await revoked.call('DELETE', '/inbox/address')
    const base = url.slice(0, url.lastIndexOf('/'))
    const before = (await mine.call('GET', '/inbox/mails')).body.total
    for (const guess of [
      gone,
      `${base}/${'A'.repeat(43)}`,
      `${url.slice(0, -1)}_`,
      `${base}/x`,
      `${base}/%00`,
    ]) {
      const answer = await post(test, guess, another())
      expect([404, 422]).toContain(answer.status)
      expect(JSON.stringify(answer.body)).not.toContain('organization')
    }
    expect((await mine.call('GET', '/inbox/mails')).body.total).toBe(before)
    const { rows } = await test.owner.query('select key_hash, hint from inbox.address_keys')
    const key = url.split('/').at(-1)!
    expect(JSON.stringify(rows.map((row) => [String(row.key_hash), row.hint]))).not.toContain(key)
  })

  it('takes what is too large, empty or of another kind no further than it must', async () => {
    const before = (await mine.call('GET', '/inbox/mails')).body.total
    expect((await post(test, url, Buffer.alloc(37_000_000, 'x'))).status).toBe(413)
    expect((await post(test, url, '')).status).toBe(400)
    expect((await post(test, url, 'x', 'image/png')).status).toBe(415)
    expect((await mine.call('GET', '/inbox/mails')).body.total).toBe(before)
  })

  it('makes nothing twice of mails that are handed in again at once', async () => {
    const body = another()
    const before = await documentCount()
    const answers = await Promise.all(Array.from({ length: 6 }, () => post(test, url, body)))
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    await test.runJobs()
    expect(await documentCount()).toBe(before + 1)
  })
})
