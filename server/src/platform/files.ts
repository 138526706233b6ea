import { createReadStream } from 'node:fs'
import { access, constants, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { receiveFile } from './files-incoming.ts'
import { syncFolder } from './sync-folder.ts'

export interface StoredFile {
  /** SHA-256 of the content, 64 hex digits: its name in the store. */
  hash: string
  size_bytes: number
}

/** Where documents lie: a local folder, or S3-compatible storage (`files-s3.ts`). */
export interface FileStore {
  kind: 'local' | 's3'
  /** Whether the store can be used right now. Errors: whatever is wrong with it. */
  check: () => Promise<void>
  /** Streams content in, never holding it whole. Errors: payload_too_large, storage_full, storage_unavailable. */
  put: (organization_id: string, content: Readable, limits: { max_bytes: number }) => Promise<StoredFile>
  /** Errors: FileMissing, storage_unavailable. */
  read: (organization_id: string, hash: string) => Promise<Readable>
  /** A path on this machine that holds the content for as long as `use` runs. Errors: those of `read`. */
  withLocalPath: <T>(organization_id: string, hash: string, use: (path: string) => Promise<T>) => Promise<T>
  exists: (organization_id: string, hash: string) => Promise<boolean>
  /** Hashes of an organization's files that were last put before an instant. */
  listOlder: (organization_id: string, before: Date) => AsyncIterable<string>
  remove: (organization_id: string, hash: string) => Promise<void>
  /** Removes everything of an organization that was deleted. */
  removeAll: (organization_id: string) => Promise<void>
}

/** The store has no such file. */
export class FileMissing extends Error {
  override readonly name = 'FileMissing'
}

/**
 * The name of a file in every store: `<organization>/<first two digits>/<hash>`; without a hash, of all an
 * organization's. What people write never becomes part of it.
 */
export function fileKey(organization_id: string, hash?: string): string {
  if (!/^[0-9a-f-]{36}$/.test(organization_id)) throw new TypeError('a folder is named by its organization')
  if (hash === undefined) return organization_id
  if (!isHash(hash)) throw new TypeError('a file is named by its hash')
  return `${organization_id}/${hash.slice(0, 2)}/${hash}`
}

/** Whether a text is a SHA-256 in hex. */
export const isHash = (text: string) => /^[0-9a-f]{64}$/.test(text)

/** Keeps files in a folder of this machine. */
export function localFiles(root: string): FileStore {
  const folderOf = (organization_id: string) => join(root, fileKey(organization_id))
  const pathOf = (organization_id: string, hash: string) => join(root, fileKey(organization_id, hash))

  return {
    kind: 'local',
    check: () => access(root, constants.R_OK | constants.W_OK | constants.X_OK),
    put: (organization_id, content, limits) =>
      receiveFile(root, content, limits, async (incoming, stored) => {
        const path = pathOf(organization_id, stored.hash)
        const first_made = await mkdir(dirname(path), { recursive: true })
        await rename(incoming, path)
        await syncFolders(dirname(path), first_made ? dirname(first_made) : dirname(path))
      }),
    async read(organization_id, hash) {
      const path = pathOf(organization_id, hash)
      await stat(path).catch((error) => {
        throw error.code === 'ENOENT' ? new FileMissing(hash, { cause: error }) : error
      })
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

/** A new name, and those of the folders made for it, outlive a power cut. */
async function syncFolders(from: string, to: string): Promise<void> {
  for (let folder = from; ; folder = dirname(folder)) {
    await syncFolder(folder)
    if (folder === to || folder === dirname(folder)) return
  }
}
