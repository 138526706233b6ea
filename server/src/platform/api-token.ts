import { createHash, randomInt } from 'node:crypto'
import { crc32 } from 'node:zlib'

/** Says what it is wherever it is found: in a log, in a commit. */
const prefix = 'brg_'
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const secretLetters = 40
const checkLetters = 6
const form = new RegExp(`^${prefix}[0-9A-Za-z]{${secretLetters + checkLetters}}$`)

/**
 * An API token: forty letters and digits, 238 bits, and their CRC-32, so that one that was cut or mistyped is known
 * without asking the database, and scanners for secrets can be sure. @example brg_…
 */
export function newApiToken(): string {
  const secret = Array.from({ length: secretLetters }, () => alphabet[randomInt(alphabet.length)]).join('')
  return `${prefix}${secret}${checkOf(secret)}`
}

/** Whether a text is meant to be an API token. */
export const isApiToken = (text: string): boolean => text.startsWith(prefix)

/** What is kept of a token: being random, it needs no salt and no slow hash. Undefined for what cannot be one. */
export function hashOfApiToken(text: string): Buffer | undefined {
  const secret = text.slice(prefix.length, -checkLetters)
  if (!form.test(text) || checkOf(secret) !== text.slice(-checkLetters)) return undefined
  return createHash('sha256').update(text).digest()
}

/** What is shown of a token ever after, to tell one from another. */
export const hintOfApiToken = (token: string): string => `${prefix}…${token.slice(-4)}`

/** 62 to the sixth is more than two to the 32nd. */
function checkOf(secret: string): string {
  let rest = crc32(secret)
  let letters = ''
  for (let i = 0; i < checkLetters; i += 1) {
    letters = alphabet[rest % alphabet.length] + letters
    rest = Math.floor(rest / alphabet.length)
  }
  return letters
}
