const longest = 1_000

/**
 * An address within this very site, as a browser would go to it, or undefined for anything that might lead elsewhere:
 * other schemes, other hosts in any of their spellings, control characters, or a path that turns into a host once its
 * dots are resolved. Source of how browsers read addresses: WHATWG, "URL Standard".
 * @example ownPath('/documents?page=2') // '/documents?page=2'
 * @example ownPath('/\\evil.example') // undefined
 */
export function ownPath(text: string | null | undefined): string | undefined {
  if (!text || text.length > longest || !plain.test(text)) return undefined
  const base = 'http://own.invalid'
  if (!URL.canParse(text, base)) return undefined
  const { origin, pathname, search, hash } = new URL(text, base)
  if (origin !== base || pathname.startsWith('//')) return undefined
  return pathname + search + hash
}

/** One slash, not followed by what browsers take for a second, and nothing they drop or turn round on the way. */
const plain = /^\/(?![/\\])[^\\\p{Cc}\s]*$/u
