import { createHash, createHmac, randomBytes } from 'node:crypto'

/** What one browser holds while it is on its way to an issuer and back: 32 random bytes in a cookie. */
export const newBrowserSecret = () => randomBytes(32).toString('base64url')

/** What is kept of it. */
export const hashOfSecret = (secret: string) => createHash('sha256').update(secret).digest()

export interface Proofs {
  state: string
  nonce: string
  /** Of PKCE; the issuer sees its SHA-256 only. */
  code_verifier: string
}

/**
 * Everything that ties an answer to the browser that asked is derived from its secret. Nothing of it lies in the
 * database, and an answer meant for another browser fails three times: by state, at the issuer, by nonce.
 */
export function proofsOf(secret: string): Proofs {
  const derive = (what: string) => createHmac('sha256', secret).update(`social ${what}`).digest('base64url')
  return { state: derive('state'), nonce: derive('nonce'), code_verifier: derive('code verifier') }
}
