import { Readable } from 'node:stream'
import { Passing, pauseBeforeRetry, type S3Bucket } from './files-s3-requests.ts'

/**
 * An object as a stream; null without one. A connection that is cut or falls silent is taken up again where it
 * stopped: a name stands for one content, so the rest is still the rest.
 */
export async function openContent(bucket: S3Bucket, key: string): Promise<Readable | null> {
  const left = new AbortController()
  const open = (from: number) =>
    bucket.send(
      { method: 'GET', key, headers: from > 0 ? { range: `bytes=${from}-` } : {}, signal: left.signal },
      async (response) => response,
    )
  const first = await open(0)
  if (!first) return null
  const content = Readable.from(chunks(bucket, first, open), { objectMode: false })
  // Also when nobody ever reads it: the connection goes back.
  content.once('close', () => left.abort())
  return content
}

async function* chunks(bucket: S3Bucket, first: Response, open: (from: number) => Promise<Response | null>) {
  const size_bytes = Number(first.headers.get('content-length') ?? Number.NaN)
  let response = first
  let sent_bytes = 0
  for (let failures = 0; ; ) {
    try {
      for await (const chunk of inTime(response, bucket.patience.silence_ms)) {
        sent_bytes += chunk.length
        failures = 0
        yield chunk
      }
      if (Number.isNaN(size_bytes) || sent_bytes >= size_bytes) return
      throw new Passing('the storage ended early')
    } catch (error) {
      if (sent_bytes === size_bytes) return
      await pauseBeforeRetry(bucket.patience, failures, error)
      failures += 1
    }
    response = await continued(open, sent_bytes)
  }
}

async function continued(open: (from: number) => Promise<Response | null>, from: number): Promise<Response> {
  const response = await open(from)
  if (!response || (from > 0 && response.status !== 206)) throw new Error('a file cannot be read on')
  return response
}

/** The body's chunks; an error when the next one takes too long. It is asked for only when it is wanted. */
async function* inTime(response: Response, silence_ms: number): AsyncGenerator<Uint8Array> {
  const reader = response.body!.getReader()
  try {
    for (;;) {
      const silent = Promise.withResolvers<never>()
      const timer = setTimeout(() => silent.reject(new Passing('the storage fell silent')), silence_ms)
      const { done, value } = await Promise.race([reader.read(), silent.promise]).finally(() =>
        clearTimeout(timer),
      )
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}
