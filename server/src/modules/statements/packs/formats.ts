import type { PackInput } from './pack-input.ts'

/** Dates and amounts as the reader of a letter writes them. */
export function formatsOf({ locale, language }: Pick<PackInput, 'locale' | 'language'>) {
  // English numeric dates are read in two orders: the month is a word there.
  const day = new Intl.DateTimeFormat(locale, {
    ...{ day: '2-digit', year: 'numeric', timeZone: 'UTC' },
    month: language === 'en' ? 'short' : '2-digit',
  })
  const number = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return {
    date: (iso: string) => day.format(new Date(`${iso}T00:00:00Z`)),
    amount: (value: number | string) => number.format(Number(value)),
  }
}
