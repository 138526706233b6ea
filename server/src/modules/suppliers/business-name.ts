/** Legal forms, as they end company names; without points and blanks. */
const legalForms = new Set(
  `ltda limitada eireli epp mei me sa cia lda unipessoal sl slu slne sal sll cb gmbh mbh ag kg kgaa ohg gbr ug ek ev
   haftungsbeschrankt ltd limited plc llp llc lp inc incorporated corp corporation co company clg dac uc teoranta teo
   sarl sas sasu eurl scop snc scp srl srls spa sapa sas bv nv vof cv bvba sprl oy oyj ab as asa aps ans hb kb sp zoo
   spzoo sro kft zrt bt doo dd ad ood eood pty pte sdn bhd kk gk pvt fze fzco llchk`.split(/\s+/),
)

/** Words that join a name with its legal form: “GmbH & Co. KG”. */
const joining = new Set(['and', 'e', 'y', 'und', 'et'])

/**
 * The words that tell a company apart, folded: lower case, no accents, no legal form, initials joined.
 * Example: `'Cia. J. P. Alimentos São João Ltda.'` → `['cia', 'jp', 'alimentos', 'sao', 'joao']`.
 */
export function businessWords(name: string): string[] {
  const words = joinInitials(
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[’'`´]/g, '')
      .replaceAll('&', ' and ')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== ''),
  )
  let end = words.length
  while (end > 1 && (legalForms.has(words[end - 1]!) || (end < words.length && joining.has(words[end - 1]!))))
    end -= 1
  return words.slice(0, end)
}

/** `['s', 'l', 'u']` is “S.L.U.”: single letters in a row are one word. */
function joinInitials(words: string[]): string[] {
  const joined: string[] = []
  let initials = ''
  for (const word of [...words, '']) {
    if ([...word].length === 1 && !/\d/.test(word)) {
      initials += word
      continue
    }
    if (initials) joined.push(initials)
    initials = ''
    if (word) joined.push(word)
  }
  return joined
}
