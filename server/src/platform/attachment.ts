import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

export interface Attachment {
  name: string
  content: Readable
  content_type: string
  size_bytes?: number
  /** The content's hash: a client that has these bytes already is told so. */
  hash?: string
}

/** Sends a file as an attachment that browsers save and never show or guess the type of. */
export function sendAttachment(reply: FastifyReply, file: Attachment): FastifyReply {
  const etag = file.hash && `"${file.hash}"`
  if (etag) reply.header('etag', etag)
  reply.header('cache-control', 'private, no-cache')
  if (etag && reply.request.headers['if-none-match']?.includes(etag)) {
    file.content.destroy()
    return reply.status(304).send()
  }
  reply.header('content-disposition', contentDisposition(file.name))
  reply.header('x-content-type-options', 'nosniff')
  reply.header('content-security-policy', "default-src 'none'; sandbox")
  if (file.size_bytes !== undefined) reply.header('content-length', file.size_bytes)
  return reply.status(200).type(file.content_type).send(file.content)
}

/**
 * The header that names an attachment: plain ASCII for old readers, then the true name (RFC 6266, RFC 5987).
 * Example: `contentDisposition('ação.pdf')` is `attachment; filename="a__o.pdf"; filename*=UTF-8''a%C3%A7%C3%A3o.pdf`.
 */
export function contentDisposition(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
