import { Inflate, Unzlib } from 'fflate'
import { ExtractionError } from '../error.ts'
import { LIMITS } from '../limits.ts'

// DEFLATE packs up to 1,032 times: so much at once is the most that ever stands in memory uncounted (8 MB).
const CHUNK = 8_192
// FlateErrorCode.UnexpectedEOF of fflate.
const UNEXPECTED_END = 0

/** Whether packed data ended where it says, was cut before, or is none. */
export type StreamEnd = 'whole' | 'cut' | 'broken'

/** Counts what a file unpacks to and refuses it at the cap, so that a bomb never stands in memory. */
export class UnpackBudget {
  #total = 0

  /** Unpacks a stream under the caps, piece by piece, and tells how it ended. */
  stream(packed: Uint8Array, format: 'raw' | 'zlib', take: (piece: Uint8Array) => void): StreamEnd {
    let size = 0
    const stream = format === 'raw' ? new Inflate() : new Unzlib()
    stream.ondata = (piece) => {
      size += piece.length
      this.add(piece.length)
      if (size > LIMITS.stream_bytes) throw new ExtractionError('hostile_document')
      take(piece)
    }
    try {
      for (let at = 0; at < packed.length; at += CHUNK) {
        stream.push(packed.subarray(at, at + CHUNK), at + CHUNK >= packed.length)
      }
      return packed.length > 0 ? 'whole' : 'cut'
    } catch (error) {
      if (error instanceof ExtractionError) throw error
      return (error as { code?: number }).code === UNEXPECTED_END ? 'cut' : 'broken'
    }
  }

  /** Unpacks a stream under the caps into one array; broken data ends it quietly with what came before. */
  unpack(packed: Uint8Array, format: 'raw' | 'zlib'): Uint8Array {
    const pieces: Uint8Array[] = []
    this.stream(packed, format, (piece) => pieces.push(piece.slice()))
    return joined(pieces)
  }

  add(bytes: number): void {
    this.#total += bytes
    if (this.#total > LIMITS.unpacked_bytes) throw new ExtractionError('hostile_document')
  }
}

export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let offset = 0
  for (const piece of pieces) {
    bytes.set(piece, offset)
    offset += piece.length
  }
  return bytes
}
