import { errors as joseErrors, jwtVerify, SignJWT } from 'jose'
import { AppError } from './errors.ts'
import type { KeyRing } from './key-ring.ts'

export interface AccessClaims {
  user_id: string
  session_id: string
  organization_id: string
}

export interface Tokens {
  sign: (claims: AccessClaims, now: Date) => Promise<string>
  /** Errors: token_invalid, token_expired. */
  verify: (token: string, now: Date) => Promise<AccessClaims>
}

const issuer = 'brigade'
const audience = 'brigade-api'
const remembered = 2_000

type SigningKeys = Pick<KeyRing, 'signing' | 'verifying'>

/** Access tokens: HS256 only, issuer and audience pinned; the header names the key. */
export function makeTokens(keys: SigningKeys, lifetime_seconds: number): Tokens {
  // Verified once, a token stays good until it expires: its signature need not be computed at every request.
  const verified = new Map<string, { claims: AccessClaims; expires_ms: number }>()

  return {
    async sign({ user_id, session_id, organization_id }, now) {
      const { id, key } = await keys.signing()
      return new SignJWT({ sid: session_id, org: organization_id })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid: id })
        .setSubject(user_id)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt(now)
        .setExpirationTime(new Date(now.getTime() + lifetime_seconds * 1000))
        .sign(bytesOf(key))
    },

    async verify(token, now) {
      const known = verified.get(token)
      if (known && known.expires_ms > now.getTime()) return known.claims
      const { claims, expires_ms } = await check(token, keys, now)
      if (verified.size >= remembered) verified.delete(verified.keys().next().value!)
      verified.set(token, { claims, expires_ms })
      return claims
    },
  }
}

const bytesOf = (key: string) => new TextEncoder().encode(key)

async function check(token: string, keys: SigningKeys, now: Date) {
  let key_until_ms = Number.POSITIVE_INFINITY
  const keyOf = async ({ kid }: { kid?: string }) => {
    const found = await keys.verifying(kid)
    if (!found) throw new AppError('token_invalid')
    if (found.until) key_until_ms = found.until.getTime()
    return bytesOf(found.key)
  }
  try {
    const { payload } = await jwtVerify(token, keyOf, {
      algorithms: ['HS256'],
      issuer,
      audience,
      currentDate: now,
      requiredClaims: ['exp', 'sub'],
    })
    if (typeof payload.sid !== 'string' || typeof payload.org !== 'string')
      throw new AppError('token_invalid')
    return {
      claims: { user_id: payload.sub!, session_id: payload.sid, organization_id: payload.org },
      // Remembered no longer than its key is good.
      expires_ms: Math.min(payload.exp! * 1000, key_until_ms),
    }
  } catch (error) {
    if (error instanceof joseErrors.JWTExpired) throw new AppError('token_expired', { cause: error })
    throw new AppError('token_invalid', { cause: error })
  }
}
