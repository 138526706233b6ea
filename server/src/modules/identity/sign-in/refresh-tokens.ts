import { createHash, createHmac, randomBytes } from 'node:crypto'

/** A refresh token: 32 random bytes. */
export function newRefreshToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of it. Being random, it needs no salt and no slow hash. */
export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/**
 * The token that replaces another. Derived with the house's key instead of drawn, so that two refreshes at once, or
 * one tried again after a lost answer, get the same successor and a family never has two living branches.
 */
export function successorOf(token: string, key: string): string {
  return createHmac('sha256', key).update(`refresh token successor\n${token}`).digest('base64url')
}
