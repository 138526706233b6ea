import { createHash } from 'node:crypto'
import { createReadStream, openAsBlob } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { AppError } from './errors.ts'
import type { StoredFile } from './files.ts'
import type { S3Bucket } from './files-s3-requests.ts'
import { xmlText } from './files-s3-xml.ts'

/** Up to here a file goes in one request; beyond, in parts of this size. Providers take 5 GB in one, and 10,000 parts. */
export const part_bytes = 128 * 1_048_576

/** Puts a local file under a key; it appears there whole or not at all. Errors: storage_unavailable, storage_full. */
export async function upload(
  bucket: S3Bucket,
  key: string,
  path: string,
  file: StoredFile,
  part_size_bytes = part_bytes,
): Promise<void> {
  const content = await openAsBlob(path)
  if (file.size_bytes <= part_size_bytes) {
    await bucket.send({ method: 'PUT', key, body: { content, hash: file.hash } }, toEnd).then(found)
    return
  }
  const began = await bucket.send({ method: 'POST', key, query: { uploads: '' } }, (answer) => answer.text())
  const uploadId = xmlText(found(began), 'UploadId') ?? ''
  try {
    const tags: string[] = []
    for (let from = 0; from < file.size_bytes; from += part_size_bytes) {
      const to = Math.min(from + part_size_bytes, file.size_bytes)
      const body = { content: content.slice(from, to), hash: await hashOfPart(path, from, to) }
      const query = { partNumber: String(tags.length + 1), uploadId }
      const tag = await bucket.send({ method: 'PUT', key, query, body }, async (answer) => {
        await toEnd(answer)
        return answer.headers.get('etag')
      })
      tags.push(found(tag))
    }
    await complete(bucket, key, uploadId, tags)
  } catch (error) {
    // Parts that nobody completes would be paid for until somebody looked.
    await bucket.send({ method: 'DELETE', key, query: { uploadId } }, toEnd).catch(() => {})
    throw error
  }
}

/** Source: Amazon S3, "CompleteMultipartUpload": it may answer 200 and then say that it failed. */
async function complete(bucket: S3Bucket, key: string, uploadId: string, tags: string[]): Promise<void> {
  const parts = tags.map(
    (tag, index) =>
      `<Part><PartNumber>${index + 1}</PartNumber><ETag>${tag.replaceAll('"', '&quot;')}</ETag></Part>`,
  )
  const xml = `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`
  const body = { content: new Blob([xml]), hash: createHash('sha256').update(xml).digest('hex') }
  const said = await bucket
    .send({ method: 'POST', key, query: { uploadId }, body }, (answer) => answer.text())
    .catch(async (error) => {
      // An answer that was lost, and the upload of that id is over at the second attempt: it is there.
      if (await bucket.send({ method: 'HEAD', key }, toEnd)) return ''
      throw error
    })
  const fault = xmlText(found(said), 'Code')
  if (fault) throw new AppError('storage_unavailable', { cause: new Error(`completing answered ${fault}`) })
}

async function hashOfPart(path: string, from: number, to: number): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path, { start: from, end: to - 1 }), hash)
  return hash.digest('hex')
}

/** Reads an answer to its end, so that its connection serves the next request. */
export async function toEnd(answer: Response): Promise<true> {
  await answer.arrayBuffer()
  return true
}

/** Where something is put there is no “not there”. */
function found<T>(answer: T | null): T {
  if (answer === null) throw new AppError('storage_unavailable', { cause: new Error('a put answered 404') })
  return answer
}
