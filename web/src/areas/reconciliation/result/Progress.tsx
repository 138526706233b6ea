import { IconCircleCheckFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatMoney, formatPercent } from '../../../ui/format.ts'
import { useUi } from '../../../ui/scope.tsx'
import type { Decision, Overview, Summary } from '../queries.ts'
import css from './progress.module.css'

/** How much is decided; when all is, what is owed and what is expected back. */
export function Progress({ overview, summary }: { overview: Overview; summary: Summary }) {
  const { t } = useTranslation('reconciliation')
  const { locale } = useUi()
  const countOf = (decision: Decision) =>
    overview.counts.reduce((sum, count) => sum + (count.decision === decision ? count.count : 0), 0)
  const [open, accepted, disputed] = [countOf('open'), countOf('accepted'), countOf('disputed')]
  const total = open + accepted + disputed
  if (total === 0) return null
  if (open === 0) return <Settled overview={overview} summary={summary} disputed={disputed} />
  const share = Math.min(0.99, (accepted + disputed) / total)
  return (
    <section className={css.progress} aria-label={t('progress.title')}>
      <p>
        <strong>{t('progress.decided', { count: accepted + disputed, total })}</strong>
        <span>{formatPercent(Math.floor(share * 100) / 100, locale, 0)}</span>
      </p>
      <div
        className={css.track}
        role="progressbar"
        aria-label={t('progress.title')}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={accepted + disputed}
      >
        <i data-decision="accepted" style={{ flexGrow: accepted }} />
        <i data-decision="disputed" style={{ flexGrow: disputed }} />
        <i style={{ flexGrow: open }} />
      </div>
      <p className={css.legend}>
        <span data-decision="accepted">{t('progress.accepted', { count: accepted })}</span>
        <span data-decision="disputed">{t('progress.disputed', { count: disputed })}</span>
        <span>{t('progress.open', { count: open })}</span>
        {overview.changed > 0 && <span>{t('progress.changed', { count: overview.changed })}</span>}
      </p>
    </section>
  )
}

interface SettledProps {
  overview: Overview
  summary: Summary
  disputed: number
}

function Settled({ overview, summary, disputed }: SettledProps) {
  const { t } = useTranslation('reconciliation')
  const { locale } = useUi()
  const owed = summary.currencies.map(({ currency, statement_total }) => {
    const is_balance = summary.closing_balance !== null && summary.currency === currency
    return formatMoney(is_balance ? summary.closing_balance! : statement_total, locale, currency)
  })
  const expected = overview.credits
    .filter(({ open_amount }) => open_amount > 0)
    .map(({ currency, open_amount }) => formatMoney(open_amount, locale, currency))
  return (
    <section className={css.settled} aria-label={t('progress.title')}>
      <IconCircleCheckFilled size={30} aria-hidden />
      <div>
        <h2>{t('progress.settled')}</h2>
        <p>
          {t('progress.owed', { amount: owed.join(' + ') })}{' '}
          {expected.length > 0
            ? t('progress.expected', { amount: expected.join(' + '), count: disputed })
            : disputed > 0 && t('progress.settled_disputed', { count: disputed })}
        </p>
      </div>
    </section>
  )
}
