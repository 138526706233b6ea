import { type Line, lineText } from '../lines/line.ts'
import { type Printed, within } from '../lines/printed.ts'

const CODE =
  /\b(EUR|USD|GBP|BRL|CHF|INR|CAD|AUD|NZD|MXN|ARS|CLP|COP|PLN|CZK|SEK|NOK|DKK|JPY|ZAR|HKD|SGD|AED|TRY)\b/g
const SYMBOLS: [RegExp, string][] = [
  [/R\$/g, 'BRL'],
  [/€|\bEuros?\b/g, 'EUR'],
  [/£/g, 'GBP'],
  [/₹|\bRs\.? ?-?\d/g, 'INR'],
  [/A\$|AU\$/g, 'AUD'],
  [/C\$|CA\$/g, 'CAD'],
  [/¥/g, 'JPY'],
  [/US\$|\bUS Dollars\b/g, 'USD'],
  [/(?<![A-Z])\$/g, 'USD'],
]

/** The currency a figure is printed with: `GBP 75.00`, `£75.00`; a bare $ says only that it is some dollar. */
export function currencyIn(text: string): string | null {
  const code = text.match(CODE)?.[0]
  if (code) return code
  const found = SYMBOLS.find(([pattern, of]) => of !== 'USD' && text.match(pattern))
  return found?.[1] ?? (/US\$/.test(text) ? 'USD' : null)
}

/** `share` is how many of all currency marks name this one. */
export type FoundCurrency = { code: string; share: number; printed: Printed | null }

/** The ISO 4217 code a document names most often, by code or symbol; null when it names none. */
export function findCurrency(lines: readonly Line[]): FoundCurrency | null {
  const votes = new Map<string, number>()
  const vote = (code: string, count: number) => {
    if (count > 0) votes.set(code, (votes.get(code) ?? 0) + count)
  }
  for (const line of lines) {
    const text = lineText(line)
    for (const match of text.matchAll(CODE)) vote(match[1]!, 1)
    for (const [pattern, code] of SYMBOLS) vote(code, text.match(pattern)?.length ?? 0)
  }
  const dollars = [...votes.keys()].find((code) => ['AUD', 'CAD', 'NZD', 'MXN', 'HKD', 'SGD'].includes(code))
  // A bare $ beside a named dollar is that dollar.
  if (dollars) {
    vote(dollars, votes.get('USD') ?? 0)
    votes.delete('USD')
  }
  const [best] = [...votes].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
  if (!best) return null
  const [code, count] = best
  const all = [...votes.values()].reduce((sum, one) => sum + one, 0)
  return { code, share: count / all, printed: firstPrinted(lines, code) }
}

/** Where a currency is first named. */
function firstPrinted(lines: readonly Line[], code: string): Printed | null {
  const names = [code, ...SYMBOLS.filter(([, of]) => of === code).map(([pattern]) => pattern)]
  for (const line of lines) {
    for (const segment of line.segments) {
      const text = names.flatMap((name) => segment.text.match(name)?.[0] ?? [])[0]
      if (text) return { text, page: line.page, segments: [within(segment, text)] }
    }
  }
  return null
}

const EURO = 'AT BE HR CY EE FI FR DE EL IE IT LV LT LU MT NL PT SK SI ES'.split(' ')
const BY_COUNTRY: Record<string, string> = {
  GB: 'GBP',
  BR: 'BRL',
  CH: 'CHF',
  DK: 'DKK',
  SE: 'SEK',
  NO: 'NOK',
  PL: 'PLN',
  CZ: 'CZK',
  HU: 'HUF',
  RO: 'RON',
  BG: 'BGN',
  AU: 'AUD',
  ...Object.fromEntries(EURO.map((country) => [country, 'EUR'])),
}

/** The currency of the country of a tax number, for documents that print none. */
export const currencyOfCountry = (country: string | null): string | null =>
  (country && BY_COUNTRY[country]) ?? null

/** Words only one country's papers use: a federal tax number, a state and its ZIP code. */
export function looksAmerican(lines: readonly Line[]): boolean {
  const text = lines.map(lineText).join('\n')
  return /\bEIN\b|\bFederal (?:Tax )?ID\b|\b(?:A[KLRZ]|C[AOT]|DE|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])\s\d{5}(?:-\d{4})?\b/.test(
    text,
  )
}
