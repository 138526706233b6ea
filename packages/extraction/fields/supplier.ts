import { type Line, lineText, type Segment } from '../lines/line.ts'
import { type Printed, within } from '../lines/printed.ts'
import { headerRole } from '../vocabulary/headers.ts'
import { customerLines } from './customer.ts'
import { findSupplierName } from './supplier-name.ts'
import { type TaxId, taxIdsIn } from './tax-id.ts'

/** A value of the sender with its place; `score` tells how much speaks for it. */
export type Known = { value: string; printed: Printed; score: number }

export type Supplier = {
  name: Known | null
  tax_id: (Known & { country: string | null }) | null
  email: Known | null
  phone: Known | null
}

const EMAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/
const PHONE =
  /(?:\b(?:tel|telephone|phone|telefon|telefone|telefono|fon|teléfono|téléphone|tél|tlf|telefoon|ph|mobile|t)\b[.:]*\s*)(\+?[(\d][\d\s()./-]{6,24}\d)/i
const BARE_PHONE = /(?:^|\s)(\+\d[\d\s()./-]{7,24}\d)\b/
const WEB = /(?:https?:\/\/(?:www\.)?|www\.)([\w-]+)\./i

/** Who sent a document: name from the letterhead, tax id, e-mail and phone from outside the customer's block. */
export function findSupplier(lines: readonly Line[], { is_sheet = false } = {}): Supplier {
  const customer = customerLines(lines)
  // A sheet names its sender above its table or not at all: below are goods and figures.
  const table = is_sheet ? lines.findIndex(isHeader) : -1
  const own = lines
    .filter((line, index) => line.page === lines[0]?.page && (table < 0 || index < table))
    .map((line) => withoutCustomer(line, customer))
    .filter((line) => line.segments.length > 0)
  const emails = matches(own, EMAIL, 0)
  const web = matches(own, WEB, 1)[0]?.value ?? null
  const email = preferred(emails, web)
  const phone = matches(own, PHONE, 1)[0] ?? matches(own, BARE_PHONE, 1)[0] ?? null
  const name = findSupplierName(own, email?.value ?? null, web)
  return { name, tax_id: bestTaxId(own, [name, email, phone]), email, phone }
}

function isHeader(line: Line): boolean {
  return line.segments.filter(({ text }) => headerRole(text)).length >= 2
}

function withoutCustomer(line: Line, customer: ReadonlySet<Segment>): Line {
  return { ...line, segments: line.segments.filter((segment) => !customer.has(segment)) }
}

function matches(lines: readonly Line[], pattern: RegExp, group: number): Known[] {
  return lines.flatMap((line) => {
    // A label and its value may be two segments.
    const whole = pattern.exec(lineText(line))?.[group]?.trim()
    if (!whole) return []
    const segment = line.segments.find(({ text }) => text.includes(whole))
    const segments = segment ? [within(segment, whole)] : line.segments
    return [{ value: whole, printed: { text: whole, page: line.page, segments }, score: segment ? 2 : 1 }]
  })
}

/** Of several addresses the one at the sender's own domain. */
function preferred(emails: readonly Known[], web: string | null): Known | null {
  const own = web && emails.find(({ value }) => value.toLowerCase().includes(`@${web.toLowerCase()}`))
  return own || emails[0] || null
}

// Lines around a name, an e-mail or a phone that belong to the same block.
const BLOCK = 4

/** The number whose check digits hold and that stands near what else is known of the sender. */
function bestTaxId(lines: readonly Line[], known: (Known | null)[]): Supplier['tax_id'] {
  const places = known.flatMap((one) => {
    const at = one ? lines.findIndex((line) => line.page === one.printed.page && near(line, one.printed)) : -1
    return at < 0 ? [] : [at]
  })
  let best: NonNullable<Supplier['tax_id']> | null = null
  for (const [index, line] of lines.entries()) {
    for (const found of taxIdsIn(lineText(line))) {
      const is_near = places.some((place) => Math.abs(place - index) <= BLOCK)
      const score = scoreOf(found) + (is_near ? 1 : 0)
      if (score <= (best?.score ?? 0)) continue
      const segment = line.segments.find(({ text }) => text.includes(found.text))
      const segments = segment ? [within(segment, found.text)] : line.segments
      best = {
        value: found.id,
        country: found.country,
        printed: { text: found.text, page: line.page, segments },
        score,
      }
    }
  }
  return best
}

const near = (line: Line, { segments }: Printed) => segments.some(({ y1 }) => Math.abs(y1 - line.y1) < 1)

const scoreOf = ({ is_labelled, is_checked, country }: TaxId) =>
  0.5 + (is_labelled ? 1 : 0) + (is_checked ? 0.5 : 0) + (country ? 0.3 : 0)
