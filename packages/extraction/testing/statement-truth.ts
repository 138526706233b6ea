import { Chance } from './chance.ts'
import { type InventedParty, inventCustomer, inventSupplier } from './parties.ts'
import type { DocumentLocale } from './printed.ts'
import { statementWords } from './statement-words.ts'

export type TrueLine = {
  date: string
  due: string
  reference: string | null
  description: string
  kind: 'invoice' | 'credit_note' | 'payment'
  /** Whole minor units of its section's currency, positive for what is owed. */
  minor: number
  /** A payment printed indented under the invoice it pays. */
  is_allocated: boolean
}

export type TrueSection = { site: string | null; currency: string; opening: number; lines: TrueLine[] }

/** What is owed at the end of a section. */
export const closing = (section: TrueSection) =>
  section.lines.reduce((sum, line) => sum + line.minor, section.opening)

export type StatementTruth = {
  locale: DocumentLocale
  supplier: InventedParty
  customer: InventedParty
  account: string
  from: string
  to: string
  sections: TrueSection[]
}

export type TruthOptions = {
  lines: number
  sections: 'one' | 'sites' | 'currencies'
  currency?: string
  has_allocations?: boolean
  has_opening?: boolean
  /** Hardly anything but invoices. */
  has_few_credits?: boolean
  is_kept?: boolean
}

const CURRENCY: Record<DocumentLocale, string> = {
  'en-US': 'USD',
  'en-GB': 'GBP',
  'pt-BR': 'BRL',
  'es-ES': 'EUR',
  'fr-FR': 'EUR',
  'de-DE': 'EUR',
  'it-IT': 'EUR',
  'nl-NL': 'EUR',
}

const SITES = ['Riverside', 'Old Town', 'Harbour', 'Station', 'Castle Hill']

/** What a supplier's books say: sections of movements in order of time, for a seed. */
export function inventStatement(seed: number, locale: DocumentLocale, options: TruthOptions): StatementTruth {
  const chance = new Chance(seed * 31 + 7, options.is_kept)
  const year = chance.whole(2023, 2026)
  const month = chance.whole(1, 12)
  const iso = (day: number) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const home = options.currency ?? CURRENCY[locale]
  const count = options.sections === 'one' ? 1 : chance.whole(2, 3)
  const currencies = [home, ...['EUR', 'USD', 'GBP'].filter((code) => code !== home)]
  const numbering = numberingOf(chance, year)
  const sections = Array.from({ length: count }, (_, index) => {
    const currency = options.sections === 'currencies' ? currencies[index]! : home
    return {
      site: options.sections === 'sites' ? SITES[(index + (seed % 3)) % SITES.length]! : null,
      currency,
      opening: options.has_opening === false ? 0 : chance.whole(-20_000, 400_000),
      lines: inventLines(chance, locale, {
        count: Math.max(2, Math.round(options.lines / count)),
        iso,
        last,
        numbering,
        has_allocations: options.has_allocations === true,
        has_few_credits: options.has_few_credits === true,
      }),
    }
  })
  return {
    locale,
    supplier: inventSupplier(chance, locale),
    customer: inventCustomer(chance, locale),
    account: chance.digits(6),
    from: iso(1),
    to: iso(last),
    sections,
  }
}

type Numbering = (kind: TrueLine['kind']) => string | null

/** A sender's ways to number: prefix, width, year, now and then no number for payments. */
function numberingOf(chance: Chance, year: number): Numbering {
  let next = chance.whole(1_000, 80_000)
  const shape = chance.option(
    [
      (kind: TrueLine['kind'], n: number) =>
        `${{ invoice: 'INV-', credit_note: 'CN-', payment: 'P' }[kind]}${n}`,
      (_: TrueLine['kind'], n: number) => String(10_000_000 + n),
      (kind: TrueLine['kind'], n: number) =>
        `${kind === 'invoice' ? 'RE' : 'GS'}${year}/${String(n).slice(-3)}`,
      (_: TrueLine['kind'], n: number) => `${year}-${String(n).padStart(6, '0')}`,
      (_: TrueLine['kind'], n: number) => String(n),
      (_: TrueLine['kind'], n: number) => `F${year % 100}/${String(n).padStart(5, '0')}`,
      (kind: TrueLine['kind'], n: number) => `${kind === 'invoice' ? 'FT' : 'NC'} ${year}/${n}`,
      (_: TrueLine['kind'], n: number) => `SI ${String(n).padStart(6, '0')}`,
    ],
    [
      (_: TrueLine['kind'], n: number) => `A${n}-${(n * 7) % 10}`,
      (kind: TrueLine['kind'], n: number) => `${kind.slice(0, 1).toUpperCase()}.${year}.${n}`,
      (_: TrueLine['kind'], n: number) => `${n}/B`,
      (_: TrueLine['kind'], n: number) =>
        `${String(n)
          .padStart(6, '0')
          .replace(/(?=\d{3}$)/, ' ')} ${year % 100}`,
      (kind: TrueLine['kind'], n: number) => `${kind === 'invoice' ? 'VK' : 'RT'} ${year} ${n}`,
    ],
  )
  const has_payment_numbers = chance.is(0.75)
  return (kind) => {
    next += chance.whole(1, 4)
    return kind === 'payment' && !has_payment_numbers ? null : shape(kind, next)
  }
}

function inventLines(
  chance: Chance,
  locale: DocumentLocale,
  given: {
    count: number
    iso: (day: number) => string
    last: number
    numbering: Numbering
    has_allocations: boolean
    has_few_credits: boolean
  },
): TrueLine[] {
  const words = statementWords(locale)
  const days = Array.from({ length: given.count }, () => chance.whole(1, given.last)).sort((a, b) => a - b)
  const tails = ['', '', '', ' 12 kg', ' week 3', ' order 7741', ' 6 x 1 L', ' Nr. 8 / 2']
  const lines: TrueLine[] = []
  for (const [index, day] of days.entries()) {
    const drawn = chance.next()
    const roll = given.has_few_credits && drawn > 0.02 && drawn < 0.98 ? 0.5 : drawn
    const previous = lines.at(-1)
    const is_allocated =
      given.has_allocations && previous?.kind === 'invoice' && !previous.is_allocated && roll < 0.3
    const kind: TrueLine['kind'] =
      is_allocated || roll > 0.84 ? 'payment' : roll < 0.72 ? 'invoice' : 'credit_note'
    const size = 100 + Math.floor(chance.next() ** 2 * (kind === 'payment' ? 300_000 : 120_000))
    const minor = is_allocated ? -Math.max(1, Math.floor(previous!.minor * chance.of([1, 0.5]))) : size
    lines.push({
      date: given.iso(day),
      due: given.iso(Math.min(given.last, day + 14)),
      reference: given.numbering(kind),
      description: `${chance.option(words[kind].seen, words[kind].kept)}${index % 3 === 0 ? chance.of(tails) : ''}`,
      kind,
      minor: kind === 'invoice' || is_allocated ? minor : -minor,
      is_allocated,
    })
  }
  return lines
}
