import { IconLink } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { formatMoney } from '../../../ui/format.ts'
import { useUi } from '../../../ui/scope.tsx'
import css from './bars.module.css'
import { type LinkChoice, sumsOf } from './link-choice.ts'

interface LinkBarProps {
  choice: LinkChoice
  busy: boolean
  onLink: () => void
  onCancel: () => void
}

/** What is chosen to be linked, with its running sums. */
export default function LinkBar({ choice, busy, onLink, onCancel }: LinkBarProps) {
  const { t } = useTranslation('reconciliation')
  const { locale, currency: own } = useUi()
  const { lines, entries, lines_amount, entries_amount, difference, currency = own, ...sums } = sumsOf(choice)
  const money = (value: number) => formatMoney(value, locale, currency)
  return (
    <section className={css.bar} aria-label={t('link.title')}>
      <p className={css.sums} aria-live="polite">
        {lines + entries === 0 ? (
          t('link.choose')
        ) : (
          <>
            <span>
              {t('link.lines', { count: lines })} <b>{money(lines_amount)}</b>
            </span>
            <span>
              {t('link.entries', { count: entries })} <b>{money(entries_amount)}</b>
            </span>
            <span data-agrees={difference === 0 || undefined} className={css.rest}>
              {t('result.difference')} <b>{money(difference)}</b>
            </span>
            {sums.is_mixed && <span className={css.wrong}>{t('link.mixed')}</span>}
          </>
        )}
      </p>
      <span className={css.buttons}>
        <Button size="small" onClick={onCancel}>
          {t('link.cancel')}
        </Button>
        <Button
          size="small"
          variant="primary"
          icon={<IconLink size={15} />}
          disabled={!sums.is_ready}
          busy={busy}
          onClick={onLink}
        >
          {t('link.go')}
        </Button>
      </span>
    </section>
  )
}
