import { isoDay } from '../grammar/date.ts'
import { findDates } from '../grammar/find-dates.ts'
import type { TextAndDay } from './einvoice.ts'
import type { Notes } from './notes.ts'
import { daysAfter } from './xml-days.ts'

const DAYS =
  /(?<![\d.,])(\d{1,3})\s*(?:calendar\s|net\s|netto\s)?\s?(?:days?|tagen?|jours?|giorni|d[ií]as|dagen)\b/gi
const NET = /\bnet(?:to)?\s(\d{1,3})\b/gi
const MONTH_END = /end of month|\beom\b|fin de mois|fine mese|monatsende|fin de mes|fim do mês/i
const MOST_CHARACTERS = 1_000

/** When an invoice is due: the earliest of several days, which a warning lists. */
export function earliest(days: readonly (TextAndDay | null)[], notes: Notes): TextAndDay | null {
  const known = days.filter((day) => day !== null).sort((a, b) => (a.iso < b.iso ? -1 : 1))
  const distinct = [...new Set(known.map((day) => day.iso))]
  if (distinct.length > 1) {
    const listed = distinct.slice(0, 6).join(', ')
    notes.warn('several_due_dates', `It is due in ${distinct.length} parts: ${listed}. The first is kept.`)
  }
  return known[0] ?? null
}

/**
 * The day that terms of payment name in words: a day in them, else the longest term in days (shorter ones are for
 * a discount), counted from the invoice's day; null when they name neither or count from a month's end.
 */
export function dueByTerms(terms: string | null, invoice_date: string | null): TextAndDay | null {
  const text = terms?.slice(0, MOST_CHARACTERS) ?? ''
  const days = findDates(text).flatMap(({ shape }) => isoDay(shape, 'dmy', null) ?? [])
  const last = days
    .filter((day) => invoice_date === null || day >= invoice_date)
    .sort()
    .at(-1)
  if (last) return { text, iso: last, confidence: 0.8 }
  if (invoice_date === null || MONTH_END.test(text)) return null
  const counts = text.split(/[;,.]\s/).flatMap(daysToPay)
  if (counts.length === 0) return null
  return { text, iso: daysAfter(invoice_date, Math.max(...counts)), confidence: 0.8 }
}

const DISCOUNT = /%|skonto|discount|rabatt|escompte|sconto|descuento|desconto|korting/i

/** The terms of one clause in days; the shortest beside a discount is for the discount. */
function daysToPay(clause: string): number[] {
  const counts = [...clause.matchAll(DAYS), ...clause.matchAll(NET)].map((match) => Number(match[1]))
  return DISCOUNT.test(clause) ? counts.sort((a, b) => a - b).slice(1) : counts
}
