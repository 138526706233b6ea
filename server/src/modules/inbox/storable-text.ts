/** A text from outside as it may be kept: on one line, without what no database and no screen takes; null when empty. */
export function storable(text: string | null, longest: number): string | null {
  const plain = (text ?? '')
    .slice(0, 4 * longest)
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
  return plain.slice(0, longest).toWellFormed() || null
}
