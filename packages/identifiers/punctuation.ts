/** Removes what people write between the digits of a CPF or CNPJ: points, hyphens, slashes, blanks. */
export function stripPunctuation(text: string): string {
  return text.replace(/[.\-/\s]/g, '')
}

export function hasEqualCharacters(text: string): boolean {
  return text.length > 0 && text === text.charAt(0).repeat(text.length)
}
