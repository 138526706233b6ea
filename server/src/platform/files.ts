import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from './errors.ts'

export interface StoredFile {
  /** SHA-256 of the content, 64 hex digits: its name in the store. */
  hash: string
  size_bytes: number
}

/** Where documents lie: a local folder now, S3-compatible storage behind the same face later. */
export interface FileStore {
  /** Streams content in, never holding it whole. Errors: payload_too_large, storage_full. */
  put: (organization_id: string, content: Readable, limits: { max_bytes: number }) => Promise<StoredFile>
  read: (organization_id: string, hash: string) => Promise<Readable>
  /** A path on this machine that holds the content for as long as `use` runs. */
  withLocalPath: <T>(organization_id: string, hash: string, use: (path: string) => Promise<T>) => Promise<T>
  exists: (organization_id: string, hash: string) => Promise<boolean>
  /** Hashes of an organization's files that were last put before an instant. */
  listOlder: (organization_id: string, before: Date) => AsyncIterable<string>
  remove: (organization_id: string, hash: string) => Promise<void>
  /** Removes everything of an organization that was deleted. */
  removeAll: (organization_id: string) => Promise<void>
}

/** Keeps files under `root/<organization>/<first two digits>/<hash>`; names given by people never become paths. */
export function localFiles(root: string): FileStore {
  const folderOf = (organization_id: string) => {
    if (!/^[0-9a-f-]{36}$/.test(organization_id)) throw new TypeError('a folder is named by its organization')
    return join(root, organization_id)
  }
  const pathOf = (organization_id: string, hash: string) => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new TypeError('a file is named by its hash')
    return join(folderOf(organization_id), hash.slice(0, 2), hash)
  }

  return {
    async put(organization_id, content, { max_bytes }) {
      const incoming = join(root, '.incoming', randomUUID())
      await mkdir(dirname(incoming), { recursive: true })
      try {
        const stored = await writeHashed(content, incoming, max_bytes)
        const path = pathOf(organization_id, stored.hash)
        await mkdir(dirname(path), { recursive: true })
        await rename(incoming, path)
        return stored
      } catch (error) {
        await rm(incoming, { force: true })
        if (['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? ''))
          throw new AppError('storage_full', { cause: error })
        throw error
      }
    },
    async read(organization_id, hash) {
      const path = pathOf(organization_id, hash)
      await stat(path)
      return createReadStream(path)
    },
    withLocalPath: (organization_id, hash, use) => use(pathOf(organization_id, hash)),
    exists: (organization_id, hash) =>
      stat(pathOf(organization_id, hash)).then(
        () => true,
        () => false,
      ),
    async *listOlder(organization_id, before) {
      const folder = folderOf(organization_id)
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
        if (!entry.isFile()) continue
        const put = await stat(join(entry.parentPath, entry.name)).catch(() => null)
        if (put && put.mtime < before) yield entry.name
      }
    },
    remove: (organization_id, hash) => rm(pathOf(organization_id, hash), { force: true }),
    removeAll: (organization_id) => rm(folderOf(organization_id), { recursive: true, force: true }),
  }
}

async function writeHashed(content: Readable, path: string, max_bytes: number): Promise<StoredFile> {
  const hash = createHash('sha256')
  let size_bytes = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size_bytes += chunk.length
      if (size_bytes > max_bytes) {
        done(
          new AppError('payload_too_large', {
            message: `A file may have up to ${Math.floor(max_bytes / 1_048_576)} MB.`,
          }),
        )
        return
      }
      hash.update(chunk)
      done(null, chunk)
    },
  })
  await pipeline(content, measure, createWriteStream(path, { flags: 'wx' }))
  // The row that names this file is about to be committed: the bytes must outlive a power cut, too.
  const file = await open(path, 'r+')
  await file.sync()
  await file.close()
  return { hash: hash.digest('hex'), size_bytes }
}
