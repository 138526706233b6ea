import { ExtractionError } from '../error.ts'
import { joined, type StreamEnd, UnpackBudget } from './inflate.ts'
import { filterNamed } from './pdf-filters.ts'
import { refusePicture } from './picture-size.ts'

// A picture packed in base 85 and twice in Flate is odd already; more only makes bombs.
const MOST_LAYERS = 4
const DICTIONARY_BYTES = 8_192
// What streams are read over their own length in total, where one hides in another.
const MOST_READ_TIMES = 4
// No business paper has so many objects; readers make room for as many as a file claims.
const MOST_OBJECTS = 5_000_000
const WORD_STREAM = wordOf('stream')
const WORD_END = wordOf('endstream')

/**
 * Unpacks every stream of a PDF once under the caps, through all its filters, and refuses pictures and tables of
 * objects that claim giant sizes. It trusts nothing the file says: names may be escaped, lengths may lie,
 * keywords may stand in data. Errors: hostile_document.
 */
export function inspectPdf(bytes: Uint8Array): void {
  const budget = new UnpackBudget()
  const latin = new TextDecoder('latin1')
  let read_bytes = 0
  let end = 0
  for (let at = nextStream(bytes, 0); at >= 0; at = nextStream(bytes, at + WORD_STREAM.length)) {
    const dictionary = plainNames(latin.decode(bytes.subarray(Math.max(0, at - DICTIONARY_BYTES), at)))
    const start = afterLine(bytes, at + WORD_STREAM.length)
    if (end < start) end = find(bytes, WORD_END, start)
    const declared = start + Number(/\/Length\s+(\d{1,9})(?!\s+\d+\s+R)/.exec(dictionary)?.[1] ?? 0)
    const packed = bytes.subarray(start, Math.min(bytes.length, Math.max(end, declared)))
    refuseObjects(dictionary)
    refusePicture(dictionary, packed)
    const filters = filtersOf(dictionary, packed)
    if (filters.length > MOST_LAYERS) throw new ExtractionError('hostile_document')
    if (filters.length === 0) continue
    const read = (data: Uint8Array) => {
      read_bytes += data.length
      if (read_bytes > MOST_READ_TIMES * bytes.length) throw new ExtractionError('hostile_document')
      return unpack(filters, data, budget)
    }
    // The keyword that ends a stream may be a part of its data: then the file beyond it belongs to it.
    if (read(packed) === 'cut' && start + packed.length < bytes.length) read(bytes.subarray(start))
  }
}

function unpack(filters: readonly string[], packed: Uint8Array, budget: UnpackBudget): StreamEnd {
  let data = packed
  let end: StreamEnd = 'whole'
  for (const [index, name] of filters.entries()) {
    const filter = filterNamed(name)
    if (!filter) break
    if (/^(?:FlateDecode|Fl)$/.test(name)) {
      const pieces: Uint8Array[] = []
      const is_last = index === filters.length - 1
      const ended = budget.stream(data, 'zlib', (piece) => is_last || pieces.push(piece.slice()))
      if (index === 0) end = ended
      data = joined(pieces)
    } else data = filter(data, budget)
  }
  return end
}

/** Names with their `#xx` written out (ISO 32000-1 7.3.5), after the last object began. */
function plainNames(text: string): string {
  const object = text.slice(text.lastIndexOf('obj') + 3)
  return object.replace(/#([\dA-Fa-f]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}

/** The filters of a stream in order; one named elsewhere in the file is told by the data. */
function filtersOf(dictionary: string, packed: Uint8Array): string[] {
  const written = /\/Filter\s*(?:\[([^\]]*)\]|(\/[^\s/<>[\]()]+))/.exec(dictionary)
  const names = [...(written?.[1] ?? written?.[2] ?? '').matchAll(/\/([^\s/<>[\]()]+)/g)].map(
    (match) => match[1]!,
  )
  const is_elsewhere = /\/Filter\s*\[?\s*\d/.test(dictionary)
  return is_elsewhere && isZlib(packed) ? ['FlateDecode', ...names] : names
}

// RFC 1950 2.2: method 8, and both bytes together a multiple of 31.
const isZlib = (bytes: Uint8Array) =>
  bytes.length > 2 && (bytes[0]! & 0x0f) === 8 && (bytes[0]! * 256 + bytes[1]!) % 31 === 0

function refuseObjects(dictionary: string): void {
  if (!/\/(?:XRef|ObjStm)\b/.test(dictionary)) return
  for (const [, key, numbers] of dictionary.matchAll(/\/(Size|N|Index)\s*\[?([\d\s]+)/g)) {
    const largest = Math.max(...numbers!.trim().split(/\s+/).slice(0, 1_000).map(Number))
    if (largest > MOST_OBJECTS) throw new ExtractionError('hostile_document', `Its /${key} is ${largest}.`)
  }
}

/** The next `stream` keyword that opens a stream: white space after it, not the end of `endstream`. */
function nextStream(bytes: Uint8Array, from: number): number {
  for (let at = find(bytes, WORD_STREAM, from); at < bytes.length; at = find(bytes, WORD_STREAM, at + 1)) {
    const after = bytes[at + WORD_STREAM.length]!
    if ((after === 10 || after === 13 || after === 32 || after === 9) && bytes[at - 1] !== 0x64) return at
  }
  return -1
}

/** Where the line after the keyword begins. */
function afterLine(bytes: Uint8Array, from: number): number {
  let at = from
  while (bytes[at] === 32 || bytes[at] === 9) at += 1
  if (bytes[at] === 13) at += 1
  return bytes[at] === 10 ? at + 1 : at
}

function wordOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

/** Where a word next stands; the end of the file when nowhere. */
function find(bytes: Uint8Array, word: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(word[0]!, from); at >= 0; at = bytes.indexOf(word[0]!, at + 1)) {
    let same = 1
    while (same < word.length && bytes[at + same] === word[same]) same += 1
    if (same === word.length) return at
  }
  return bytes.length
}
