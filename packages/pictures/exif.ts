const ORIENTATION = 0x0112
const SHORT = 3

/** The orientation in an Exif segment (Exif 2.3, TIFF 6.0: the first directory); 1 when there is none. */
export function exifOrientation(segment: Uint8Array): number {
  if (String.fromCharCode(...segment.subarray(0, 6)) !== 'Exif\0\0') return 1
  return tiffOrientation(segment.subarray(6))
}

/** The orientation in a TIFF header and its first directory; 1 when there is none. */
export function tiffOrientation(tiff: Uint8Array): number {
  if (tiff.length < 8) return 1
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  const is_little = tiff[0] === 0x49
  const directory = view.getUint32(4, is_little)
  if (directory + 2 > tiff.length) return 1
  const entries = view.getUint16(directory, is_little)
  for (let entry = 0; entry < entries; entry += 1) {
    const at = directory + 2 + entry * 12
    if (at + 12 > tiff.length) return 1
    if (view.getUint16(at, is_little) !== ORIENTATION || view.getUint16(at + 2, is_little) !== SHORT) continue
    const value = view.getUint16(at + 8, is_little)
    return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}
