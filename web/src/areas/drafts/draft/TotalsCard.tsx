import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCan } from '../../../shell/me.ts'
import { Card } from '../../../ui/Card.tsx'
import { Money } from '../../../ui/Figures.tsx'
import { NumberField } from '../../../ui/fields/NumberField.tsx'
import { TextAreaField } from '../../../ui/fields/TextField.tsx'
import { formatMoney } from '../../../ui/format.ts'
import { useUi } from '../../../ui/scope.tsx'
import css from './draft.module.css'
import { checkTotals } from './draft-values.ts'
import type { DraftEdits } from './use-draft-edits.ts'

/** Lines, tax and total, and whether they agree. */
export function TotalsCard({ edits }: { edits: DraftEdits }) {
  const { t } = useTranslation('drafts')
  const disabled = !useCan()('invoices.create')
  const { lines, tax_amount, total_amount, currency, notes } = edits.values
  const check = checkTotals(lines, tax_amount, total_amount)
  const amount = (value: number | null) => (value === null ? null : Math.abs(value))
  return (
    <Card title={t('totals.title')}>
      <div className={css.totals}>
        <div className={css.sums}>
          <p className={css.sum}>
            <span>{t('totals.lines')}</span>
            <Money value={check.lines} currency={currency ?? undefined} />
          </p>
          <NumberField
            label={t('totals.tax')}
            optional
            disabled={disabled}
            decimals={2}
            value={amount(tax_amount)}
            onChange={(tax) => edits.change({ tax_amount: tax })}
          />
          <NumberField
            label={t('totals.total')}
            disabled={disabled}
            decimals={2}
            value={amount(total_amount)}
            onChange={(total) => edits.change({ total_amount: total })}
            error={total_amount === null ? t('missing') : undefined}
          />
          <Agreement check={check} currency={currency} />
        </div>
        <TextAreaField
          label={t('notes')}
          optional
          disabled={disabled}
          rows={4}
          maxLength={2000}
          value={notes ?? ''}
          onChange={(value) => edits.change({ notes: value || null })}
        />
      </div>
    </Card>
  )
}

function Agreement({ check, currency }: { check: ReturnType<typeof checkTotals>; currency: string | null }) {
  const { t } = useTranslation('drafts')
  const ui = useUi()
  const { difference, tax_inside } = check
  if (difference === null) return null
  const money = (value: number) => formatMoney(Math.abs(value), ui.locale, currency ?? ui.currency)
  if (difference === 0)
    return (
      <p className={css.agrees} aria-live="polite">
        <IconCircleCheck size={17} aria-hidden />
        {t(tax_inside ? 'totals.agree_inside' : 'totals.agree')}
      </p>
    )
  return (
    <p className={css.differs} aria-live="polite">
      <IconAlertTriangle size={17} aria-hidden />
      {t(difference > 0 ? 'totals.more' : 'totals.less', { amount: money(difference) })}
    </p>
  )
}
