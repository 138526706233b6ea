const PLAIN = /^[a-z\d]+(?: [a-z\d]+)*$/

/** Lower case without accents, punctuation and doubled spaces: the form in which words are looked up. */
export function normalise(text: string): string {
  const lower = text.toLowerCase()
  // Most words of most documents need nothing more.
  if (PLAIN.test(lower)) return lower
  return lower
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[º°ª]/g, 'o')
    .replace(/[^\p{L}\p{N}%#$€£]+/gu, ' ')
    .trim()
}
