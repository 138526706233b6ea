import { plain } from './article.ts'

/** A text as the set of three letters in a row of its words, each word edged by blanks. */
export function trigramsOf(text: string): Set<string> {
  const found = new Set<string>()
  for (const word of plain(text).split(' ')) {
    if (!word) continue
    const edged = `  ${word} `
    for (let at = 0; at + 3 <= edged.length; at += 1) found.add(edged.slice(at, at + 3))
  }
  return found
}

/**
 * How alike two texts are, from 0 to 1: the trigrams of both by those of either, or nine tenths of how much of the
 * shorter lies in the longer, since suppliers print more words than we call a thing by.
 * Source: Jaccard's and the overlap coefficient, as of PostgreSQL's pg_trgm.
 */
export function resemblance(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let common = 0
  for (const trigram of small) if (large.has(trigram)) common += 1
  return Math.max(common / (a.size + b.size - common), (0.9 * common) / small.size)
}
