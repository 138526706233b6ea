import { Inflate, Unzlib } from 'fflate'
import { ExtractionError } from '../error.ts'
import { LIMITS } from '../limits.ts'

const CHUNK = 65_536

/** Counts what a file unpacks to and refuses it at the cap, so that a bomb never stands in memory. */
export class UnpackBudget {
  #total = 0

  /** Unpacks a stream under the caps; its bytes when `keep`, broken data ends it quietly. */
  inflate(packed: Uint8Array, format: 'raw' | 'zlib', keep = false): Uint8Array | null {
    let size = 0
    const kept: Uint8Array[] = []
    const stream = format === 'raw' ? new Inflate() : new Unzlib()
    stream.ondata = (chunk) => {
      size += chunk.length
      this.add(chunk.length)
      if (size > LIMITS.stream_bytes) throw new ExtractionError('hostile_document')
      if (keep) kept.push(chunk.slice())
    }
    try {
      for (let at = 0; at < packed.length; at += CHUNK) {
        stream.push(packed.subarray(at, at + CHUNK), at + CHUNK >= packed.length)
      }
    } catch (error) {
      if (error instanceof ExtractionError) throw error
    }
    if (!keep) return null
    const bytes = new Uint8Array(size)
    let offset = 0
    for (const chunk of kept) {
      bytes.set(chunk, offset)
      offset += chunk.length
    }
    return bytes
  }

  add(bytes: number): void {
    this.#total += bytes
    if (this.#total > LIMITS.unpacked_bytes) throw new ExtractionError('hostile_document')
  }
}
