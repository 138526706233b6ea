import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type S3Fake, startS3 } from '../../test/s3-fake.ts'
import { FileMissing, type FileStore } from './files.ts'
import { s3Files } from './files-s3.ts'
import { openBucket } from './files-s3-requests.ts'
import { upload } from './files-s3-upload.ts'

let s3: S3Fake
let root: string
let files: FileStore
const mine = '0199d3a0-5f6a-7c31-8b1e-2f4f6d1c9a10'
const theirs = '0199d3a0-5f6a-7c31-8b1e-2f4f6d1c9a11'
const limits = { max_bytes: 3_000_000 }
const patience = { silence_ms: 200, pauses_ms: [1, 1, 1] }

beforeAll(async () => {
  s3 = await startS3()
  root = await mkdtemp(join(tmpdir(), 'brigade-s3-'))
})
afterAll(async () => {
  await s3.close()
  await rm(root, { recursive: true, force: true })
})
beforeEach(() => {
  files = s3Files({ ...s3.settings, prefix: 'houses/one/' }, root, patience)
  s3.objects.clear()
  s3.requests.length = 0
  s3.faults.length = 0
})

const put = (content: string | Buffer, organization = mine) =>
  files.put(organization, Readable.from([Buffer.from(content)]), limits)
const hashOf = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')
const keyOf = (hash: string, organization = mine) => `houses/one/${organization}/${hash.slice(0, 2)}/${hash}`
const left = () => readdir(join(root, '.incoming')).catch(() => [])
const large = randomBytes(2_000_000)

describe('a file in a bucket', () => {
  it('is kept under the hash of its content, signed, and read back', async () => {
    const hash = hashOf('flour')
    expect(await put('flour')).toEqual({ hash, size_bytes: 5 })
    expect([...s3.objects.keys()]).toEqual([keyOf(hash)])
    expect(String(await buffer(await files.read(mine, hash)))).toBe('flour')
    const path = await files.withLocalPath(mine, hash, async (local) => {
      expect(String(await readFile(local))).toBe('flour')
      return local
    })
    await expect(readFile(path)).rejects.toThrow('ENOENT')
    expect(await left()).toEqual([])
  })

  it('may be empty, or larger than any piece it travels in', async () => {
    expect(await put('')).toMatchObject({ size_bytes: 0 })
    expect((await buffer(await files.read(mine, hashOf('')))).length).toBe(0)
    const { hash } = await put(large)
    expect(hashOf(await buffer(await files.read(mine, hash)))).toBe(hash)
  })

  it('belongs to its organization', async () => {
    const { hash } = await put('secret')
    expect(await files.exists(mine, hash)).toBe(true)
    expect(await files.exists(theirs, hash)).toBe(false)
    await expect(files.read(theirs, hash)).rejects.toThrow(FileMissing)
    await expect(files.withLocalPath(theirs, hash, async () => 1)).rejects.toThrow(FileMissing)
    await files.remove(theirs, hash)
    await files.remove(mine, hash)
    expect(await files.exists(mine, hash)).toBe(false)
  })

  it('that is too large, or whose sender leaves, never reaches it', async () => {
    await expect(put(Buffer.alloc(3_000_001))).rejects.toMatchObject({ code: 'payload_too_large' })
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half')
        throw new Error('the connection was lost')
      })(),
    )
    await expect(files.put(mine, broken, limits)).rejects.toThrow('lost')
    expect(s3.requests).toEqual([])
    expect(await left()).toEqual([])
  })

  it('is named by nothing that people write', async () => {
    const { hash } = await put('named')
    for (const name of ['..', `${mine}/..`, '', `${mine}?`])
      await expect((async () => files.read(name, hash))(), name).rejects.toThrow(TypeError)
    for (const name of ['..', '', `${hash}/../x`, hash.toUpperCase()])
      await expect((async () => files.exists(mine, name))(), name).rejects.toThrow(TypeError)
  })
})

describe('a file larger than a part', () => {
  const hash = hashOf(large)
  const inParts = async (bucket = openBucket({ ...s3.settings, prefix: '' }, patience)) => {
    const path = join(root, 'large')
    await writeFile(path, large)
    return upload(bucket, 'k', path, { hash, size_bytes: large.length }, 600_000)
  }

  it('goes up in parts and is one again', async () => {
    s3.faults.push({ method: 'PUT', status: 500 })
    await inParts()
    expect(hashOf(s3.objects.get('k')!.content)).toBe(hash)
    expect(s3.requests.filter((line) => line.startsWith('PUT'))).toHaveLength(5)
    expect(s3.uploads.size).toBe(0)
  })

  it('is taken back when a part does not get through', async () => {
    s3.faults.push(...Array.from({ length: 4 }, () => ({ method: 'PUT', status: 500 })))
    await expect(inParts()).rejects.toMatchObject({ code: 'storage_unavailable' })
    expect(s3.objects.size).toBe(0)
    expect(s3.uploads.size).toBe(0)
  })

  it('is there although its last answer was lost', async () => {
    s3.loses_completion = true
    await inParts()
    s3.loses_completion = false
    expect(hashOf(s3.objects.get('k')!.content)).toBe(hash)
  })
})

describe('many files', () => {
  it('are listed by age, page after page, and all removed with their organization', async () => {
    const hashes: string[] = []
    for (let n = 0; n < 8; n += 1) hashes.push((await put(`file ${n}`)).hash)
    const kept = await put('theirs', theirs)
    for (const hash of hashes.slice(0, 5)) s3.objects.get(keyOf(hash))!.put_at = new Date('2026-01-01')
    s3.objects.set(`houses/one/${mine}/notes & <more>.txt`, { content: Buffer.from(''), put_at: new Date(0) })
    const older: string[] = []
    for await (const hash of files.listOlder(mine, new Date('2026-02-01'))) older.push(hash)
    expect(older.sort()).toEqual(hashes.slice(0, 5).sort())
    await files.removeAll(mine)
    expect([...s3.objects.keys()]).toEqual([keyOf(kept.hash, theirs)])
  })
})

describe('a storage that stumbles', () => {
  const twice = (method: string) => {
    s3.faults.push({ method, status: 500 }, { method, status: 503, code: 'SlowDown' })
  }

  it('is asked again: to keep, to tell, to give, to list, to forget', async () => {
    twice('PUT')
    const { hash } = await put('flour')
    twice('HEAD')
    expect(await files.exists(mine, hash)).toBe(true)
    twice('GET')
    expect(String(await buffer(await files.read(mine, hash)))).toBe('flour')
    twice('DELETE')
    await files.remove(mine, hash)
    expect(s3.objects.size).toBe(0)
    expect(s3.requests.length).toBe(12)
  })

  it('that hangs up in the midst of an upload gets it whole at the next attempt', async () => {
    s3.faults.push({ method: 'PUT', cut_after_bytes: 0 })
    const { hash } = await put(large)
    expect(hashOf(s3.objects.get(keyOf(hash))!.content)).toBe(hash)
  })

  it.each([
    ['hangs up', { method: 'GET', cut_after_bytes: 700_000 }],
    ['falls silent', { method: 'GET', silent_after_bytes: 700_000, for_ms: 5_000 }],
  ])('that %s half-way is read on from there', async (_how, fault) => {
    const { hash } = await put(large)
    s3.faults.push(fault, fault)
    expect(hashOf(await buffer(await files.read(mine, hash)))).toBe(hash)
    s3.faults.push(fault)
    await files.withLocalPath(mine, hash, async (path) => expect(hashOf(await readFile(path))).toBe(hash))
    expect(await left()).toEqual([])
  })

  it('and does not get up again is 503 with everything put away', async () => {
    const { hash } = await put('kept')
    const down = (method: string, status = 500) =>
      s3.faults.push(...Array.from({ length: 4 }, () => ({ method, status })))
    down('PUT')
    await expect(put('flour')).rejects.toMatchObject({ code: 'storage_unavailable', status: 503 })
    down('HEAD')
    await expect(files.exists(mine, hash)).rejects.toMatchObject({ code: 'storage_unavailable' })
    s3.faults.push(...Array.from({ length: 5 }, () => ({ method: 'GET', cut_after_bytes: 0 })))
    await expect(buffer(await files.read(mine, hash))).rejects.toMatchObject({ code: 'storage_unavailable' })
    s3.faults.length = 0
    s3.faults.push(
      ...Array.from({ length: 4 }, () => ({ method: 'PUT', silent_after_bytes: 0, for_ms: 2_000 })),
    )
    await expect(put('slow')).rejects.toMatchObject({ code: 'storage_unavailable' })
    expect(await left()).toEqual([])
  })

  it('or is full says so at once', async () => {
    s3.faults.push({ method: 'PUT', status: 507, code: 'XMinioStorageFull' })
    await expect(put('flour')).rejects.toMatchObject({ code: 'storage_full', status: 507 })
    expect(s3.requests).toHaveLength(1)
  })

  it('gives other bytes than were put: they are not used', async () => {
    const { hash } = await put('flour')
    s3.objects.get(keyOf(hash))!.content = Buffer.from('flaur')
    await expect(files.withLocalPath(mine, hash, async () => 1)).rejects.toMatchObject({
      code: 'storage_unavailable',
    })
  })
})

describe('a storage that says no', () => {
  it.each([
    ['the secret', { secret_access_key: 'wrong' }, 'SignatureDoesNotMatch'],
    ['the key', { access_key_id: 'AKIAOTHER' }, 'InvalidAccessKeyId'],
    ['the region', { region: 'us-east-1' }, 'AuthorizationHeaderMalformed'],
    ['the bucket', { bucket: 'pantry' }, 'NoSuchBucket'],
  ])('because %s is wrong is asked once, and the log hears why', async (_what, change, code) => {
    const wrong = s3Files({ ...s3.settings, ...change, prefix: '' }, root, patience)
    const error = await wrong.read(mine, hashOf('x')).catch((thrown) => thrown)
    expect(error).toMatchObject({ code: 'storage_unavailable', status: 503 })
    expect(error.cause.message).toContain(code)
    expect(error.message).not.toContain(code)
    expect(s3.requests).toHaveLength(1)
    await expect(wrong.check()).rejects.toMatchObject({ code: 'storage_unavailable' })
  })

  it('or is not there at all is 503', async () => {
    const nowhere = s3Files({ ...s3.settings, endpoint: 'http://127.0.0.1:1', prefix: '' }, root, patience)
    await expect(nowhere.exists(mine, hashOf('x'))).rejects.toMatchObject({ code: 'storage_unavailable' })
    await expect(nowhere.check()).rejects.toMatchObject({ code: 'storage_unavailable' })
    await files.check()
  })
})

describe('a reader who leaves', () => {
  it('lets the connection go, begun or not', async () => {
    const { hash } = await put(large)
    const unread = await files.read(mine, hash)
    unread.destroy()
    const begun = await files.read(mine, hash)
    for await (const _ of begun) break
    expect(begun.destroyed).toBe(true)
    expect(await files.exists(mine, hash)).toBe(true)
  })
})
