import { type Line, lineText } from '../lines/line.ts'

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

/** The ISO 4217 code a document names most often, by code or symbol; null when it names none. */
export function findCurrency(lines: readonly Line[], hint?: string): string | null {
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
  return best?.[0] ?? hint ?? null
}
