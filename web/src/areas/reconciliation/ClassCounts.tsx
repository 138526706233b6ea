import { useTranslation } from 'react-i18next'
import { classNames, type Summary } from './queries.ts'
import css from './reconciliation.module.css'

/** The four classes at a glance: a bar by their share, and the counts of what is open. */
export function ClassCounts({ summary }: { summary: Summary }) {
  const { t } = useTranslation('reconciliation')
  const words = classNames.map((name) => `${t(`classes.${name}`)}: ${summary[name]}`)
  const open = summary.missing_in_restaurant + summary.missing_in_supplier + summary.amount_mismatch
  return (
    <span className={css.counts} title={words.join('\n')}>
      <span className={css.share} role="img" aria-label={words.join(', ')}>
        {classNames.map((name) =>
          summary[name] > 0 ? <i key={name} data-class={name} style={{ flexGrow: summary[name] }} /> : null,
        )}
      </span>
      <small>{open === 0 ? t('result.all_agree') : t('result.open', { count: open })}</small>
    </span>
  )
}
