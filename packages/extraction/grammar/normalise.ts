/** Lower case without accents, punctuation and doubled spaces: the form in which words are looked up. */
export function normalise(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[º°ª]/g, 'o')
    .replace(/[^\p{L}\p{N}%#$€£]+/gu, ' ')
    .trim()
}
