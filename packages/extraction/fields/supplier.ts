import { readAmount } from '../grammar/amount.ts'
import { readDate } from '../grammar/date.ts'
import { normalise } from '../grammar/normalise.ts'
import { type Line, lineText, type Segment } from '../lines/line.ts'
import { headerRole } from '../vocabulary/headers.ts'
import { titleOf } from '../vocabulary/titles.ts'
import { customerLines } from './customer.ts'
import { findTaxId } from './tax-id.ts'

export type Supplier = {
  name: string | null
  tax_id: string | null
  email: string | null
  phone: string | null
}

const EMAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/
const WEB = /(?:https?:\/\/(?:www\.)?|www\.)([\w-]+)\./i
const PHONE =
  /(?:\b(?:tel|telephone|phone|telefon|telefone|telefono|fon|teléfono|téléphone|tél|tlf|telefoon|ph|mobile|t)\b[.:]*\s*)(\+?[(\d][\d\s()./-]{6,24}\d)/i
const BARE_PHONE = /(?:^|\s)(\+\d[\d\s()./-]{7,24}\d)\b/
const COMPANY =
  /(?:\b(?:ltd|limited|plc|llc|llp|inc|corp|corporation|co|company|gmbh|ag|kg|ohg|ug|e\.?k|sarl|sas|sasu|sa|eurl|srl|spa|snc|sl|slu|lda|ltda|eireli|me|bv|b\.v|nv|vof|oy|ab|as|aps|pvt|pty)\b\.?|\b(?:s\.a|s\.l|s\.r\.l|s\.p\.a|s\.a\.s|b\.v|n\.v)\.?(?=$|[\s,.]))/i
const ADDRESS =
  /^\d|\b\d{4,5}\b|\b(?:street|st\.|road|rd|avenue|ave|rua|calle|rue|via|strasse|str\.|straße|platz|weg|plaza|p\.?o\.? ?box|postfach)\b/i

/** Who sent a document: name from the letterhead, tax id, e-mail and phone from outside the customer's block. */
export function findSupplier(lines: readonly Line[], { is_sheet = false } = {}): Supplier {
  const customer = customerLines(lines)
  // A sheet names its sender above its table or not at all: below are goods and figures.
  const table = is_sheet ? lines.findIndex(isHeader) : -1
  const own = lines
    .filter((line, index) => line.page === lines[0]?.page && (table < 0 || index < table))
    .map((line) => withoutCustomer(line, customer))
  const text = own.map(lineText)
  const email = first(text, EMAIL)
  const phone = first(text, PHONE, 1) ?? first(text, BARE_PHONE, 1)
  return { name: findName(own, email), tax_id: findTaxId(text), email, phone: phone?.trim() ?? null }
}

function isHeader(line: Line): boolean {
  return line.segments.filter(({ text }) => headerRole(text)).length >= 2
}

function withoutCustomer(line: Line, customer: ReadonlySet<Segment>): Line {
  return { ...line, segments: line.segments.filter((segment) => !customer.has(segment)) }
}

function first(texts: string[], pattern: RegExp, group = 0): string | null {
  for (const text of texts) {
    const found = pattern.exec(text)
    if (found) return found[group] ?? null
  }
  return null
}

function findName(lines: Line[], email: string | null): string | null {
  const domain = domainWord(email, lines)
  const mailbox = mailboxWord(email)
  const sizes = lines.flatMap((line) => line.segments.map((segment) => segment.size)).sort((a, b) => a - b)
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 10
  let best: { name: string; score: number } | undefined
  for (const [index, line] of lines.entries()) {
    for (const segment of line.segments) {
      const name = nameIn(segment.text)
      if (!name) continue
      const words = normalise(name)
      let score = (segment.size / usual - 1) * 3 - index / Math.max(12, lines.length / 2)
      if (COMPANY.test(name)) score += 2.5
      if (index < 8) score += 1
      if (domain && words.replaceAll(' ', '').includes(domain)) score += 2
      else if (mailbox && words.replaceAll(' ', '').includes(mailbox)) score += 2
      if (titleOf(name) || headerRole(name)) score -= 4
      if (ADDRESS.test(name)) score -= 2
      // A slogan is a sentence; a name is not.
      if (/\p{Ll}\.$/u.test(name) && !COMPANY.test(name)) score -= 3
      if (score > (best?.score ?? 0)) best = { name, score }
    }
  }
  return best?.name ?? null
}

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
    .trim()
  if (name.length < 3 || name.length > 60 || !/\p{L}{2}/u.test(name) || name.endsWith(':')) return null
  if (EMAIL.test(name) || WEB.test(name) || readDate(name) || readAmount(name) || name.split(' ').length > 7)
    return null
  return /:\s/.test(name) || /:$/.test(text) ? null : name
}

const FREE_MAIL = new Set([
  'gmail',
  'hotmail',
  'outlook',
  'yahoo',
  'icloud',
  'gmx',
  'web',
  'uol',
  'terra',
  'orange',
])

function domainWord(email: string | null, lines: Line[]): string | null {
  const web = first(lines.map(lineText), WEB, 1)
  const mail = email?.split('@')[1]?.split('.').at(-2)
  // The sender's own page says more than a mail address, which may be the customer's.
  const word = web ?? (mail && !FREE_MAIL.has(mail) ? mail : null)
  return word ? normalise(word).replaceAll(' ', '').slice(0, 12) : null
}

/** The name before the @, when it is long enough to be one: `azure.interior24`. */
function mailboxWord(email: string | null): string | null {
  const word = normalise(email?.split('@')[0]?.replace(/\d+$/, '') ?? '').replaceAll(' ', '')
  return word.length >= 8 ? word : null
}
