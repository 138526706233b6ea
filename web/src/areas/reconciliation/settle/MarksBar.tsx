import { IconCheck, IconFlag, IconUnlink } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import type { ReconciliationItem } from '../queries.ts'
import css from './bars.module.css'
import { hasBothSides } from './restore.ts'

interface MarksBarProps {
  items: readonly ReconciliationItem[]
  onAct: (act: 'accept' | 'dispute' | 'reject') => void
  onClear: () => void
}

/** What can be done with several items at once. */
export default function MarksBar({ items, onAct, onClear }: MarksBarProps) {
  const { t } = useTranslation('reconciliation')
  return (
    <section className={css.bar} aria-label={t('settle.marked', { count: items.length })}>
      <p className={css.sums}>
        <b>{t('settle.marked', { count: items.length })}</b>
      </p>
      <span className={css.buttons}>
        <Button size="small" variant="quiet" onClick={onClear}>
          {t('settle.clear')}
        </Button>
        {items.every(hasBothSides) && (
          <Button size="small" icon={<IconUnlink size={15} />} onClick={() => onAct('reject')}>
            {t('acts.reject')}
          </Button>
        )}
        <Button size="small" icon={<IconFlag size={15} />} onClick={() => onAct('dispute')}>
          {t('acts.dispute')}
        </Button>
        <Button size="small" variant="primary" icon={<IconCheck size={15} />} onClick={() => onAct('accept')}>
          {t('acts.accept')}
        </Button>
      </span>
    </section>
  )
}
