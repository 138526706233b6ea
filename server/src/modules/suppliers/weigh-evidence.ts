import { businessWords } from './business-name.ts'
import type { SupplierRow } from './queries.ts'

/** What a document says about who sent it; what it does not say is null. */
export interface SupplierEvidence {
  tax_id?: string | null
  name?: string | null
  email?: string | null
  phone?: string | null
}

export type EvidenceReason =
  | 'same_tax_id'
  | 'other_tax_id'
  | 'same_email'
  | 'same_email_domain'
  | 'same_phone'
  | 'same_name'
  | 'similar_name'

export interface SupplierCandidate {
  supplier: SupplierRow
  /** 0 to 1: how sure it is that this supplier is meant. */
  score: number
  reasons: EvidenceReason[]
}

// How much each agreement is worth alone; several agree independently, so what they leave open multiplies.
const worth: Readonly<Record<Exclude<EvidenceReason, 'other_tax_id' | 'similar_name'>, number>> = {
  same_tax_id: 1,
  same_email: 0.95,
  same_name: 0.9,
  same_phone: 0.85,
  same_email_domain: 0.8,
}
const similarNameWorth = 0.75
const leastOverlap = 0.5
/** Two different tax ids are two companies, whatever else is alike. */
const otherTaxIdFactor = 0.4

/** Mailboxes anybody can open: their domain says nothing about a company. */
const openMailDomains = new Set(
  `gmail.com googlemail.com hotmail.com hotmail.com.br hotmail.co.uk hotmail.es hotmail.fr hotmail.it outlook.com
   outlook.com.br outlook.es live.com live.co.uk msn.com yahoo.com yahoo.com.br yahoo.co.uk yahoo.es yahoo.fr yahoo.de
   yahoo.it ymail.com icloud.com me.com mac.com aol.com gmx.de gmx.net gmx.com gmx.at web.de t-online.de freenet.de
   mail.com proton.me protonmail.com pm.me zoho.com yandex.com mail.ru uol.com.br bol.com.br terra.com.br ig.com.br
   globo.com orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it tiscali.it telefonica.net eircom.net
   btinternet.com sky.com comcast.net verizon.net att.net sapo.pt`.split(/\s+/),
)

/** Whether anybody can open a mailbox there. */
export const isOpenMailDomain = (domain: string): boolean => openMailDomains.has(domain.toLowerCase())

/** The suppliers that the evidence speaks for, surest first; those it says nothing about are left out. */
export function weighEvidence(
  suppliers: readonly SupplierRow[],
  evidence: SupplierEvidence,
): SupplierCandidate[] {
  const wanted = read(evidence)
  const known = suppliers.map((supplier) => ({
    supplier,
    ...read({ ...supplier, email: supplier.contact_email, phone: supplier.contact_phone }),
  }))
  const rarity = rarityOf(known.map(({ words }) => words))
  return known
    .map((candidate) => ({ supplier: candidate.supplier, ...compare(wanted, candidate, rarity) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.supplier.name.localeCompare(b.supplier.name))
}

interface Marks {
  tax_id: string
  email: string
  domain: string
  phone: string
  words: string[]
}

function read({ tax_id, name, email, phone }: SupplierEvidence): Marks {
  const address = email?.trim().toLowerCase() ?? ''
  const domain = address.split('@')[1] ?? ''
  const digits = phone?.replaceAll(/\D/g, '') ?? ''
  return {
    tax_id: (tax_id ?? '').toUpperCase().replaceAll(/[^0-9A-Z]/g, ''),
    email: address,
    domain: openMailDomains.has(domain) ? '' : domain,
    // The last eight digits are the subscriber's, with or without country and area.
    phone: digits.length >= 8 ? digits.slice(-8) : '',
    words: businessWords(name ?? ''),
  }
}

type Rarity = (word: string) => number

/** Words of many suppliers (“foods”, “distribuidora”) tell less than those of one. */
function rarityOf(names: readonly string[][]): Rarity {
  const count = new Map<string, number>()
  for (const words of names) for (const word of new Set(words)) count.set(word, (count.get(word) ?? 0) + 1)
  return (word) => Math.log(1 + names.length / (count.get(word) ?? 1))
}

function compare(wanted: Marks, candidate: Marks, rarity: Rarity): Omit<SupplierCandidate, 'supplier'> {
  const agree = (mark: 'tax_id' | 'email' | 'domain' | 'phone') =>
    wanted[mark] !== '' && wanted[mark] === candidate[mark]
  const same_name = wanted.words.length > 0 && wanted.words.join(' ') === candidate.words.join(' ')
  const reasons: EvidenceReason[] = []
  if (agree('tax_id')) reasons.push('same_tax_id')
  if (agree('email')) reasons.push('same_email')
  else if (agree('domain')) reasons.push('same_email_domain')
  if (agree('phone')) reasons.push('same_phone')
  if (same_name) reasons.push('same_name')

  let open = 1
  for (const reason of reasons) open *= 1 - worth[reason as keyof typeof worth]
  const overlap = same_name ? 0 : nameOverlap(wanted.words, candidate.words, rarity)
  if (overlap >= leastOverlap) {
    reasons.push('similar_name')
    open *= 1 - similarNameWorth * overlap
  }
  const contradicted = wanted.tax_id !== '' && candidate.tax_id !== '' && !agree('tax_id')
  if (contradicted && reasons.length > 0) reasons.push('other_tax_id')
  return { score: round((1 - open) * (contradicted ? otherTaxIdFactor : 1)), reasons }
}

/** The weight of the words two names have in common over that of all their words, 0 to 1; one slip per word is forgiven. */
function nameOverlap(a: readonly string[], b: readonly string[], rarity: Rarity): number {
  const left = [...new Set(b)]
  let both = 0
  let all = 0
  for (const word of new Set(a)) {
    const at = left.findIndex((other) => other === word || differBySlip(word, other))
    all += rarity(at >= 0 ? left[at]! : word)
    if (at >= 0) both += rarity(left.splice(at, 1)[0]!)
  }
  for (const word of left) all += rarity(word)
  return all === 0 ? 0 : both / all
}

const shortestForgiven = 5

/** One letter wrong, missing or too many, or two that changed places, in a word long enough for that to be a slip. */
function differBySlip(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < shortestForgiven || Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  const rest = (text: string, skipped: number) => text.slice(start + skipped)
  const swapped = a[start] === b[start + 1] && a[start + 1] === b[start] && rest(a, 2) === rest(b, 2)
  return swapped || rest(a, 1) === rest(b, 1) || rest(a, 1) === rest(b, 0) || rest(a, 0) === rest(b, 1)
}

const round = (score: number) => Math.round(score * 1e4) / 1e4
