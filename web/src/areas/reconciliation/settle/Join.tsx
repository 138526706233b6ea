import { IconAlertTriangle, IconArrowBearLeft, IconArrowBearRight, IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Money } from '../../../ui/Figures.tsx'
import type { ItemClass, ReconciliationItem } from '../queries.ts'
import css from './join.module.css'
import { Links } from './Links.tsx'

export const classIcons = {
  matched: IconCheck,
  amount_mismatch: IconAlertTriangle,
  missing_in_restaurant: IconArrowBearRight,
  missing_in_supplier: IconArrowBearLeft,
} as const satisfies Record<ItemClass, unknown>

/** Between the sides: the lines, and on them what they say in an icon and words. */
export function Join({ item }: { item: ReconciliationItem }) {
  const { t } = useTranslation('reconciliation')
  const { status, difference, details } = item
  const Icon = classIcons[status]
  return (
    <div className={css.middle}>
      <Links left={details.statement_lines.length} right={details.ledger_entries.length} status={status} />
      <span className={css.join} data-class={status}>
        <Icon size={15} stroke={2.4} aria-hidden />
        <span className={css.joinText}>
          <span className={css.className} data-quiet={difference !== 0 || undefined}>
            {t(`classes_short.${status}`)}
          </span>
          {difference !== 0 && (
            <>
              <span className="visually-hidden"> {t('result.difference')} </span>
              <Money value={difference} currency={item.currency} signed />
            </>
          )}
        </span>
      </span>
    </div>
  )
}
