import { ExtractionError } from '../error.ts'

// [MS-CFB] 2.1: sector numbers above this are marks, not places.
const LAST_SECTOR = 0xfffffffa
const HEADER_FATS = 109
const STREAM = 2
const ROOT = 5

type Entry = { name: string; type: number; start: number; size: number }

/** A compound file ([MS-CFB]) whose chains of sectors are known to end: the container of XLS and of encrypted XLSX. */
export class CompoundFile {
  readonly #view: DataView
  readonly #bytes: Uint8Array
  readonly #sector: number
  readonly #fat: Uint32Array
  readonly entries: Entry[]

  /** Errors: damaged_document when a chain of sectors loops, leaves the file or is shorter than its stream. */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const shift = bytes.length < 512 ? 0 : this.#view.getUint16(30, true)
    if (shift !== 9 && shift !== 12) throw new ExtractionError('damaged_document')
    this.#sector = 2 ** shift
    this.#fat = this.#readFat()
    this.entries = this.#readDirectory()
    this.#checkStreams()
  }

  /** The bytes of a stream; null when there is none of the name or it is a small one, kept among others. */
  stream(name: string): Uint8Array | null {
    const entry = this.entries.find((each) => each.type === STREAM && each.name.toLowerCase() === name)
    if (!entry || entry.size < this.#smallest()) return null
    return this.#gather(this.#chain(entry.start)).subarray(0, entry.size)
  }

  #smallest(): number {
    return this.#view.getUint32(56, true)
  }

  #readFat(): Uint32Array {
    const places: number[] = []
    for (let index = 0; index < HEADER_FATS; index += 1)
      places.push(this.#view.getUint32(76 + index * 4, true))
    let next = this.#view.getUint32(68, true)
    const most = Math.ceil(this.#bytes.length / this.#sector)
    for (let steps = 0; next <= LAST_SECTOR; steps += 1) {
      const at = this.#place(next)
      if (steps > most || at + this.#sector > this.#bytes.length)
        throw new ExtractionError('damaged_document')
      for (let index = 0; index < this.#sector / 4 - 1; index += 1)
        places.push(this.#view.getUint32(at + index * 4, true))
      next = this.#view.getUint32(at + this.#sector - 4, true)
    }
    const used = places.filter((place) => place <= LAST_SECTOR)
    const fat = new Uint32Array((used.length * this.#sector) / 4)
    for (const [index, place] of used.entries()) {
      const at = this.#place(place)
      if (at + this.#sector > this.#bytes.length) throw new ExtractionError('damaged_document')
      for (let cell = 0; cell < this.#sector / 4; cell += 1)
        fat[(index * this.#sector) / 4 + cell] = this.#view.getUint32(at + cell * 4, true)
    }
    return fat
  }

  #place(sector: number): number {
    return (sector + 1) * this.#sector
  }

  #chain(start: number): number[] {
    const chain: number[] = []
    for (let at = start; at <= LAST_SECTOR; at = this.#fat[at]!) {
      if (at >= this.#fat.length || chain.length >= this.#fat.length || this.#place(at) >= this.#bytes.length)
        throw new ExtractionError('damaged_document')
      chain.push(at)
    }
    return chain
  }

  #gather(chain: readonly number[]): Uint8Array {
    const bytes = new Uint8Array(chain.length * this.#sector)
    for (const [index, sector] of chain.entries()) {
      const at = this.#place(sector)
      bytes.set(this.#bytes.subarray(at, at + this.#sector), index * this.#sector)
    }
    return bytes
  }

  #readDirectory(): Entry[] {
    const bytes = this.#gather(this.#chain(this.#view.getUint32(48, true)))
    const view = new DataView(bytes.buffer)
    const entries: Entry[] = []
    for (let at = 0; at + 128 <= bytes.length; at += 128) {
      const name_bytes = Math.min(64, Math.max(0, view.getUint16(at + 64, true) - 2))
      entries.push({
        name: new TextDecoder('utf-16le').decode(bytes.subarray(at, at + name_bytes)),
        type: bytes[at + 66]!,
        start: view.getUint32(at + 116, true),
        size: view.getUint32(at + 120, true),
      })
    }
    return entries
  }

  /** Together the chains may be no longer than the file, give or take shared ones, or walking them takes for ever. */
  #checkStreams(): void {
    const smallest = this.#smallest()
    let steps = 0
    for (const { type, start, size } of this.entries) {
      const is_chain = type === ROOT || (type === STREAM && size >= smallest)
      if (!is_chain || size === 0) continue
      const { length } = this.#chain(start)
      steps += length
      if (length * this.#sector < size || steps > this.#fat.length * 4)
        throw new ExtractionError('damaged_document')
    }
    this.#checkSmall(smallest)
  }

  /** Small streams lie in the root's stream, chained by a table of their own. */
  #checkSmall(smallest: number): void {
    const table = this.#gather(this.#chain(this.#view.getUint32(60, true)))
    const next = new DataView(table.buffer)
    const count = table.length / 4
    let steps = 0
    for (const { type, start, size } of this.entries) {
      if (type !== STREAM || size === 0 || size >= smallest) continue
      for (let at = start; at <= LAST_SECTOR; at = next.getUint32(at * 4, true)) {
        steps += 1
        if (at >= count || steps > count * 4) throw new ExtractionError('damaged_document')
      }
    }
  }
}
