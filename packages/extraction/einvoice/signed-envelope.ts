import { joined } from '../read/inflate.ts'

// RFC 5652: ContentInfo { signedData, [0] SignedData { version, digests, { data, [0] OCTET STRING } } }, in BER.
const SIGNED_DATA = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02]
const SEQUENCE = 0x30
const CONTENT = 0xa0
const OCTETS = 0x04
const OCTETS_IN_PIECES = 0x24
const DEEPEST = 16
const MOST_PARTS = 200_000

/** One element: its tag and the range of its contents; `next` is where the following one begins. */
type Element = { tag: number; start: number; end: number; next: number }

/** Whether bytes begin as a signed envelope (CMS, `.p7m`) does, plain or in base64. */
export function isSignedEnvelope(bytes: Uint8Array): boolean {
  const head = fromBase64(bytes.subarray(0, 400)) ?? bytes
  if (head[0] !== SEQUENCE) return false
  const length_bytes = head[1]! < 0x80 ? 0 : head[1]! & 0x7f
  return SIGNED_DATA.every((byte, index) => head[2 + length_bytes + index] === byte)
}

/** What was signed, the signature left unchecked; null when the envelope is broken or holds nothing. */
export function signedContent(bytes: Uint8Array): Uint8Array | null {
  try {
    return new Envelope(fromBase64(bytes) ?? bytes).content()
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

class Envelope {
  readonly #bytes: Uint8Array
  #parts = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  content(): Uint8Array | null {
    const [info] = this.#elements(0, this.#bytes.length, 0)
    const wrapped = this.#childOf(info, CONTENT)
    const signed = this.#childOf(wrapped, SEQUENCE)
    const inner = this.#childOf(this.#childOf(signed, SEQUENCE), CONTENT)
    if (!inner) return null
    const pieces: Uint8Array[] = []
    for (const part of this.#elements(inner.start, inner.end, 0)) this.#collect(part, pieces, 0)
    return pieces.length === 0 ? null : joined(pieces)
  }

  /** Senders cut long contents into pieces, within one another if they like. */
  #collect(element: Element, pieces: Uint8Array[], depth: number): void {
    if (element.tag === OCTETS) pieces.push(this.#bytes.subarray(element.start, element.end))
    if (element.tag !== OCTETS_IN_PIECES) return
    for (const part of this.#elements(element.start, element.end, depth + 1)) {
      this.#collect(part, pieces, depth + 1)
    }
  }

  #childOf(element: Element | undefined, tag: number): Element | undefined {
    return element && this.#elements(element.start, element.end, 0).find((one) => one.tag === tag)
  }

  #elements(from: number, end: number, depth: number): Element[] {
    const found: Element[] = []
    for (let at = from; at < end; at = found.at(-1)!.next) {
      const element = this.#element(at, end, depth)
      if (element.tag === 0) break
      found.push(element)
    }
    return found
  }

  #element(at: number, limit: number, depth: number): Element {
    this.#parts += 1
    if (depth > DEEPEST || this.#parts > MOST_PARTS) throw new RangeError('nested too deeply')
    const tag = this.#byte(at, limit)
    const first = this.#byte(at + 1, limit)
    if (first === 0x80) return this.#endless(tag, at + 2, limit, depth)
    let length = first
    let start = at + 2
    if (first > 0x80) {
      length = 0
      for (const stop = start + (first & 0x7f); start < stop; start += 1)
        length = length * 256 + this.#byte(start, limit)
    }
    const end = start + length
    if (end > limit) throw new RangeError('longer than the file')
    return { tag, start, end, next: end }
  }

  /** An element without a length ends at two zero bytes. */
  #endless(tag: number, start: number, limit: number, depth: number): Element {
    let at = start
    for (;;) {
      if (this.#byte(at, limit) === 0 && this.#byte(at + 1, limit) === 0) {
        return { tag, start, end: at, next: at + 2 }
      }
      at = this.#element(at, limit, depth + 1).next
    }
  }

  #byte(at: number, limit: number): number {
    const byte = at < limit ? this.#bytes[at] : undefined
    if (byte === undefined) throw new RangeError('the end is missing')
    return byte
  }
}

/** null for what is no base64 text; the lines of PEM are left out. */
function fromBase64(bytes: Uint8Array): Uint8Array | null {
  // `MI` is how a sequence longer than 127 bytes begins; `-----` a PEM label.
  const is_text = (bytes[0] === 0x4d && bytes[1] === 0x49) || (bytes[0] === 0x2d && bytes[1] === 0x2d)
  if (!is_text) return null
  const body = new TextDecoder('latin1')
    .decode(bytes)
    .replace(/-----[^-]*-----/g, '')
    .replace(/\s/g, '')
  const whole = body.slice(0, body.length - (body.length % 4))
  return /^[A-Za-z0-9+/]*={0,2}$/.test(whole)
    ? Uint8Array.from(atob(whole), (character) => character.charCodeAt(0))
    : null
}
