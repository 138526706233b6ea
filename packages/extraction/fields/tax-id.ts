import { CHECKS } from './tax-checks.ts'

/** A tax number as found in a text: `country` where its form tells, `is_checked` when its check digits hold. */
export type TaxId = {
  id: string
  text: string
  country: string | null
  is_checked: boolean
  is_labelled: boolean
}

// Forms without spaces and punctuation; two letters of the country before it unless it says otherwise.
const FORMS: Record<string, RegExp> = {
  AT: /^ATU\d{8}$/,
  BE: /^BE[01]\d{9}$/,
  BG: /^BG\d{9,10}$/,
  CY: /^CY\d{8}[A-Z]$/,
  CZ: /^CZ\d{8,10}$/,
  DE: /^DE\d{9}$/,
  DK: /^DK\d{8}$/,
  EE: /^EE\d{9}$/,
  EL: /^(?:EL|GR)\d{9}$/,
  ES: /^ES(?:[A-Z]\d{7}[A-Z\d]|\d{8}[A-Z])$/,
  FI: /^FI\d{8}$/,
  FR: /^FR[A-Z\d]{2}\d{9}$/,
  GB: /^(?:GB|XI)(?:\d{9}|\d{12})$/,
  HR: /^HR\d{11}$/,
  HU: /^HU\d{8}$/,
  IE: /^IE\d[A-Z\d+*]\d{5}[A-Z]{1,2}$/,
  IT: /^IT\d{11}$/,
  LT: /^LT(?:\d{9}|\d{12})$/,
  LU: /^LU\d{8}$/,
  LV: /^LV\d{11}$/,
  MT: /^MT\d{8}$/,
  NL: /^NL\d{9}B\d{2}$/,
  PL: /^PL\d{10}$/,
  PT: /^PT\d{9}$/,
  RO: /^RO\d{2,10}$/,
  SE: /^SE\d{12}$/,
  SI: /^SI\d{8}$/,
  SK: /^SK\d{10}$/,
  CH: /^CHE\d{9}(?:MWST|TVA|IVA)?$/,
  NO: /^NO\d{9}(?:MVA)?$/,
}

// Written without the country, told by the label or by punctuation of their own.
const LOCAL: [country: string, form: RegExp][] = [
  ['BR', /^[A-Z\d]{12}\d{2}$/],
  ['ES', /^(?:[A-HJNP-SUVW]\d{7}[A-J\d]|[XYZ\d]\d{7}[A-Z])$/],
  ['AU', /^\d{11}$/],
  ['IT', /^\d{11}$/],
  ['PT', /^\d{9}$/],
]

// Labels of value-added tax, then of other taxes, in the seven languages and of the English-speaking countries.
const LABEL =
  /(?:\bVAT(?:\s*(?:reg(?:istration|\.)?|ident(?:ification)?|id|no\.?|number|nr\.?|#))*|\bTax(?:\s*(?:id|no\.?|number|reg\.?|identification))+|\bEIN|\bABN|\bGSTIN?(?:\s*(?:no\.?|number|reg\.?))*|\bTIN|VAT\/TIN|\bUSt\.?-?\s?Id(?:ent)?\.?(?:-?\s?(?:Nr|nummer|n)\.?)?|USt\.-Id\.-Nr\.?|Umsatzsteuer(?:-|\s)?(?:ID|Identifikationsnummer)(?:\sNr\.?:?|[- ]?Nummer)?|\bUID(?:-?Nr\.?)?|Steuer-?(?:Nr|nummer)\.?|\bN?°?\s?(?:de\s)?T\.?V\.?A\.?(?:\s*intra\s?-?communautaire)?|\bSIRET|\bSIREN|P\.?\s?IVA|Partita\s?IVA|\bC\.?F\.?(?=\s*[:.]?\s*\d{11})|\bC\.?I\.?F\.?|\bN\.?I\.?F\.?|\bNIPC|\bContribuinte|\bCNPJ|\bBTW(?:-?\s?(?:nr|nummer|id))?\.?|\bKvK)\s*(?:n[°ºo.]+)?\s*[:#.]*\s*/gi
const SECOND_BEST = /^(?:steuer|siret|siren|kvk|c\.?f)/i
const VALUE = /^(?:[A-Z]{2,3}\s?)?[A-Z\d](?:[\s./-]?[A-Z\d]){6,17}/
const BARE =
  /\b(?:DE\s?\d{3}\s?\d{3}\s?\d{3}|FR\s?[A-Z\d]{2}\s?\d{3}\s?\d{3}\s?\d{3}|IT\s?\d{11}|ES\s?-?[A-Z]-?\d{7}-?[A-Z\d]|NL\s?\d{4}\.?\d{2}\.?\d{3}\.?B\.?\d{2}|PT\s?\d{9}|GB\s?\d{3}\s?\d{4}\s?\d{2}|IE\s?\d[A-Z\d]\d{5}[A-Z]{1,2}|ATU\s?\d{8}|BE\s?0?\d{3}\.?\d{3}\.?\d{3}|PL\s?\d{10}|DK\s?\d{8}|SE\s?\d{12}|LU\s?\d{8}|CHE-?\d{3}\.\d{3}\.\d{3}|[A-Z\d]{2}\.[A-Z\d]{3}\.[A-Z\d]{3}\/[A-Z\d]{4}-\d{2})(?![A-Z\d])/g

/** Every tax number of a text, labelled ones and those whose own form is proof enough. */
export function taxIdsIn(text: string): TaxId[] {
  const found: TaxId[] = []
  for (const label of text.matchAll(LABEL)) {
    const value = VALUE.exec(text.slice(label.index + label[0].length))?.[0]
    const compact = value && compacted(value)
    if (!compact || (compact.match(/\d/g)?.length ?? 0) < 7) continue
    found.push({ ...judged(compact), text: value, is_labelled: !SECOND_BEST.test(label[0]) })
  }
  for (const [bare] of text.matchAll(BARE)) {
    const compact = compacted(bare)
    if (found.some(({ id }) => id === compact)) continue
    found.push({ ...judged(compact), text: bare, is_labelled: false })
  }
  return found
}

function judged(id: string): { id: string; country: string | null; is_checked: boolean } {
  for (const [country, form] of Object.entries(FORMS)) {
    if (!form.test(id)) continue
    const body = id.slice(country === 'AT' ? 2 : country === 'CH' ? 3 : 2)
    return { id, country, is_checked: CHECKS[country]?.(body) ?? false }
  }
  for (const [country, form] of LOCAL) {
    if (form.test(id) && CHECKS[country]?.(id)) return { id, country, is_checked: true }
  }
  if (/^\d{9}$/.test(id) && CHECKS.GB!(id)) return { id, country: 'GB', is_checked: true }
  return { id, country: null, is_checked: false }
}

/** Words after the id that the pattern took along hold no digit. */
function compacted(value: string): string {
  const [first = '', ...rest] = value.split(/\s+/)
  const end = rest.findIndex((chunk) => !/\d/.test(chunk))
  return [first, ...(end < 0 ? rest : rest.slice(0, end))].join('').replace(/[./-]/g, '').toUpperCase()
}
