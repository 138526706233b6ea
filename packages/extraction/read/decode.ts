/** Decodes a text file: byte order mark, UTF-16 by its zero bytes, UTF-8, else windows-1252; null for binary data. */
export function decodeText(bytes: Uint8Array): string | null {
  const encoding = encodingOf(bytes)
  const text = new TextDecoder(encoding, { ignoreBOM: false }).decode(bytes)
  return isText(text) ? text : null
}

function encodingOf(bytes: Uint8Array): string {
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
  if (odd > sample.length * 0.2 && even === 0) return 'utf-16le'
  if (even > sample.length * 0.2 && odd === 0) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

function isText(text: string): boolean {
  const sample = text.slice(0, 20_000)
  if (sample.trim() === '') return false
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells binary data
  const strange = sample.match(/[\u0000-\u0008\u000E-\u001F\u007F-\u009F\uFFFD]/g)?.length ?? 0
  return strange <= sample.length * 0.002
}
