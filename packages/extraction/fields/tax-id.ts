// Labelled ids in the seven languages, then ids whose own form is proof enough.
const LABEL =
  /(?:\bVAT(?:\s*(?:reg(?:istration)?|id|no|number|nr|#))*|\bTax(?:\s*(?:id|no|number|reg))+|\bEIN|\bABN|\bTIN|VAT\/TIN|\bUSt\.?-?\s?Id(?:ent)?\.?(?:-?\s?(?:Nr|nummer|n)\.?)?|Umsatzsteuer(?:-|\s)?ID(?:\sNr\.?:?)?|Steuer-?(?:Nr|nummer)\.?|\bN?°?\s?(?:de\s)?TVA(?:\s*intra\s?communautaire)?|\bSIRET|\bSIREN|P\.?\s?IVA|Partita\sIVA|\bC\.?I\.?F\.?|\bN\.?I\.?F\.?|\bNIPC|\bCNPJ|\bCPF|\bBTW(?:-?\s?(?:nr|nummer))?\.?)\s*(?:n[°ºo.]+)?\s*[:#.]*\s*/gi
const VALUE = /^(?:[A-Z]{2,3}\s?)?[A-Z\d](?:[\s./-]?[A-Z\d]){6,17}/
const BARE =
  /\b(?:DE\s?\d{3}\s?\d{3}\s?\d{3}|FR\s?[A-Z\d]{2}\s?\d{3}\s?\d{3}\s?\d{3}|IT\s?\d{11}|ES\s?[A-Z]\d{7}[A-Z\d]|NL\s?\d{9}B\d{2}|PT\s?\d{9}|GB\s?\d{3}\s?\d{4}\s?\d{2}|IE\s?\d[A-Z\d]\d{5}[A-Z]{1,2}|ATU\d{8}|BE\s?0\d{9}|\d{2}\.\d{3}\.\d{3}\/\d{4}-\d{2})\b/

/** The sender's tax id without spaces and punctuation, a labelled one before a bare one; null when none is printed. */
export function findTaxId(texts: readonly string[]): string | null {
  for (const text of texts) {
    for (const label of text.matchAll(LABEL)) {
      const value = VALUE.exec(text.slice(label.index + label[0].length))?.[0]
      const compact = value && compacted(value)
      if (compact && (compact.match(/\d/g)?.length ?? 0) >= 7) return compact
    }
  }
  for (const text of texts) {
    const bare = BARE.exec(text)
    if (bare) return compacted(bare[0])
  }
  return null
}

/** Words after the id that the pattern took along hold no digit. */
function compacted(value: string): string {
  const [first = '', ...rest] = value.split(/\s+/)
  const end = rest.findIndex((chunk) => !/\d/.test(chunk))
  return [first, ...(end < 0 ? rest : rest.slice(0, end))].join('').replace(/[./-]/g, '').toUpperCase()
}
