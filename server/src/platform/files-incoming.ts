import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from './errors.ts'
import type { StoredFile } from './files.ts'

const folderIn = (root: string) => join(root, '.incoming')

/** A path below `root` for a file that is only just being made; it is gone when `use` is over, unless it was moved. */
export async function withTemporaryFile<T>(root: string, use: (path: string) => Promise<T>): Promise<T> {
  const folder = folderIn(root)
  const path = join(folder, randomUUID())
  try {
    await mkdir(folder, { recursive: true })
    return await use(path)
  } catch (error) {
    if (['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? ''))
      throw new AppError('storage_full', { cause: error })
    throw error
  } finally {
    await rm(path, { force: true })
  }
}

/**
 * Takes a stream in to a temporary file, synced and hashed, and hands it to `keep`.
 * Errors: payload_too_large, storage_full, those of the stream and of `keep`.
 */
export function receiveFile(
  root: string,
  content: Readable,
  limits: { max_bytes: number },
  keep: (path: string, file: StoredFile) => Promise<void>,
): Promise<StoredFile> {
  return withTemporaryFile(root, async (path) => {
    const stored = await writeHashed(content, path, limits.max_bytes)
    await keep(path, stored)
    return stored
  })
}

/** Writes a stream to a new file and answers its hash and size. Errors: payload_too_large. */
export async function writeHashed(content: Readable, path: string, max_bytes: number): Promise<StoredFile> {
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

/** No upload or download takes this long. */
const abandonedAfter_ms = 24 * 3_600_000

/** Removes temporary files that a killed process has left behind. */
export async function removeAbandoned(root: string, now: Date): Promise<void> {
  const folder = folderIn(root)
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name)
    const made = await stat(path).catch(() => null)
    if (made && now.getTime() - made.mtimeMs > abandonedAfter_ms) await rm(path, { force: true })
  }
}
