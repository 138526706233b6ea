import type { TFunction } from 'i18next'
import type { ReasonCode } from '#packages/reconciliation'
import { formatDate, formatMoney, formatNumber } from '../../../ui/format.ts'
import type { ReconciliationItem } from '../queries.ts'

type Reason = ReconciliationItem['details']['reasons'][number]

interface Place {
  locale: string
  timeZone: string
  currency: string
}

/** Every reason that has words here; the compiler notices when the matching learns another one. */
const known: Record<ReasonCode, true> = {
  same_number: true,
  number_reformatted: true,
  number_look_alike: true,
  number_mistyped: true,
  number_cut_off: true,
  number_absent: true,
  number_in_description: true,
  number_differs: true,
  same_amount: true,
  rounding: true,
  tax_ratio: true,
  transposed_digits: true,
  opposite_sign: true,
  short_credit: true,
  partial_amount: true,
  amount_differs: true,
  date_differs: true,
  split: true,
  merged: true,
  not_in_ledger: true,
  not_on_statement: true,
  duplicate: true,
  timing: true,
  other_currency: true,
  payment: true,
  opening_balance: true,
}

/** The tab and the empty side say these already; they are only said where nothing else is. */
const selfEvident: readonly string[] = ['not_in_ledger', 'not_on_statement']

/** Why an item is what it is, in the person's language, figures and days as they write them. */
export function reasonsInWords(reasons: readonly Reason[], t: TFunction, place: Place): string[] {
  const telling = reasons.filter(({ code }) => !selfEvident.includes(code))
  const shown = telling.length > 0 ? telling : reasons
  return shown.map(({ code, params, text }, index) => {
    const words = t(`reasons.${codeOf(code, params)}`, { ...valuesOf(params, place), defaultValue: text })
    return index === 0 ? words.charAt(0).toLocaleUpperCase(place.locale) + words.slice(1) : words
  })
}

/** A repeated line has a number a person can find; a repeated entry only an id, which says nothing. */
function codeOf(code: string, { of }: Reason['params']): string {
  return code === 'duplicate' && /^\d+$/.test(String(of)) ? 'duplicate_line' : code
}

function valuesOf(params: Reason['params'], { locale, timeZone, currency }: Place): Record<string, unknown> {
  const values: Record<string, unknown> = { ...params }
  const { difference, percent, days, date, period_end } = params
  if (typeof difference === 'number') values.difference = formatMoney(Math.abs(difference), locale, currency)
  if (typeof percent === 'number') values.percent = formatNumber(percent, locale)
  if (typeof days === 'number') values.count = days
  if (typeof date === 'string') values.date = formatDate(date, locale, timeZone)
  if (typeof period_end === 'string') values.period_end = formatDate(period_end, locale, timeZone)
  return values
}
