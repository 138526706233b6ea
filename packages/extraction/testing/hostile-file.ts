import type { ExtractionErrorCode } from '../error.ts'

/** A file made to do harm, or broken; `ends` are the ends it may rightly come to, `read` being that it is read. */
export type HostileFile = {
  name: string
  ends: readonly (ExtractionErrorCode | 'read')[]
  /** Only whoever may end the reading can end it: nothing tells from the bytes how long it takes. */
  is_endless?: boolean
  build: () => Uint8Array | Promise<Uint8Array>
}

export const latin1 = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at)
  return bytes
}

export const zeros = (megabytes: number): Uint8Array => new Uint8Array(megabytes * 1_048_576)

export function concat(...parts: (Uint8Array | string)[]): Uint8Array {
  const pieces = parts.map((part) => (typeof part === 'string' ? latin1(part) : part))
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let offset = 0
  for (const piece of pieces) {
    bytes.set(piece, offset)
    offset += piece.length
  }
  return bytes
}
