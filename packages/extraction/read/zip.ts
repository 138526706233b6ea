import { ExtractionError } from '../error.ts'

export type ZipEntry = {
  /** As a path of its own: slashes forward, none at the start, lower case. It never becomes a path on disk. */
  name: string
  method: number
  is_encrypted: boolean
  packed_bytes: number
  unpacked_bytes: number
  offset: number
}

const END_SIGNATURE = 0x06054b50
const END64_LOCATOR_SIGNATURE = 0x07064b50
const END64_SIGNATURE = 0x06064b50
const ENTRY_SIGNATURE = 0x02014b50
const LOCAL_SIGNATURE = 0x04034b50
const LOCAL_BYTES = 30
const MAX_COMMENT = 65_535
const IN_ZIP64 = 0xffffffff

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)

/**
 * The entries a zip's central directory lists (APPNOTE 4.3.12, zip64 as 4.5.3), without unpacking.
 * Errors: damaged_document without a directory, hostile_document beyond `max_entries` or where parts overlap.
 */
export function zipEntries(bytes: Uint8Array, max_entries: number): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { count, start } = directory(view)
  if (count > max_entries) throw new ExtractionError('hostile_document', `The file holds ${count} parts.`)
  const entries: ZipEntry[] = []
  let at = start
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY_SIGNATURE) {
      throw new ExtractionError('damaged_document')
    }
    const name_length = view.getUint16(at + 28, true)
    const extra_length = view.getUint16(at + 30, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name_length))
    entries.push({
      name: name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase(),
      method: view.getUint16(at + 10, true),
      is_encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      ...sizes(view, at, at + 46 + name_length, extra_length),
    })
    at += 46 + name_length + extra_length + view.getUint16(at + 32, true)
  }
  refuseOverlaps(entries, start)
  return entries
}

/** How many entries there are and where their list begins. */
function directory(view: DataView): { count: number; start: number } {
  const end = findEnd(view)
  if (end < 0) throw new ExtractionError('damaged_document')
  const count = view.getUint16(end + 10, true)
  const start = view.getUint32(end + 16, true)
  if (count !== 0xffff && start !== IN_ZIP64) return { count, start }
  const locator = end - 20
  if (locator < 0 || view.getUint32(locator, true) !== END64_LOCATOR_SIGNATURE) return { count, start }
  const at = wide(view, locator + 8)
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== END64_SIGNATURE)
    throw new ExtractionError('damaged_document')
  return { count: wide(view, at + 32), start: wide(view, at + 48) }
}

/** An eight-byte number; what no file is long enough for stays far out of reach. */
function wide(view: DataView, at: number): number {
  if (at + 8 > view.byteLength) throw new ExtractionError('damaged_document')
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 4_294_967_296
}

/** Sizes and offset of an entry; those too wide for its fixed fields stand in its zip64 extra field, in this order. */
function sizes(view: DataView, at: number, extra: number, extra_length: number) {
  const fields = {
    unpacked_bytes: view.getUint32(at + 24, true),
    packed_bytes: view.getUint32(at + 20, true),
    offset: view.getUint32(at + 42, true),
  }
  const end = Math.min(extra + extra_length, view.byteLength)
  for (let field = extra; field + 4 <= end; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue
    let value = field + 4
    for (const name of ['unpacked_bytes', 'packed_bytes', 'offset'] as const) {
      if (fields[name] !== IN_ZIP64) continue
      fields[name] = wide(view, value)
      value += 8
    }
    break
  }
  return fields
}

/**
 * Refuses entries that share bytes: no program that packs writes them, and they are how a small zip unpacks to
 * terabytes (Fifield, A better zip bomb, WOOT 2019).
 */
function refuseOverlaps(entries: readonly ZipEntry[], directory_start: number): void {
  const places = entries.map(
    ({ offset, packed_bytes }) => [offset, offset + LOCAL_BYTES + packed_bytes] as const,
  )
  places.sort((a, b) => a[0] - b[0])
  for (const [index, [, end]] of places.entries()) {
    const next = places[index + 1]?.[0] ?? directory_start
    if (end > next) throw new ExtractionError('hostile_document')
  }
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - MAX_COMMENT)
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at
  }
  return -1
}

/** The packed bytes of an entry, found through its local header. */
export function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (
    entry.offset + LOCAL_BYTES > view.byteLength ||
    view.getUint32(entry.offset, true) !== LOCAL_SIGNATURE
  ) {
    throw new ExtractionError('damaged_document')
  }
  const start =
    entry.offset +
    LOCAL_BYTES +
    view.getUint16(entry.offset + 26, true) +
    view.getUint16(entry.offset + 28, true)
  return bytes.subarray(start, start + entry.packed_bytes)
}
