const FIVE: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const LONGEST = 10
const NUMERIC = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/i

/**
 * Resolves the five entities of XML 1.0 and numeric references, once: what they yield is never read again.
 * Anything else after an ampersand stays as it stands, as no entity can have been declared.
 */
export function resolveReferences(raw: string): string {
  let from = raw.indexOf('&')
  if (from < 0) return raw
  const parts = [raw.slice(0, from)]
  while (from >= 0) {
    const end = raw.indexOf(';', from)
    if (end < 0) break
    const next = raw.indexOf('&', from + 1)
    const found = end - from <= LONGEST ? characterOf(raw.slice(from + 1, end)) : null
    const start = found === null ? from : end + 1
    parts.push(found ?? '', raw.slice(start, next < 0 ? raw.length : next))
    from = next
  }
  if (from >= 0) parts.push(raw.slice(from))
  return parts.join('')
}

function characterOf(name: string): string | null {
  const numeric = NUMERIC.exec(name)
  if (!numeric) return Object.hasOwn(FIVE, name) ? FIVE[name]! : null
  const code = numeric[1] === undefined ? Number(numeric[2]) : Number.parseInt(numeric[1], 16)
  return isCharacter(code) ? String.fromCodePoint(code) : '\uFFFD'
}

/** XML 1.0 (fifth edition), production 2. */
function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x1_0000 && code <= 0x10_ffff)
}
