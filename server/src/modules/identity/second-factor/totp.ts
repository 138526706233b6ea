import { Secret, TOTP } from 'otpauth'

/**
 * Time-based one-time passwords (RFC 6238) with what every authenticator app understands: SHA-1, six digits, steps of
 * thirty seconds. SHA-1 is as good as any here: HMAC does not need it to be free of collisions.
 */

const period_seconds = 30
const issuer = 'Brigade'

/** A secret of 160 bits (RFC 4226 §4) in base32. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** What the QR code holds. @example otpauth://totp/Brigade:ana%40x.example?issuer=Brigade&secret=… */
export function totpAddress(secret: string, label: string): string {
  return totpOf(secret, label).toString()
}

/**
 * The time step whose code was typed, counted from 1970; undefined for a wrong code. One step early or late is
 * accepted, for clocks that are not quite right and for slow fingers. Spaces do not matter.
 */
export function stepOfCode(secret: string, code: string, now: Date): number | undefined {
  const token = code.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const timestamp = now.getTime()
  const delta = totpOf(secret).validate({ token, timestamp, window: 1 })
  return delta === null ? undefined : Math.floor(timestamp / 1000 / period_seconds) + delta
}

function totpOf(secret: string, label = 'Brigade'): TOTP {
  return new TOTP({
    issuer,
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: period_seconds,
    secret: Secret.fromBase32(secret),
  })
}
