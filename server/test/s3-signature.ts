import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

export interface S3Keys {
  region: string
  access_key_id: string
  secret_access_key: string
}

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex')
const hmac = (key: string | Uint8Array, text: string) => createHmac('sha256', key).update(text).digest()
const encoded = (text: string) =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)

/** The code S3 refuses a request with; null when its signature is right and its body is what was signed. */
export function signatureFault(request: IncomingMessage, body: Uint8Array, keys: S3Keys): string | null {
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? '',
    )
  if (!given) return 'AccessDenied'
  const [, credential, signed_headers, signature] = given as unknown as [string, string, string, string]
  const [key_id, day, region, service, end] = credential.split('/')
  if (key_id !== keys.access_key_id) return 'InvalidAccessKeyId'
  if (region !== keys.region || service !== 's3' || end !== 'aws4_request')
    return 'AuthorizationHeaderMalformed'
  const at = String(request.headers['x-amz-date'])
  if (!at.startsWith(String(day))) return 'AuthorizationHeaderMalformed'
  const must_be_signed = ['host', 'x-amz-content-sha256', 'x-amz-date']
  if (must_be_signed.some((name) => !signed_headers.split(';').includes(name))) return 'AccessDenied'
  if (request.headers['x-amz-content-sha256'] !== sha256(body)) return 'XAmzContentSHA256Mismatch'

  const expected = signatureOf(request, { at, day: day!, signed_headers }, keys)
  return timingSafeEqual(Buffer.from(expected, 'hex'), Buffer.from(signature, 'hex'))
    ? null
    : 'SignatureDoesNotMatch'
}

/** Source: AWS, "Signature Calculations for the Authorization Header" (Signature Version 4, one chunk). */
function signatureOf(
  request: IncomingMessage,
  { at, day, signed_headers }: { at: string; day: string; signed_headers: string },
  { region, secret_access_key }: S3Keys,
): string {
  const url = new URL(request.url!, 'http://storage.example')
  const query = [...url.searchParams]
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join('&')
  const headers = signed_headers
    .split(';')
    .map((name) => `${name}:${String(request.headers[name]).trim().replaceAll(/ +/g, ' ')}\n`)
    .join('')
  const path = decodeURIComponent(url.pathname).split('/').map(encoded).join('/')
  const canonical = [
    request.method,
    path,
    query,
    headers,
    signed_headers,
    request.headers['x-amz-content-sha256'],
  ].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const signing_key = ['s3', 'aws4_request'].reduce<Uint8Array>(
    (key, part) => hmac(key, part),
    hmac(hmac(`AWS4${secret_access_key}`, day), region),
  )
  return hmac(signing_key, ['AWS4-HMAC-SHA256', at, scope, sha256(canonical)].join('\n')).toString('hex')
}
