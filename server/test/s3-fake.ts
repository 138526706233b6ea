import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { type S3Keys, signatureFault } from './s3-signature.ts'

export interface S3Object {
  content: Buffer
  put_at: Date
}

/** Something that goes wrong, once, at the next request of a method. */
export type S3Fault =
  | { method: string; status: number; code?: string }
  /** The connection ends: before the answer, or after some bytes of it. */
  | { method: string; cut_after_bytes: number }
  /** Nothing more comes: from the beginning, or after some bytes. */
  | { method: string; silent_after_bytes: number; for_ms: number }

export interface S3Fake {
  settings: S3Keys & { endpoint: string; bucket: string }
  /** By key. */
  objects: Map<string, S3Object>
  /** As `PUT key`, in the order they came. */
  requests: string[]
  faults: S3Fault[]
  /** Multipart uploads that were begun: their parts by tag. */
  uploads: Map<string, Map<string, Buffer>>
  /** Completes multipart uploads and hangs up instead of saying so. */
  loses_completion?: boolean
  close: () => Promise<void>
}

const keys: S3Keys = {
  region: 'eu-test-1',
  access_key_id: 'AKIATEST',
  secret_access_key: 'secret/of+the=test',
}
const bucket = 'kitchen'
/** Small, so that every listing of a test needs several. */
const page_size = 3

/** A small S3 of one bucket that checks each signature by a computation of its own, and stumbles when it is told to. */
export async function startS3(): Promise<S3Fake> {
  const fake = { objects: new Map(), requests: [], faults: [], uploads: new Map() } as unknown as S3Fake
  const server = createServer((request, response) => {
    answer(fake, request, response).catch(() => response.destroy())
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return Object.assign(fake, {
    settings: { ...keys, endpoint, bucket },
    async close() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  })
}

async function answer(fake: S3Fake, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url!, 'http://storage.example')
  const [, named_bucket, ...rest] = decodeURIComponent(url.pathname).split('/')
  const key = rest.join('/')
  fake.requests.push(`${request.method} ${key}`)
  const place = fake.faults.findIndex(({ method }) => method === request.method)
  const [fault] = place >= 0 ? fake.faults.splice(place, 1) : []
  if (fault && 'cut_after_bytes' in fault && request.method === 'PUT') return request.socket.destroy()
  const body = await buffer(request)

  const refused = signatureFault(request, body, keys)
  if (refused) return refuse(response, refused === 'XAmzContentSHA256Mismatch' ? 400 : 403, refused)
  if (named_bucket !== bucket) return refuse(response, 404, 'NoSuchBucket')
  if (fault && 'status' in fault) return refuse(response, fault.status, fault.code ?? 'InternalError')

  const uploadId = url.searchParams.get('uploadId')
  if (request.method === 'POST' || uploadId !== null)
    return inParts(
      fake,
      { key, uploadId, part: Number(url.searchParams.get('partNumber')) },
      request,
      response,
      body,
    )
  switch (request.method) {
    case 'PUT':
      // As Amazon's: an upload of unknown length is refused.
      if (request.headers['content-length'] === undefined)
        return refuse(response, 411, 'MissingContentLength')
      if (fault && 'for_ms' in fault) await sleep(fault.for_ms, undefined, { ref: false })
      fake.objects.set(key, { content: body, put_at: new Date() })
      return response.end()
    case 'DELETE':
      fake.objects.delete(key)
      return response.writeHead(204).end()
    default:
      if (key === '') return list(fake, url.searchParams, response)
      return send(fake.objects.get(key), request, response, fault)
  }
}

/** Multipart: begin, one part, complete, abort. Parts are named by their tags, in the order of completion. */
function inParts(
  fake: S3Fake,
  { key, uploadId, part }: { key: string; uploadId: string | null; part: number },
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
) {
  if (uploadId === null) {
    const id = `upload-${fake.requests.length}`
    fake.uploads.set(id, new Map())
    return response.end(
      `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
    )
  }
  const parts = fake.uploads.get(uploadId)
  if (!parts) return refuse(response, 404, 'NoSuchUpload')
  if (request.method === 'PUT') {
    const tag = `"${part}-${body.length}"`
    parts.set(tag, body)
    return response.setHeader('etag', tag).end()
  }
  fake.uploads.delete(uploadId)
  if (request.method === 'DELETE') return response.writeHead(204).end()
  const tags = [...String(body).matchAll(/<ETag>(.*?)<\/ETag>/g)].map((tag) =>
    tag[1]!.replaceAll('&quot;', '"'),
  )
  fake.objects.set(key, { content: Buffer.concat(tags.map((tag) => parts.get(tag)!)), put_at: new Date() })
  // The answer is lost on the way once; asked again, the upload is no more.
  if (fake.loses_completion) return request.socket.destroy()
  return response.end('<CompleteMultipartUploadResult/>')
}

function refuse(response: ServerResponse, status: number, code: string) {
  const message = `the ${code} &amp; nothing else`
  response
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(`<?xml version="1.0"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`)
}

async function send(
  object: S3Object | undefined,
  request: IncomingMessage,
  response: ServerResponse,
  fault: S3Fault | undefined,
) {
  if (!object) return refuse(response, 404, 'NoSuchKey')
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
  const content = object.content.subarray(from)
  response.writeHead(from > 0 ? 206 : 200, { 'content-length': content.length })
  if (fault && 'cut_after_bytes' in fault) {
    await new Promise((written) => response.write(content.subarray(0, fault.cut_after_bytes), written))
    return response.destroy()
  }
  if (fault && 'silent_after_bytes' in fault) {
    response.write(content.subarray(0, fault.silent_after_bytes))
    await sleep(fault.for_ms, undefined, { ref: false })
    return response.end(content.subarray(fault.silent_after_bytes))
  }
  response.end(request.method === 'HEAD' ? undefined : content)
}

/** ListObjectsV2; a token is where the page before ended. */
function list(fake: S3Fake, query: URLSearchParams, response: ServerResponse) {
  if (query.get('list-type') !== '2') return refuse(response, 400, 'InvalidArgument')
  const after = Buffer.from(query.get('continuation-token') ?? '', 'base64').toString()
  const keys = [...fake.objects.keys()]
    .filter((key) => key.startsWith(query.get('prefix') ?? '') && key > after)
    .sort()
  const page = keys.slice(0, Math.min(page_size, Number(query.get('max-keys') ?? 1_000)))
  const more = keys.length > page.length
  const token = more ? Buffer.from(page.at(-1) ?? '').toString('base64') : ''
  const contents = page.map((key) => {
    const { put_at, content } = fake.objects.get(key)!
    const escaped = key.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
    return `<Contents><Key>${escaped}</Key><LastModified>${put_at.toISOString()}</LastModified><Size>${content.length}</Size></Contents>`
  })
  response
    .writeHead(200, { 'content-type': 'application/xml' })
    .end(
      `<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${bucket}</Name><IsTruncated>${more}</IsTruncated>${contents.join('')}${more ? `<NextContinuationToken>${token}</NextContinuationToken>` : ''}</ListBucketResult>`,
    )
}
