import { createHash, randomBytes } from 'node:crypto'

/** Crockford's base32: no I, L, O, U, so that nothing is misread on paper. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const codes = 10
const code_letters = 16

/**
 * Ten codes of 80 random bits, in fours: `7K2M-Q9XD-4HRT-W0PZ`. Being random and that long they need no salt and no
 * slow hash: trying all of them is out of reach, and argon2 over ten rows would only make sign-in a way to load the
 * house.
 */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: codes }, () => {
    // 256 is a multiple of 32: every letter is as likely as every other.
    const text = Array.from(randomBytes(code_letters), (byte) => letters[byte % 32]).join('')
    return text.match(/.{4}/g)!.join('-')
  })
}

/** What is kept of a code; undefined for what cannot be one. Case, dashes and letters that look alike do not matter. */
export function hashOfRecoveryCode(typed: string): Buffer | undefined {
  const text = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  if (text.length !== code_letters || [...text].some((letter) => !letters.includes(letter))) return undefined
  return createHash('sha256').update(text).digest()
}
