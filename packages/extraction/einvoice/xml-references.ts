const FIVE: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const REFERENCE = /&(?:#x(?<hex>[\da-f]{1,6})|#(?<decimal>\d{1,7})|(?<name>[a-z]{2,4}));/gi

/**
 * Resolves the five entities of XML 1.0 and numeric references, once: what they yield is never read again.
 * Anything else after an ampersand stays as it stands, as no entity can have been declared.
 */
export function resolveReferences(raw: string, onReference: () => void): string {
  return raw.replace(REFERENCE, (whole, hex?: string, decimal?: string, name?: string) => {
    onReference()
    if (name !== undefined) return Object.hasOwn(FIVE, name) ? FIVE[name]! : whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return isCharacter(code) ? String.fromCodePoint(code) : '\uFFFD'
  })
}

/** XML 1.0 (fifth edition), production 2. */
function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x1_0000 && code <= 0x10_ffff)
}
