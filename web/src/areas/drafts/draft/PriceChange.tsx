import { IconArrowDownRight, IconArrowUpRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../../shell/paths.ts'
import { classNames } from '../../../ui/class-names.ts'
import { formatDate, formatNumber, formatPercent } from '../../../ui/format.ts'
import { Anchor, useUi } from '../../../ui/scope.tsx'
import type { DraftLine } from '../queries.ts'
import css from './draft.module.css'

interface PriceChangeProps {
  change: NonNullable<DraftLine['price_change']>
  price: number
}

/** Dearer or cheaper than last time, in words; nothing where it is the same. */
export function PriceChange({ change, price }: PriceChangeProps) {
  const { t } = useTranslation('drafts')
  const { locale, timeZone } = useUi()
  const { percent, last_price, last_date, last_invoice_id, is_warning } = change
  if (percent === 0) return null
  const same_year = last_date.slice(0, 4) === String(new Date().getFullYear())
  const Arrow = percent > 0 ? IconArrowUpRight : IconArrowDownRight
  const figure = (value: number) => formatNumber(value, locale, { decimals: 2, max_decimals: 4 })
  return (
    <Anchor
      href={paths.invoice(last_invoice_id)}
      className={classNames(css.change, is_warning && css.warning)}
    >
      <Arrow size={15} aria-hidden />
      <span>
        {t(percent > 0 ? 'price.up' : 'price.down', {
          percent: formatPercent(Math.abs(percent) / 100, locale),
          date: formatDate(last_date, locale, timeZone, same_year ? 'day_short' : 'day'),
        })}{' '}
        <span className={css.steps}>{t('price.step', { from: figure(last_price), to: figure(price) })}</span>
      </span>
    </Anchor>
  )
}
