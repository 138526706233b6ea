import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/**
 * AES-256-GCM with a random nonce (NIST SP 800-38D): format (1 byte), key version (4), nonce (12), ciphertext, tag
 * (16). What stands before the ciphertext is authenticated with it, as is the place the value belongs to.
 */

const format = 1
const header_bytes = 5
const nonce_bytes = 12
const tag_bytes = 16
export const key_bytes = 32

/** A sealed value does not open: another key, another place, or changed since. Nothing says which. */
export class VaultRefusal extends Error {
  override readonly name = 'VaultRefusal'
}

/** Encrypts `plain` under a key of 32 bytes for one place. */
export function encrypt(key: Buffer, version: number, place: readonly string[], plain: Buffer): Buffer {
  const header = Buffer.alloc(header_bytes)
  header.writeUInt8(format)
  header.writeUInt32BE(version, 1)
  const nonce = randomBytes(nonce_bytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tag_bytes })
  cipher.setAAD(authenticated(header, place))
  return Buffer.concat([header, nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** Errors: VaultRefusal. */
export function decrypt(key: Buffer, place: readonly string[], sealed: Buffer): Buffer {
  versionOf(sealed)
  const text_start = header_bytes + nonce_bytes
  const tag_start = sealed.length - tag_bytes
  try {
    const nonce = sealed.subarray(header_bytes, text_start)
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tag_bytes })
    decipher.setAAD(authenticated(sealed.subarray(0, header_bytes), place))
    decipher.setAuthTag(sealed.subarray(tag_start))
    return Buffer.concat([decipher.update(sealed.subarray(text_start, tag_start)), decipher.final()])
  } catch (cause) {
    throw new VaultRefusal(`the sealed value of ${place.join(' ')} does not open`, { cause })
  }
}

/** The version of the key that a value is sealed with. Errors: VaultRefusal. */
export function versionOf(sealed: Buffer): number {
  if (sealed.length < header_bytes + nonce_bytes + tag_bytes || sealed.readUInt8() !== format)
    throw new VaultRefusal('this is no sealed value')
  return sealed.readUInt32BE(1)
}

/** As JSON, so that no two places read the same. */
const authenticated = (header: Buffer, place: readonly string[]) =>
  Buffer.concat([header, Buffer.from(JSON.stringify(place))])
