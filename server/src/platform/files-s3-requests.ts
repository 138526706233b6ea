import { setTimeout as sleep } from 'node:timers/promises'
import { AwsV4Signer } from 'aws4fetch'
import { AppError } from './errors.ts'
import { xmlText } from './files-s3-xml.ts'

export interface S3Settings {
  /** As `https://s3.eu-west-1.amazonaws.com`; the bucket follows in the path, as every provider understands. */
  endpoint: string
  bucket: string
  region: string
  access_key_id: string
  secret_access_key: string
  /** Before every key, as `brigade/`; or empty. */
  prefix: string
}

/** How long the storage is waited for. */
export interface S3Patience {
  /** For an answer to begin, and for the next bytes of one. */
  silence_ms: number
  /** Before each further attempt. */
  pauses_ms: readonly number[]
}

export const patience: S3Patience = { silence_ms: 15_000, pauses_ms: [200, 800, 2_000] }

/** The slowest connection an upload is waited for. */
const slowest_bytes_per_ms = 64

export interface S3Request {
  method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE'
  /** Below the prefix; absent: the bucket itself. */
  key?: string
  query?: Record<string, string>
  headers?: Record<string, string>
  /** With its SHA-256, which is signed: the storage refuses other bytes. */
  body?: { content: Blob; hash: string }
  signal?: AbortSignal
}

export interface S3Bucket {
  /**
   * Sends a signed request, again with growing pauses when the storage stumbles, `use` included.
   * `null` where there is no such object. Errors: storage_unavailable, storage_full.
   */
  send: <T>(request: S3Request, use: (response: Response) => Promise<T>) => Promise<T | null>
  patience: S3Patience
}

/** Worth another attempt. Source: Amazon S3's "Error responses" and "Best practices: retries". */
const passing = new Set([408, 425, 429, 500, 502, 503, 504])

/** Talks to one bucket with AWS Signature Version 4. */
export function openBucket(settings: S3Settings, wait: S3Patience = patience): S3Bucket {
  const keys = new Map<string, ArrayBuffer>()
  const sign = ({ method, key, query = {}, headers = {}, body }: S3Request) => {
    const path = key === undefined ? settings.bucket : `${settings.bucket}/${settings.prefix}${key}`
    const url = new URL(`${settings.endpoint.replace(/\/+$/, '')}/${path}`)
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
    return new AwsV4Signer({
      method,
      url: url.href,
      headers: { ...headers, 'x-amz-content-sha256': body?.hash ?? emptyHash },
      accessKeyId: settings.access_key_id,
      secretAccessKey: settings.secret_access_key,
      region: settings.region,
      service: 's3',
      cache: keys,
    }).sign()
  }

  const attempt = async <T>(request: S3Request, use: (response: Response) => Promise<T>) => {
    const silence = new AbortController()
    const most_ms = wait.silence_ms + (request.body?.content.size ?? 0) / slowest_bytes_per_ms
    const timer = setTimeout(() => silence.abort(new Passing('the storage does not answer')), most_ms)
    try {
      const { url, headers } = await sign(request)
      // Not signed: some storages change it on the way. Lengths must be those of the bytes themselves.
      headers.set('accept-encoding', 'identity')
      const response = await fetch(url, {
        method: request.method,
        headers,
        body: request.body?.content,
        // A signature is for one address; and where a redirect would lead is nobody's choice but the settings'.
        redirect: 'manual',
        signal: AbortSignal.any([silence.signal, ...(request.signal ? [request.signal] : [])]),
      })
      if (response.ok) return await use(response)
      return await refusal(request, response)
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    patience: wait,
    async send(request, use) {
      for (let tries = 0; ; tries += 1)
        try {
          return await attempt(request, use)
        } catch (error) {
          if (error instanceof AppError || request.signal?.aborted) throw error
          await pauseBeforeRetry(wait, tries, error)
        }
    },
  }
}

/** Waits before attempt number `tries` + 2, or throws storage_unavailable when that was the last. */
export async function pauseBeforeRetry(wait: S3Patience, tries: number, error: unknown): Promise<void> {
  const pause_ms = wait.pauses_ms[tries]
  if (pause_ms === undefined || error instanceof Refused)
    throw new AppError('storage_unavailable', { cause: error })
  // Those who stumbled together must not come back together.
  await sleep(pause_ms * (0.5 + Math.random() / 2))
}

/** The storage stumbled; the next attempt may succeed. */
export class Passing extends Error {}

/** The storage said no: wrong keys, bucket, region or clock. Trying again does not help. */
class Refused extends Error {}

async function refusal(request: S3Request, response: Response): Promise<null> {
  const { status } = response
  const text = await response.text()
  const code = xmlText(text, 'Code')
  const said = `${request.method} answered ${status} ${code ?? ''}: ${xmlText(text, 'Message') ?? ''}`
  // A HEAD carries no code.
  if (status === 404 && (code === null || code === 'NoSuchKey')) return null
  if (status === 507 || code === 'QuotaExceeded')
    throw new AppError('storage_full', { cause: new Error(said) })
  if (passing.has(status) || code === 'RequestTimeout') throw new Passing(said)
  throw new Refused(said)
}

/** SHA-256 of no bytes. */
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
