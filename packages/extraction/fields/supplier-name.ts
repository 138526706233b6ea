import { readAmount } from '../grammar/amount.ts'
import { readDate } from '../grammar/date.ts'
import { normalise } from '../grammar/normalise.ts'
import type { Line, Segment } from '../lines/line.ts'
import { within } from '../lines/printed.ts'
import { headerRole } from '../vocabulary/headers.ts'
import { invoiceLabel } from '../vocabulary/invoice-labels.ts'
import { titleOf } from '../vocabulary/titles.ts'
import type { Known } from './supplier.ts'

const COMPANY =
  /(?:\b(?:ltd|limited|plc|llc|llp|inc|corp|corporation|co|company|gmbh|ag|kg|ohg|ug|e\.?k|sarl|sas|sasu|sa|eurl|srl|spa|snc|sl|slu|lda|ltda|eireli|me|bv|b\.v|nv|vof|oy|ab|as|aps|pvt|pty|a\.g)\b\.?|\b(?:s\.a|s\.l|s\.l\.u|s\.r\.l|s\.p\.a|s\.n\.c|s\.a\.s|b\.v|n\.v)\.?(?=$|[\s,.]))/i
const ADDRESS =
  /^\d|\b\d{4,5}\b|\b(?:street|st\.|road|rd|avenue|ave|rua|calle|rue|via|strasse|str\.|straße|platz|weg|plaza|p\.?o\.? ?box|postfach)\b/i
const CONTACT = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}|(?:https?:\/\/|www\.)/i
const SELLER =
  /^(?:seller|vendor|supplier|from|sold by|issued by|verkaufer|lieferant|rechnungssteller|absender|fournisseur|vendeur|emetteur|venditore|cedente|fornitore|proveedor|emisor|vendedor|fornecedor|emitente|prestador|leverancier|verkoper)(?: (?:details|address|name|adresse))?$/
const FREE_MAIL = new Set(
  'gmail hotmail outlook yahoo icloud gmx web uol terra orange free t-online libero'.split(' '),
)
const SELLER_LINES = 5

type Candidate = { name: string; segment: Segment; line: Line; score: number }

/** The sender's name: large, early, with a company's form, like its domain, or under a heading that says seller. */
export function findSupplierName(
  lines: readonly Line[],
  email: string | null,
  web: string | null,
): Known | null {
  const words = ownWords(email, web)
  const sizes = lines.flatMap((line) => line.segments.map((segment) => segment.size)).sort((a, b) => a - b)
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 10
  const headings = lines.flatMap((line, index) =>
    line.segments.filter(({ text }) => SELLER.test(normalise(text))).map((segment) => ({ index, segment })),
  )
  const candidates: Candidate[] = []
  for (const [index, line] of lines.entries()) {
    for (const [at, segment] of line.segments.entries()) {
      const name = nameIn(segment.text)
      if (!name || isValueLabel(line, at)) continue
      const place = -index / Math.max(12, lines.length / 2) + (index < 8 ? 1 : 0)
      const is_under = headings.some(
        (heading) =>
          index > heading.index &&
          index - heading.index <= SELLER_LINES &&
          Math.abs(heading.segment.x0 - segment.x0) < segment.size * 2,
      )
      const score = (segment.size / usual - 1) * 3 + place + wordScore(name, words) + (is_under ? 1.5 : 0)
      candidates.push({ name, segment, line, score })
    }
  }
  const best = fullest(candidates)
  if (!best || best.score <= 0) return null
  const { name, segment, line, score } = best
  return { value: name, printed: { text: name, page: line.page, segments: [within(segment, name)] }, score }
}

/** A logo shows a part of the name: of two that share it, the one with the company's form. */
function fullest(candidates: readonly Candidate[]): Candidate | undefined {
  const best = candidates.reduce<Candidate | undefined>(
    (top, one) => (one.score > (top?.score ?? 0) ? one : top),
    undefined,
  )
  if (!best || COMPANY.test(best.name)) return best
  const part = normalise(best.name)
  const whole = candidates.find(
    ({ name }) => COMPANY.test(name) && normalise(name) !== part && normalise(name).startsWith(part),
  )
  return whole ? { ...whole, score: Math.max(best.score, whole.score) } : best
}

function wordScore(name: string, words: readonly string[]): number {
  const joined = normalise(name).replaceAll(' ', '')
  let score = COMPANY.test(name) ? 2.5 : 0
  if (words.some((word) => joined.includes(word))) score += 2
  if (titleOf(name) || headerRole(name) || invoiceLabel(name)) score -= 4
  if (ADDRESS.test(name)) score -= 2
  // A slogan is a sentence; a name is not.
  if (/\p{Ll}\.$/u.test(name) && !COMPANY.test(name)) score -= 3
  if (/\d/.test(name)) score -= 1
  return score
}

/** `Rechnungswährung | : EUR`: the name of a value, not of a sender. */
const isValueLabel = (line: Line, at: number) => /^\s*:/.test(line.segments[at + 1]?.text ?? '')

/** The name a text may hold: before a dash or comma that begins the address, without a label. */
function nameIn(text: string): string | null {
  const name = text
    .split(/\s[-–—●•|·]\s/)[0]!
    .replace(
      /^(?:from|von|de|da|di|sold by|supplier|fournisseur|proveedor|fornecedor|fornitore|lieferant)\s*:\s*/i,
      '',
    )
    .replace(/[,;:]$/, '')
    .replace(/\s+(?:invoice|statement)$/i, '')
    // `Free SAS au capital de 3.441.812 Euros`
    .replace(/\s+(?:au capital|mit sitz|registered in|capital social|cap\. soc)\b.*$/i, '')
    .trim()
  if (name.length < 3 || name.length > 60 || !/\p{L}{2}/u.test(name) || name.endsWith(':')) return null
  if (CONTACT.test(name) || readDate(name) || readAmount(name) || name.split(' ').length > 7) return null
  return /:\s/.test(name) || /:$/.test(text) ? null : name
}

/** Words of the sender's domain and mailbox, long enough to tell: `azure.interior24` and `free`. */
function ownWords(email: string | null, web: string | null): string[] {
  const [mailbox, host] = email?.split('@') ?? []
  const domain = host?.split('.').at(-2)
  const words = [web, domain && !FREE_MAIL.has(domain) && !web ? domain : null]
  const box = normalise(mailbox?.replace(/\d+$/, '') ?? '').replaceAll(' ', '')
  if (box.length >= 8) words.push(box)
  return words
    .map((word) =>
      normalise(word ?? '')
        .replaceAll(' ', '')
        .slice(0, 12),
    )
    .filter((word) => word.length >= 3)
}
