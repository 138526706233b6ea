import { AppError } from './errors.ts'
import { FileMissing, type FileStore, fileKey, isHash } from './files.ts'
import { receiveFile, withTemporaryFile, writeHashed } from './files-incoming.ts'
import { openContent } from './files-s3-content.ts'
import { openBucket, type S3Bucket, type S3Patience, type S3Settings } from './files-s3-requests.ts'
import { toEnd, upload } from './files-s3-upload.ts'
import { xmlElements, xmlText } from './files-s3-xml.ts'

const deletionsAtOnce = 16

/**
 * Keeps files in an S3-compatible bucket under the same names as in a folder. Only bytes on their way lie on this
 * machine, below `root`. Every request may be sent twice without harm: a name says what its content is.
 */
export function s3Files(settings: S3Settings, root: string, patience?: S3Patience): FileStore {
  const bucket = openBucket(settings, patience)

  const read = async (organization_id: string, hash: string) => {
    const content = await openContent(bucket, fileKey(organization_id, hash))
    if (!content) throw new FileMissing(hash)
    return content
  }
  const remove = async (key: string) => {
    await bucket.send({ method: 'DELETE', key }, toEnd)
  }

  return {
    kind: 's3',
    read,
    async check() {
      const one = openBucket(settings, { silence_ms: 3_000, pauses_ms: [] })
      await one.send({ method: 'GET', query: listing(settings.prefix, { 'max-keys': '1' }) }, toEnd)
    },
    put: (organization_id, content, limits) =>
      receiveFile(root, content, limits, (path, file) =>
        // Also when it is there already: its date keeps the nightly sweep away while it is being recorded.
        upload(bucket, fileKey(organization_id, file.hash), path, file),
      ),
    withLocalPath: (organization_id, hash, use) =>
      withTemporaryFile(root, async (path) => {
        const stored = await writeHashed(await read(organization_id, hash), path, Number.POSITIVE_INFINITY)
        if (stored.hash !== hash)
          throw new AppError('storage_unavailable', { cause: new Error('other bytes came') })
        return use(path)
      }),
    async exists(organization_id, hash) {
      return (await bucket.send({ method: 'HEAD', key: fileKey(organization_id, hash) }, toEnd)) !== null
    },
    async *listOlder(organization_id, before) {
      for await (const { key, put_at } of list(bucket, settings.prefix, `${fileKey(organization_id)}/`)) {
        const hash = key.slice(key.lastIndexOf('/') + 1)
        if (isHash(hash) && put_at < before) yield hash
      }
    },
    remove: (organization_id, hash) => remove(fileKey(organization_id, hash)),
    async removeAll(organization_id) {
      let waiting: string[] = []
      for await (const { key } of list(bucket, settings.prefix, `${fileKey(organization_id)}/`)) {
        waiting.push(key)
        if (waiting.length < deletionsAtOnce) continue
        await Promise.all(waiting.map(remove))
        waiting = []
      }
      await Promise.all(waiting.map(remove))
    },
  }
}

const listing = (prefix: string, more: Record<string, string>) => ({ 'list-type': '2', prefix, ...more })

/** Every object whose key, below the prefix of the settings, begins with `start`; a page of 1,000 at a time. */
async function* list(bucket: S3Bucket, prefix: string, start: string) {
  let token: string | null = null
  do {
    const query = listing(prefix + start, token ? { 'continuation-token': token } : {})
    const xml: string | null = await bucket.send({ method: 'GET', query }, (response) => response.text())
    if (xml === null) throw new AppError('storage_unavailable')
    for (const object of xmlElements(xml, 'Contents')) {
      const key = xmlText(object, 'Key') ?? ''
      const put_at = new Date(xmlText(object, 'LastModified') ?? '')
      if (key.startsWith(prefix + start)) yield { key: key.slice(prefix.length), put_at }
    }
    token = xmlText(xml, 'IsTruncated') === 'true' ? xmlText(xml, 'NextContinuationToken') : null
  } while (token)
}
