import { ExtractionError } from '../error.ts'
import { LIMITS } from '../limits.ts'
import { UnpackBudget } from './inflate.ts'
import { type XmlHandler, XmlScanner } from './xml-scanner.ts'
import { packedBytes, type ZipEntry, zipEntries } from './zip.ts'

const STORED = 0
const DEFLATED = 8

/** The XML parts of a workbook's zip, read piece by piece under the caps. Names are lower case. */
export class ZipParts {
  readonly #bytes: Uint8Array
  readonly #entries: Map<string, ZipEntry>
  readonly #budget = new UnpackBudget()

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#entries = new Map(zipEntries(bytes, LIMITS.zip_entries).map((entry) => [entry.name, entry]))
  }

  has(name: string): boolean {
    return this.#entries.has(name)
  }

  /** Reads one part through a handler. Errors: damaged_document when it is missing, broken or cut short. */
  read(name: string, handler: XmlHandler): void {
    const entry = this.#entries.get(name)
    if (!entry) throw new ExtractionError('damaged_document')
    const scanner = new XmlScanner(handler)
    let decoder: InstanceType<typeof TextDecoder> | undefined
    const take = (piece: Uint8Array) => {
      decoder ??= new TextDecoder(encodingOf(piece))
      scanner.push(decoder.decode(piece, { stream: true }))
    }
    const packed = packedBytes(this.#bytes, entry)
    const is_whole = entry.method === STORED ? this.#stored(packed, take) : this.#packed(entry, packed, take)
    if (!is_whole || !scanner.end()) throw new ExtractionError('damaged_document')
  }

  #packed({ method }: ZipEntry, packed: Uint8Array, take: (piece: Uint8Array) => void): boolean {
    return method === DEFLATED && this.#budget.stream(packed, 'raw', take) === 'whole'
  }

  #stored(packed: Uint8Array, take: (piece: Uint8Array) => void): boolean {
    this.#budget.add(packed.length)
    const step = 65_536
    for (let at = 0; at < packed.length; at += step) take(packed.subarray(at, at + step))
    return packed.length > 0
  }
}

/** Parts are UTF-8 or UTF-16 (ECMA-376 Part 2, 8.1.4). */
function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8'
}
