import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/Card.tsx'
import { Money } from '../../ui/Figures.tsx'
import { formatMoney } from '../../ui/format.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useUi } from '../../ui/scope.tsx'
import { invoicesSince } from './queries.ts'
import css from './today.module.css'
import { useToday } from './use-today.ts'
import { WeekBars } from './WeekBars.tsx'
import { firstDayOfWeeks, purchasesByWeek, type Week } from './waiting.ts'

/** A season: long enough for a trend, short enough for a phone. */
const WEEKS = 12
const HEIGHT_PX = 220

/** What was bought week by week, in the currency of the restaurant or, for all of them, of the organization. */
export function PurchasesCard({ restaurant_id }: { restaurant_id: string | undefined }) {
  const { t } = useTranslation('today')
  const { currency } = useUi()
  const today = useToday()
  const { data, error } = useQuery(invoicesSince(firstDayOfWeeks(today, WEEKS), restaurant_id))
  const weeks = data && purchasesByWeek(data.items, currency, today, WEEKS)
  if (error || weeks?.every(({ amount }) => amount === 0)) return null
  const others = data?.items.some((invoice) => invoice.currency !== currency)
  return (
    <Card
      title={t('purchases.title')}
      note={t(others ? 'purchases.note_in' : 'purchases.note', { currency })}
    >
      {weeks ? <Weeks weeks={weeks} /> : <Skeleton height={HEIGHT_PX + 40} />}
    </Card>
  )
}

function Weeks({ weeks }: { weeks: readonly Week[] }) {
  const { t } = useTranslation('today')
  const { currency, locale } = useUi()
  // The present week is not over: it would look like a fall.
  const whole = weeks.slice(0, -1)
  const average = whole.reduce((total, { amount }) => total + amount, 0) / whole.length
  const words = formatMoney(average, locale, currency, { decimals: 0 })
  return (
    <>
      <p className={css.average}>
        <Money value={average} decimals={0} /> <span>{t('purchases.average')}</span>
      </p>
      <WeekBars weeks={weeks} label={t('purchases.label', { average: words })} />
    </>
  )
}
