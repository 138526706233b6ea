import { createHmac, randomBytes } from 'node:crypto'

const prefix = 'whsec_'
const secret_bytes = 32

/** A secret to sign with. Source: Standard Webhooks 1.0, "Signature scheme": 24 to 64 random bytes in base64. */
export const newSecret = (): string => prefix + randomBytes(secret_bytes).toString('base64')

export interface SignedMessage {
  id: string
  sent_at: Date
  body: string
}

/**
 * The headers that prove who sent a message, signed with each secret in turn; receivers accept any of them.
 * Source: Standard Webhooks 1.0, "Webhook headers". @example { 'webhook-signature': 'v1,K5oZ… v1,hnO3…', … }
 */
export function signedHeaders(
  { id, sent_at, body }: SignedMessage,
  secrets: readonly string[],
): Record<string, string> {
  const timestamp = String(Math.floor(sent_at.getTime() / 1000))
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
  })
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  }
}
