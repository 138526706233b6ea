import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

/**
 * An authenticator in software, as WebAuthn Level 3 §6 describes one: makes passkeys (ES256, attestation `none`) and
 * signs with them; also as no honest one would.
 */

interface Options {
  challenge: string
  rp?: { id: string }
  rpId?: string
  user?: { id: string }
}

/** What may be forged. */
export interface Forgery {
  origin?: string
  rp_id?: string
  counter?: number
  user_verified?: boolean
  challenge?: string
  user_handle?: string | null
  type?: string
}

interface Key {
  id: string
  private_key: KeyObject
  handle: string
  counter: number
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()
const base64url = (data: string | Uint8Array) => Buffer.from(data).toString('base64url')
const flags = { present: 0x01, verified: 0x04, attested: 0x40 }

export function softAuthenticator(origin = 'http://localhost:3000') {
  const keys: Key[] = []

  const clientData = (type: string, options: Options, forged: Forgery) =>
    JSON.stringify({
      type: forged.type ?? type,
      challenge: forged.challenge ?? options.challenge,
      origin: forged.origin ?? origin,
      crossOrigin: false,
    })
  const authData = (
    rp_id: string,
    flag_bits: number,
    counter: number,
    rest: Uint8Array = new Uint8Array(),
  ) => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(rp_id), Buffer.from([flag_bits]), count, rest])
  }
  const bits = ({ user_verified = true }: Forgery) => flags.present | (user_verified ? flags.verified : 0)

  return {
    keys,
    /** What `navigator.credentials.create` would answer, as JSON. */
    create(options: Options, forged: Forgery = {}): Record<string, unknown> {
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const jwk = publicKey.export({ format: 'jwk' })
      const id = randomBytes(16)
      const cose = new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, new Uint8Array(Buffer.from(jwk.x!, 'base64url'))],
        [-3, new Uint8Array(Buffer.from(jwk.y!, 'base64url'))],
      ])
      const length = Buffer.from([0, id.length])
      const attested = Buffer.concat([Buffer.alloc(16), length, id, isoCBOR.encode(cose as never)])
      const data = authData(
        forged.rp_id ?? options.rp!.id,
        bits(forged) | flags.attested,
        forged.counter ?? 0,
        attested,
      )
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(data)],
      ])
      keys.push({ id: base64url(id), private_key: privateKey, handle: options.user!.id, counter: 0 })
      return {
        id: base64url(id),
        rawId: base64url(id),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(clientData('webauthn.create', options, forged)),
          attestationObject: base64url(isoCBOR.encode(attestation as never)),
          transports: ['internal'],
        },
      }
    },
    /** What `navigator.credentials.get` would answer, as JSON. */
    get(options: Options, forged: Forgery = {}, key = keys[0]!): Record<string, unknown> {
      key.counter = forged.counter ?? key.counter + 1
      const data = authData(forged.rp_id ?? options.rpId!, bits(forged), key.counter)
      const client = clientData('webauthn.get', options, forged)
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), key.private_key)
      return {
        id: key.id,
        rawId: key.id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(data),
          signature: base64url(signature),
          userHandle: forged.user_handle === undefined ? key.handle : forged.user_handle,
        },
      }
    },
  }
}

export type SoftAuthenticator = ReturnType<typeof softAuthenticator>
