import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { Attachment } from './attachment.ts'
import type { Clock } from './clock.ts'
import { AppError, notFound } from './errors.ts'
import { FileMissing } from './files.ts'
import type { KeyRing, TokenKey } from './key-ring.ts'
import type { Platform } from './platform.ts'
import { API_PREFIX } from './route.ts'

/** A stored file as whoever opens the link gets it. */
export interface LinkedFile {
  organization_id: string
  hash: string
  name: string
  content_type: string
}

export interface DownloadLinks {
  /** A link that gives the file to whoever holds it, without signing in, for five minutes. */
  make: (file: LinkedFile) => Promise<{ url: string; expires_at: string }>
  /** The file a link was made for. Errors: download_link_invalid, download_link_expired. */
  open: (link: string) => Promise<LinkedFile>
}

export const linkLifetime_ms = 5 * 60_000

/** Changes with the form of what is signed: a link of one form is never read as another. */
const form = 'brigade download link 1'

/**
 * Links that carry what they are for, signed (HMAC-SHA256) by a key derived from the one that signs access tokens
 * (HKDF, RFC 5869), so that neither is ever taken for the other. Nothing is kept of them; they end with the key that
 * signed them.
 */
export function makeDownloadLinks(keys: KeyRing, clock: Clock, public_address: string): DownloadLinks {
  return {
    async make({ organization_id, hash, name, content_type }) {
      const key = await keys.signing()
      const expires_at = new Date(clock.now().getTime() + linkLifetime_ms)
      const content = [key.id, organization_id, hash, name, content_type, expires_at.getTime()]
      const text = Buffer.from(JSON.stringify(content)).toString('base64url')
      const link = `${text}.${signatureOf(key, text).toString('base64url')}`
      return {
        url: `${public_address}${API_PREFIX}/downloads?link=${link}`,
        expires_at: expires_at.toISOString(),
      }
    },
    async open(link) {
      const [text = '', signature = '', ...more] = link.split('.')
      const content = contentOf(text)
      const key = content && (await keys.verifying(String(content[0])))
      if (!key || more.length > 0 || !isEqual(signatureOf(key, text), Buffer.from(signature, 'base64url')))
        throw new AppError('download_link_invalid')
      const [, organization_id, hash, name, content_type, expires_at_ms] = content
      if (clock.now().getTime() >= expires_at_ms) throw new AppError('download_link_expired')
      return { organization_id, hash, name, content_type }
    },
  }
}

type Content = [
  key_id: string,
  organization_id: string,
  hash: string,
  name: string,
  type: string,
  until_ms: number,
]

/** The file of a link, open. Errors: download_link_invalid, download_link_expired, not_found. */
export async function openLinkedFile({ downloads, files }: Platform, link: string): Promise<Attachment> {
  const { organization_id, hash, name, content_type } = await downloads.open(link)
  const content = await files.read(organization_id, hash).catch((error) => {
    throw error instanceof FileMissing ? notFound('file') : error
  })
  return { name, content, content_type, hash }
}

/** What a link says; it is not believed before its signature is. */
function contentOf(text: string): Content | null {
  try {
    const content: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    return Array.isArray(content) ? (content as Content) : null
  } catch {
    return null
  }
}

function signatureOf({ key }: TokenKey, text: string): Buffer {
  const own = Buffer.from(hkdfSync('sha256', key, '', form, 32))
  return createHmac('sha256', own).update(`${form}\n${text}`).digest()
}

const isEqual = (a: Buffer, b: Buffer) => a.length === b.length && timingSafeEqual(a, b)
