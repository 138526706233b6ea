import type { TFunction } from 'i18next'
import { formatDate, formatMoney, formatNumber } from '../../../ui/format.ts'
import type { ReconciliationItem } from '../queries.ts'

type Reason = ReconciliationItem['details']['reasons'][number]

interface Place {
  locale: string
  timeZone: string
  currency: string
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
