import { legacyEncoding } from './legacy-encoding.ts'

const HEAD_BYTES = 65_536
const LONG_HEAD_BYTES = 1_048_576

/** Decodes a text file by its byte order mark, its zero bytes, its letters; null for binary data. */
export function decodeText(bytes: Uint8Array): string | null {
  const text = decoded(bytes)
  return isText(text) ? text : null
}

/** The same for the beginning of a file, cut after its last whole line where there are some. */
export function decodeHead(bytes: Uint8Array): string | null {
  const is_long = bytes.indexOf(0x0a, HEAD_BYTES / 2) > HEAD_BYTES
  const length = is_long ? LONG_HEAD_BYTES : HEAD_BYTES
  if (bytes.length <= length) return decodeText(bytes)
  const head = bytes.subarray(0, length)
  const last = head.lastIndexOf(0x0a)
  // In UTF-16 the line feed's other byte may follow; an even length keeps pairs together.
  return decodeText(last > length / 2 ? head.subarray(0, last + 1 + ((last + 1) % 2)) : head)
}

function decoded(bytes: Uint8Array): string {
  const wide = utf16(bytes)
  if (wide) return new TextDecoder(wide).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const legacy = legacyEncoding(bytes)
    return hasUtf8Letters(bytes) ? mixed(bytes, legacy) : new TextDecoder(legacy).decode(bytes)
  }
}

/** UTF-16 by its mark, or by the zero bytes that every second byte of mostly Latin text is. */
function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const sample = bytes.subarray(0, 4_096)
  let even = 0
  let odd = 0
  for (let index = 0; index < sample.length; index += 1) {
    if (sample[index] !== 0) continue
    if (index % 2 === 0) even += 1
    else odd += 1
  }
  if (odd > sample.length * 0.2 && even < odd * 0.05) return 'utf-16le'
  return even > sample.length * 0.2 && odd < even * 0.05 ? 'utf-16be' : null
}

/** Whether letters of two bytes in UTF-8 stand in a text that is not UTF-8 as a whole: files put together from two. */
function hasUtf8Letters(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0xc3); at >= 0; at = bytes.indexOf(0xc3, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next >= 0x80 && next <= 0xbf) return true
  }
  return false
}

/** Each line by itself: as UTF-8 where it is, else in the old encoding. */
function mixed(bytes: Uint8Array, legacy: string): string {
  const [strict, old] = [new TextDecoder('utf-8', { fatal: true }), new TextDecoder(legacy)]
  const lines: string[] = []
  for (let from = 0; from < bytes.length; ) {
    const feed = bytes.indexOf(0x0a, from)
    const end = feed < 0 ? bytes.length : feed + 1
    const line = bytes.subarray(from, end)
    try {
      lines.push(strict.decode(line))
    } catch {
      lines.push(old.decode(line))
    }
    from = end
  }
  return lines.join('')
}

function isText(text: string): boolean {
  const sample = text.slice(0, 20_000)
  if (sample.trim() === '') return false
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells binary data
  const strange = sample.match(/[\u0000-\u0008\u000E-\u001F\u007F-\u009F\uFFFD]/g)?.length ?? 0
  return strange <= Math.max(2, sample.length * 0.005)
}
