import { useTranslation } from 'react-i18next'
import type { Span, Weekday } from './opening-hours.ts'

/** Days and spans in words: `Mon–Fri`, `12:00–15:00, 18:00–23:00`. */
export function useHoursText() {
  const { t } = useTranslation('settings')
  const short = (day: Weekday) => t(`weekdays_short.${day}`)
  return {
    days: (days: readonly Weekday[]) =>
      days.length === 1 ? short(days[0]!) : `${short(days[0]!)}–${short(days.at(-1)!)}`,
    spans: (spans: readonly Span[]) =>
      spans.map(({ from, to }) => `${from}–${to}`).join(', ') || t('hours.closed'),
  }
}
