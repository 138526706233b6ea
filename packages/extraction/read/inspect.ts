import { ExtractionError } from '../error.ts'
import { LIMITS } from '../limits.ts'
import { detectDocumentType } from './detect.ts'
import { UnpackBudget } from './inflate.ts'
import { packedBytes, zipEntries } from './zip.ts'

/**
 * Refuses a file that would cost too much to read: size, number and ratio of zip entries before unpacking,
 * then every packed stream inflated under a cap. Throws ExtractionError; a harmless file passes silently.
 */
export function inspect(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new ExtractionError('empty_file')
  if (bytes.length > LIMITS.file_bytes) throw new ExtractionError('too_large')
  const type = detectDocumentType(bytes)
  if (type === 'pdf') inspectPdf(bytes)
  if (type === 'xlsx' || type === 'ods') inspectZip(bytes)
}

// Below this size even the highest ratio DEFLATE reaches does no harm.
const RATIO_MATTERS_BYTES = 1_048_576

function inspectZip(bytes: Uint8Array): void {
  const entries = zipEntries(bytes, LIMITS.zip_entries)
  for (const { packed_bytes, unpacked_bytes } of entries) {
    const is_large = unpacked_bytes > RATIO_MATTERS_BYTES
    if (
      unpacked_bytes > LIMITS.stream_bytes ||
      (is_large && unpacked_bytes > packed_bytes * LIMITS.zip_ratio)
    ) {
      throw new ExtractionError('hostile_document')
    }
  }
  // Declared sizes may lie, so the parts are unpacked once under the caps.
  const budget = new UnpackBudget()
  for (const entry of entries) {
    if (entry.method === 8) budget.inflate(packedBytes(bytes, entry), 'raw')
    else budget.add(entry.packed_bytes)
  }
}

const STREAM = [...'stream'].map((character) => character.charCodeAt(0))
const DICTIONARY_BYTES = 1_024

function inspectPdf(bytes: Uint8Array): void {
  const budget = new UnpackBudget()
  const latin = new TextDecoder('latin1')
  for (let at = nextStream(bytes, 0); at >= 0; at = nextStream(bytes, at + 6)) {
    const dictionary = latin
      .decode(bytes.subarray(Math.max(0, at - DICTIONARY_BYTES), at))
      .split('obj')
      .at(-1)!
    const layers = dictionary.match(/\/(?:FlateDecode|Fl)\b/g)?.length ?? 0
    if (layers === 0) continue
    if (layers > 4) throw new ExtractionError('hostile_document')
    const start = at + 6 + (bytes[at + 6] === 13 ? 2 : 1)
    let packed: Uint8Array = bytes.subarray(start, streamEnd(bytes, start))
    for (let layer = 1; layer <= layers; layer += 1) {
      packed = budget.inflate(packed, 'zlib', layer < layers) ?? new Uint8Array()
    }
  }
}

/** The next `stream` keyword that opens a stream: line break after it, not the end of `endstream`. */
function nextStream(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(STREAM[0]!, from); at >= 0; at = bytes.indexOf(STREAM[0]!, at + 1)) {
    if (!STREAM.every((byte, index) => bytes[at + index] === byte)) continue
    const after = bytes[at + 6]
    if ((after === 10 || after === 13) && bytes[at - 1] !== 0x64) return at
  }
  return -1
}

const END = [...'endstream'].map((character) => character.charCodeAt(0))

function streamEnd(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(END[0]!, from); at >= 0; at = bytes.indexOf(END[0]!, at + 1)) {
    if (END.every((byte, index) => bytes[at + index] === byte)) return at
  }
  return bytes.length
}
