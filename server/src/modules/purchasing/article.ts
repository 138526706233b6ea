/** What tells one article of a supplier from another. */
export interface Article {
  code: string | null
  description: string
  unit: string | null
}

/**
 * The one spelling an article is known by: the supplier's number where there is one, else its description and unit,
 * without case, accents, punctuation and double spaces.
 * Example: `articleOf({ code: null, description: 'Açúcar, 10 kg', unit: 'Saco' }) === 'd:acucar 10 kg|saco'`.
 */
export function articleOf({ code, description, unit }: Article): string {
  const number = code?.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
  return number ? `c:${number}` : `d:${plain(description)}|${plain(unit ?? '')}`
}

/** A text for comparing: lower case, without accents and punctuation; `1,5` keeps its comma as a point. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/(\d)[.,](?=\d)/g, '$1.')
    .replaceAll(/[^\p{L}\p{N}.%]+|(?<!\d)\.|\.(?!\d)/gu, ' ')
    .trim()
}
