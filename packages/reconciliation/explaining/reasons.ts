import { minorToNumber } from '#packages/money'
import { amountCause } from '../matching/amount-relation.ts'
import { areOfOtherSites, type Doc, dayGap, type Field, type Match } from '../matching/doc.ts'
import { NUMBER_WEIGHT, relateNumbers } from '../matching/evidence.ts'

export type ReasonCode =
  | 'same_number'
  | 'number_reformatted'
  | 'number_look_alike'
  | 'number_mistyped'
  | 'number_cut_off'
  | 'number_absent'
  | 'number_in_description'
  | 'number_differs'
  | 'same_amount'
  | 'rounding'
  | 'tax_ratio'
  | 'transposed_digits'
  | 'opposite_sign'
  | 'short_credit'
  | 'partial_amount'
  | 'amount_differs'
  | 'date_differs'
  | 'split'
  | 'merged'
  | 'not_in_ledger'
  | 'not_on_statement'
  | 'duplicate'
  | 'timing'
  | 'other_currency'
  | 'other_site'
  | 'payment'
  | 'opening_balance'

/** Why an item is what it is: a code for machines and its parameters; `reasonText` puts it in words. */
export type Reason = { code: ReasonCode; params: Record<string, string | number> }

export function reason(code: ReasonCode, params: Reason['params'] = {}): Reason {
  return { code, params }
}

/** Why these documents were put together, and what differs between them. */
export function explainMatch(match: Match, field: Field, currency: string): Reason[] {
  const [line, entry] = closestPair(match, field)
  const reasons: Reason[] = [explainNumbers(line, entry, field)]
  if (match.lines.length > 1) reasons.push(reason('split', { count: match.lines.length }))
  if (match.entries.length > 1) reasons.push(reason('merged', { count: match.entries.length }))
  reasons.push(explainAmounts(sumCents(match.lines), sumCents(match.entries), currency))
  const days = dayGap(line, entry)
  if (days > 0) reasons.push(reason('date_differs', { days }))
  if (areOfOtherSites(line, entry))
    reasons.push(reason('other_site', { statement_site: line.site!, ledger_site: entry.site! }))
  return reasons
}

/** The pair of a match whose numbers agree best: what holds a sum together. */
function closestPair({ lines, entries }: Match, field: Field): [Doc, Doc] {
  if (lines.length === 1 && entries.length === 1) return [lines[0]!, entries[0]!]
  const pairs = lines.flatMap((line) => entries.map((entry): [Doc, Doc] => [line, entry]))
  const weigh = ([line, entry]: [Doc, Doc]) => NUMBER_WEIGHT[relateNumbers(line, entry, field)]
  return pairs.reduce((best, pair) => (weigh(pair) > weigh(best) ? pair : best))
}

function explainNumbers(line: Doc, entry: Doc, field: Field): Reason {
  const numbers = { statement_number: line.printed ?? '', ledger_number: entry.printed ?? '' }
  if (line.isFromDescription || entry.isFromDescription) {
    return reason('number_in_description', { number: (line.isFromDescription ? entry : line).printed ?? '' })
  }
  switch (relateNumbers(line, entry, field)) {
    case 'same_text':
      return line.printed === entry.printed
        ? reason('same_number', { number: line.printed ?? '' })
        : reason('number_reformatted', numbers)
    case 'same_serial':
      return reason('number_reformatted', numbers)
    case 'look_alike':
      return reason('number_look_alike', numbers)
    case 'one_edit':
      return reason('number_mistyped', numbers)
    case 'cut_off':
      return reason('number_cut_off', numbers)
    case 'absent':
      return reason('number_absent')
    default:
      return reason('number_differs', numbers)
  }
}

function explainAmounts(statementCents: number, ledgerCents: number, currency: string): Reason {
  const cents = statementCents - ledgerCents
  if (cents === 0) return reason('same_amount')
  const difference = minorToNumber(cents, currency)
  const cause = amountCause(statementCents, ledgerCents)
  if (Math.abs(cents) <= 2) return reason('rounding', { difference })
  if (cause.cause === 'tax_ratio') return reason('tax_ratio', { percent: cause.percent, difference })
  if (cause.cause === 'opposite_sign' || cause.cause === 'transposed_digits')
    return reason(cause.cause, { difference })
  const isSmaller = Math.abs(statementCents) < Math.abs(ledgerCents) && statementCents < 0 === ledgerCents < 0
  if (!isSmaller) return reason('amount_differs', { difference })
  if (ledgerCents < 0) return reason('short_credit', { difference })
  return reason('partial_amount', {
    percent: Math.round((1000 * statementCents) / ledgerCents) / 10,
    difference,
  })
}

export function sumCents(docs: readonly Doc[]): number {
  return docs.reduce((sum, doc) => sum + doc.cents, 0)
}
