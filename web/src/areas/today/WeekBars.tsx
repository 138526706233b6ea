import type { CSSProperties } from 'react'
import { DateText } from '../../ui/Figures.tsx'
import { formatMoney } from '../../ui/format.ts'
import { useUi } from '../../ui/scope.tsx'
import css from './WeekBars.module.css'
import type { Week } from './waiting.ts'

interface WeekBarsProps {
  weeks: readonly Week[]
  /** Read aloud: what the bars say in one sentence. */
  label: string
}

/** A dozen bars need no library: this page is the first that anybody loads. */
export function WeekBars({ weeks, label }: WeekBarsProps) {
  const { locale, currency } = useUi()
  const most = Math.max(...weeks.map(({ amount }) => amount), 1)
  return (
    <figure className={css.figure}>
      <div className={css.bars} role="img" aria-label={label}>
        {weeks.map(({ from, amount }, place) => (
          <div key={from} className={css.week} data-now={place === weeks.length - 1 || undefined}>
            <span className={css.amount}>{formatMoney(amount, locale, currency, { compact: true })}</span>
            <i style={{ '--share': Math.max(amount / most, 0.005) } as CSSProperties} />
          </div>
        ))}
      </div>
      <div className={css.days} aria-hidden>
        {weeks.map(({ from }) => (
          <span key={from}>
            <DateText value={from} as="day_short" />
          </span>
        ))}
      </div>
    </figure>
  )
}
