/** Small letters without accents: `Configurações` is found by `configuracoes`. */
export const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/**
 * How well a label answers what was typed: 3 begins with it, 2 a word begins with it, 1 holds its letters in order,
 * 0 not at all.
 */
export function paletteScore(label: string, typed: string): 0 | 1 | 2 | 3 {
  const text = plain(label)
  const wanted = plain(typed.trim())
  if (text.startsWith(wanted)) return 3
  if (text.includes(` ${wanted}`)) return 2
  let at = -1
  for (const letter of wanted.replace(/\s/g, '')) {
    at = text.indexOf(letter, at + 1)
    if (at < 0) return 0
  }
  return 1
}

/** The entries that answer, the best first, at most `limit`; all in their own order while nothing is typed. */
export function findEntries<E extends { label: string }>(
  entries: readonly E[],
  typed: string,
  limit = 12,
): E[] {
  return entries
    .map((entry) => ({ entry, score: paletteScore(entry.label, typed) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ entry }) => entry)
}
