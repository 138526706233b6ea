import { beforeAll, describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../test/house.ts'
import { uploadFile } from '../../test/uploads.ts'

const test = testHouse()
const content = 'Date;Reference;Amount\n2026-10-02;A;1.00'
let admin: Person
let id: string

beforeAll(async () => {
  admin = await test.newOrganization()
  id = (await uploadFile(admin, { name: 'ação “outubro”.csv', content })).body.id
  await test.runJobs()
})

const makeLink = async (): Promise<string> => {
  const { status, body } = await admin.call('POST', `/supplier/documents/${id}/download-link`)
  expect(status).toBe(201)
  return new URL(body.url).search.slice('?link='.length)
}
const open = (link: string) => test.call('GET', `/downloads?link=${link}`)

describe('a download link', () => {
  it('gives the file to whoever holds it, as an attachment that is neither shown nor told of', async () => {
    const { body } = await admin.call('POST', `/supplier/documents/${id}/download-link`)
    expect(body.url).toMatch(/^http:\/\/localhost:\d+\/api\/v1\/downloads\?link=[\w.-]+$/)
    const lasts_ms = Date.parse(body.expires_at) - test.clock.now().getTime()
    expect(Math.round(lasts_ms / 10_000)).toBe(30)
    const { pathname, search } = new URL(body.url)
    const answer = await test.call('GET', pathname + search)
    expect(answer.status).toBe(200)
    expect(answer.raw.rawPayload.toString()).toBe(content)
    expect(answer.headers['content-disposition']).toContain(
      `attachment; filename="a__o _outubro_.csv"; filename*=UTF-8''${encodeURIComponent('ação “outubro”.csv')}`,
    )
    expect(answer.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': "default-src 'none'; sandbox",
    })
  })

  it('is kept in the log with who made it', async () => {
    const { body } = await admin.call('GET', '/audit-log?action=document.link_created')
    expect(body.items[0]).toMatchObject({ subject_id: id, actor_id: admin.id })
  })

  it('is made by those who may see the document', async () => {
    const stranger = await test.newOrganization()
    expect((await stranger.call('POST', `/supplier/documents/${id}/download-link`)).status).toBe(404)
    const customer = await test.newMember(admin, 'customer')
    expect((await customer.call('POST', `/supplier/documents/${id}/download-link`)).status).toBe(403)
  })

  it('is refused when a single character of it differs', async () => {
    const link = await makeLink()
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    // The last character carries two bits that mean nothing.
    for (let place = 0; place < link.length - 1; place += 1) {
      const other = alphabet[(alphabet.indexOf(link[place]!) + 17) % 64]!
      const answer = await open(link.slice(0, place) + other + link.slice(place + 1))
      expect(answer, `place ${place}`).toMatchObject({
        status: 403,
        body: { error: 'download_link_invalid' },
      })
    }
  })

  it('is refused with another file, organization, name or end written into it', async () => {
    const [text, signature] = (await makeLink()).split('.') as [string, string]
    const said = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[]
    for (const place of said.keys()) {
      const changed = said.with(
        place,
        typeof said[place] === 'number' ? said[place] + 3_600_000 : `${said[place]}0`,
      )
      const link = `${Buffer.from(JSON.stringify(changed)).toString('base64url')}.${signature}`
      expect((await open(link)).body.error, `place ${place}`).toBe('download_link_invalid')
    }
    for (const odd of [
      'x',
      '.',
      'x.y',
      `${text}.`,
      `${text}.${signature}.x`,
      `.${signature}`,
      `bnVsbA.${signature}`,
    ])
      expect((await open(odd)).body.error, odd).toBe('download_link_invalid')
    expect((await test.call('GET', '/downloads')).status).toBe(422)
    // A token is signed by another key, and the other way round.
    expect((await open(admin.token)).body.error).toBe('download_link_invalid')
    const headers = { authorization: `Bearer ${text}.${signature}` }
    expect((await test.call('GET', '/users', undefined, headers)).status).toBe(401)
  })

  it('is over after five minutes, and when the file is gone', async () => {
    const link = await makeLink()
    test.clock.advance(4 * 60)
    expect((await open(link)).status).toBe(200)
    test.clock.advance(61)
    expect(await open(link)).toMatchObject({ status: 410, body: { error: 'download_link_expired' } })
    const next = await makeLink()
    await admin.call('DELETE', `/supplier/documents/${id}`)
    expect(await open(next)).toMatchObject({ status: 404, body: { error: 'not_found' } })
  })
})
