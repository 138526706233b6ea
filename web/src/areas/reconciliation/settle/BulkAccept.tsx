import { IconChecks } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { RangeField } from '../../../ui/fields/RangeField.tsx'
import { formatPercent } from '../../../ui/format.ts'
import { useUi } from '../../../ui/scope.tsx'
import type { Overview } from '../queries.ts'
import css from './filters.module.css'

/** What is offered first: some are never surer. */
const SURE = 0.99

interface BulkAcceptProps {
  overview: Overview
  onAccept: (min_confidence: number) => Promise<unknown>
}

/** Accepts all that matches and is sure enough; how sure, a person says, and sees at once how many that are. */
export function BulkAccept({ overview, onAccept }: BulkAcceptProps) {
  const { t } = useTranslation('reconciliation')
  const { locale } = useUi()
  const { acceptable } = overview
  const [chosen, setChosen] = useState<number>()
  const [busy, setBusy] = useState(false)
  const surest = acceptable.find(({ min_confidence, count }) => min_confidence <= SURE && count > 1)
  if (!surest) return null
  const least = acceptable.at(-1)!
  const current = acceptable.find(({ min_confidence }) => min_confidence === chosen) ?? surest
  const percent = (value: number) => formatPercent(value, locale, 0)
  const accept = async () => {
    setBusy(true)
    await onAccept(current.min_confidence)
    setBusy(false)
  }
  return (
    <section className={css.bulk} aria-label={t('bulk.title')}>
      <p>{t('bulk.text', { count: current.count })}</p>
      <div className={css.bulkActs}>
        <RangeField
          label={t('bulk.how_sure')}
          text={t('bulk.from', { percent: percent(current.min_confidence) })}
          value={Math.round(current.min_confidence * 100)}
          min={Math.round(least.min_confidence * 100)}
          max={100}
          onChange={(whole) => setChosen(whole / 100)}
        />
        <Button
          variant="primary"
          busy={busy}
          disabled={current.count === 0}
          icon={<IconChecks size={18} />}
          onClick={accept}
        >
          {t('bulk.go', { count: current.count })}
        </Button>
      </div>
    </section>
  )
}
