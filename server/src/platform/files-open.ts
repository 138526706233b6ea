import { mkdir } from 'node:fs/promises'
import type { Config } from './config-schema.ts'
import { type FileStore, localFiles } from './files.ts'
import { removeAbandoned } from './files-incoming.ts'
import { s3Files } from './files-s3.ts'
import { s3SettingsOf } from './files-s3-settings.ts'

/** The store the settings name; `root` is where bytes lie, or only pass through. */
export async function openFiles(config: Config, root: string, now: Date): Promise<FileStore> {
  await mkdir(root, { recursive: true })
  await removeAbandoned(root, now)
  const bucket = s3SettingsOf(config)
  return bucket ? s3Files(bucket, root) : localFiles(root)
}
