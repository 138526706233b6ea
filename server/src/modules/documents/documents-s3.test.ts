import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../../test/house.ts'
import { startS3 } from '../../../test/s3-fake.ts'
import { uploadFile } from '../../../test/uploads.ts'

/** A house whose files lie in a bucket: the way of a document from end to end. */
const s3 = await startS3()
const test = testHouse({
  S3_ENDPOINT: s3.settings.endpoint,
  S3_BUCKET: s3.settings.bucket,
  S3_REGION: s3.settings.region,
  S3_ACCESS_KEY_ID: s3.settings.access_key_id,
  S3_SECRET_ACCESS_KEY: s3.settings.secret_access_key,
  S3_PREFIX: 'brigade',
})
afterAll(() => s3.close())

const statement = [
  'Harbour Fish Co. Statement of account',
  'Date;Reference;Description;Amount',
  '2026-10-02;HF-1001;Invoice;120.50',
  '2026-10-09;HF-1002;Invoice;80.00',
].join('\n')

let admin: Person
beforeAll(async () => {
  admin = await test.newOrganization({ restaurant_name: 'The Cookie Jar' })
})

const upload = async (name = 'october.csv', content = statement) =>
  (await uploadFile(admin, { name, content })).body
const get = async (id: string) => (await admin.call('GET', `/supplier/documents/${id}`)).body
const keys = () => [...s3.objects.keys()]

describe('a document in a bucket', () => {
  it('is uploaded, read, given back, reconciled and deleted as in a folder', async () => {
    const { id } = await upload()
    expect(keys()).toEqual([
      expect.stringMatching(`^brigade/${admin.organization_id}/[0-9a-f]{2}/[0-9a-f]{64}$`),
    ])
    await test.runJobs()
    expect(await get(id)).toMatchObject({ status: 'processed', line_count: 2 })
    const download = await admin.call('GET', `/supplier/documents/${id}/download`)
    expect(download.raw.rawPayload.toString()).toBe(statement)
    expect((await admin.call('DELETE', `/supplier/documents/${id}`)).status).toBe(200)
    expect(keys()).toEqual([])
  })

  it('that is refused leaves nothing', async () => {
    const refused = await uploadFile(admin, { name: 'a.pdf', content: 'no document at all, just words' })
    expect(refused.body.error).toBe('unsupported_document')
    expect(keys()).toEqual([])
  })

  it('waits while the storage is away: nothing is registered, and reading goes on when it is back', async () => {
    s3.faults.push(...Array.from({ length: 4 }, () => ({ method: 'PUT', status: 503 })))
    const refused = await uploadFile(admin, { name: 'a.csv', content: statement })
    expect(refused).toMatchObject({ status: 503, body: { error: 'storage_unavailable' } })
    expect(refused.headers['retry-after']).toBe('5')

    const { id } = await upload()
    s3.faults.push(...Array.from({ length: 4 }, () => ({ method: 'HEAD', status: 503 })))
    await test.runJobs()
    expect(await get(id)).toMatchObject({ status: 'processed', line_count: 2 })
    await admin.call('DELETE', `/supplier/documents/${id}`)
  })

  it('that nothing refers to is swept away by night', async () => {
    const { id } = await upload()
    const { platform, modules } = test.house
    await platform.files.put(admin.organization_id, Readable.from(['left over']), { max_bytes: 100 })
    const job = modules.flatMap((m) => m.jobs ?? []).find(({ task }) => task === 'sweep_files')!
    const run = () =>
      job.run({ platform, who: { organization_id: admin.organization_id, user_id: null } } as never)
    expect(await run()).toEqual({ removed: 0 })
    test.clock.advance(86_400 + 60)
    expect(await run()).toEqual({ removed: 1 })
    expect(keys()).toHaveLength(1)
    await test.runJobs()
    admin = await test.signIn(admin.email, admin.password)
    await admin.call('DELETE', `/supplier/documents/${id}`)
    expect(keys()).toEqual([])
  })

  it('is missed in the report on health when its bucket is away', async () => {
    const health = async () => (await test.house.http.inject('/health/detailed')).json()
    expect(await health()).toMatchObject({ status: 'ok', files: { status: 'ok', store: 's3' } })
    s3.faults.push({ method: 'GET', status: 503 })
    expect(await health()).toMatchObject({ status: 'ok' })
    test.clock.advance(11)
    expect(await health()).toMatchObject({ status: 'degraded', files: { status: 'down' } })
    test.clock.advance(11)
    expect(await health()).toMatchObject({ status: 'ok' })
  })

  it('goes with its organization', async () => {
    const other = await test.newOrganization()
    await uploadFile(other, { name: 'a.csv', content: statement })
    expect(keys()).toHaveLength(1)
    expect((await other.call('DELETE', `/organizations/${other.organization_id}`)).status).toBeLessThan(300)
    expect(keys()).toEqual([])
  })
})
