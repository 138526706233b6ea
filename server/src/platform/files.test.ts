import { createHash, randomUUID } from 'node:crypto'
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerFor } from './error-answers.ts'
import { FileMissing, type FileStore, localFiles } from './files.ts'
import { removeAbandoned } from './files-incoming.ts'

let folder: string
let files: FileStore
const mine = '0199d3a0-5f6a-7c31-8b1e-2f4f6d1c9a10'
const theirs = '0199d3a0-5f6a-7c31-8b1e-2f4f6d1c9a11'
const limits = { max_bytes: 1_000 }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'brigade-files-'))
  files = localFiles(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const left = () => readdir(join(folder, '.incoming')).catch(() => [])
const put = (text: string, organization = mine) =>
  files.put(organization, Readable.from([Buffer.from(text)]), limits)

describe('a file', () => {
  it('is kept under the hash of its content, once, and read back', async () => {
    const hash = createHash('sha256').update('flour').digest('hex')
    expect(await put('flour')).toEqual({ hash, size_bytes: 5 })
    expect(await put('flour')).toEqual({ hash, size_bytes: 5 })
    expect(await readdir(join(folder, mine, hash.slice(0, 2)))).toEqual([hash])
    expect(String(await buffer(await files.read(mine, hash)))).toBe('flour')
    expect(await left()).toEqual([])
  })

  it('belongs to its organization', async () => {
    const { hash } = await put('secret')
    expect(await files.exists(mine, hash)).toBe(true)
    expect(await files.exists(theirs, hash)).toBe(false)
    await expect(files.read(theirs, hash)).rejects.toThrow(FileMissing)
    await put('secret', theirs)
    await files.remove(mine, hash)
    expect(await files.exists(theirs, hash)).toBe(true)
    await files.removeAll(theirs)
    expect(await files.exists(theirs, hash)).toBe(false)
    await files.remove(theirs, hash)
  })

  it('may be empty, or of exactly the size allowed', async () => {
    expect((await put('')).size_bytes).toBe(0)
    expect((await put('x'.repeat(1_000))).size_bytes).toBe(1_000)
  })

  it('that is too large is cut off at once and leaves nothing', async () => {
    let sent = 0
    const endless = new Readable({
      read() {
        sent += 100
        this.push(Buffer.alloc(100))
      },
    })
    await expect(files.put(mine, endless, limits)).rejects.toMatchObject({ code: 'payload_too_large' })
    expect(sent).toBeLessThan(200_000)
    expect(endless.destroyed).toBe(true)
    expect(await left()).toEqual([])
  })

  it('whose sender leaves in the midst leaves nothing', async () => {
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half')
        throw new Error('the connection was lost')
      })(),
    )
    await expect(files.put(mine, broken, limits)).rejects.toThrow('lost')
    expect(await left()).toEqual([])
  })

  it('is named by nothing that people write: only hashes and ids become paths', async () => {
    const { hash } = await put('named')
    const odd = ['..', '../../etc', '/etc', '', `${mine}/..`, 'A'.repeat(36), `${mine}\n`]
    for (const name of odd) {
      await expect(put('x', name), name).rejects.toThrow(TypeError)
      await expect((async () => files.read(name, hash))(), name).rejects.toThrow(TypeError)
      await expect((async () => files.removeAll(name))(), name).rejects.toThrow(TypeError)
    }
    for (const name of ['..', '../secrets.json', '', hash.slice(1), `${hash}/../x`, hash.toUpperCase()])
      await expect((async () => files.read(mine, name))(), name).rejects.toThrow(TypeError)
    expect(await left()).toEqual([])
  })
})

describe('what a killed process was taking in', () => {
  it('is removed a day later, and not before', async () => {
    const incoming = join(folder, '.incoming')
    await writeFile(join(incoming, 'old'), 'half')
    await removeAbandoned(folder, new Date(Date.now() + 23 * 3_600_000))
    expect(await left()).toEqual(['old'])
    await removeAbandoned(folder, new Date(Date.now() + 25 * 3_600_000))
    expect(await left()).toEqual([])
    await removeAbandoned(join(folder, 'nowhere'), new Date())
  })
})

describe('a disk', () => {
  const failing = (code: string) =>
    new Readable({
      read() {
        this.destroy(Object.assign(new Error('write'), { code }))
      },
    })

  it('that is full is 507 and leaves nothing', async () => {
    for (const code of ['ENOSPC', 'EDQUOT'])
      await expect(files.put(mine, failing(code), limits)).rejects.toMatchObject({
        code: 'storage_full',
        status: 507,
      })
    expect(await left()).toEqual([])
  })

  it('that cannot be written to is a fault of ours, not of the caller', async () => {
    const blocked = join(folder, randomUUID())
    await writeFile(blocked, '')
    const error = await localFiles(blocked)
      .put(mine, Readable.from(['x']), limits)
      .catch((thrown) => thrown)
    expect(answerFor(error).code).toBe('internal_error')
    await expect(localFiles(blocked).check()).rejects.toThrow()
    await files.check()
    await chmod(blocked, 0o600)
  })
})
