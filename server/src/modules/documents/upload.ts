import type { Platform } from '#platform/platform'
import { removeUnusedFile } from '#platform/unused-files'
import type { Who } from '#platform/who'
import { getDocument } from './documents.ts'
import type { DocumentFollowers } from './followers.ts'
import { type FormPart, receiveUpload } from './receive.ts'
import { judgeFile, registerDocument } from './register.ts'

export interface UploadNeeds {
  platform: Platform
  followers: DocumentFollowers
}

/** The largest file taken, in bytes. */
export function uploadLimit_bytes(platform: Platform): number {
  return platform.config.uploadMaxMb * 1_048_576
}

/**
 * Takes in a supplier's document: the bytes first, then one short transaction with the row and the job that reads it.
 * A refused file leaves nothing behind. Errors: those of receiveUpload, empty_file, unsupported_document.
 */
export async function uploadDocument(needs: UploadNeeds, who: Who, parts: AsyncIterable<FormPart>) {
  const { platform } = needs
  const discard = async (hash: string) => void (await removeUnusedFile(platform, who, hash))
  const received = await receiveUpload(
    parts,
    (content) => platform.files.put(who.organization_id, content, { max_bytes: uploadLimit_bytes(platform) }),
    discard,
  )
  try {
    const file = await judgeFile(platform, who, received.file)
    return await platform.withTenant(who, async (tx) => {
      const id = await registerDocument(tx, platform, who, { file, form: received.form })
      return getDocument(tx, who, needs.followers, id)
    })
  } catch (error) {
    await discard(received.file.hash)
    throw error
  }
}
