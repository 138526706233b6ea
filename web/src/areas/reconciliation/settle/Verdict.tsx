import { IconCheck, IconFlag, IconHandStop, IconRefreshAlert } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ReconciliationItem } from '../queries.ts'
import css from './rows.module.css'

/** What was decided, in an icon and words; nothing while it is open. */
export function Verdict({ item }: { item: ReconciliationItem }) {
  const { t } = useTranslation('reconciliation')
  const { decision, dispute_reason, dispute_note, is_by_hand, is_changed } = item
  return (
    <>
      {is_changed && (
        <span className={css.verdict} data-tone="warning" title={t('settle.changed_hint')}>
          <IconRefreshAlert size={15} aria-hidden />
          {t('settle.changed')}
        </span>
      )}
      {is_by_hand && (
        <span className={css.verdict}>
          <IconHandStop size={15} aria-hidden />
          {t('settle.by_hand')}
        </span>
      )}
      {decision === 'accepted' && (
        <span className={css.verdict} data-tone="success">
          <IconCheck size={15} stroke={2.6} aria-hidden />
          {t('decisions.accepted')}
        </span>
      )}
      {decision === 'disputed' && (
        <span className={css.verdict} data-tone="danger" title={dispute_note ?? undefined}>
          <IconFlag size={15} aria-hidden />
          {t('decisions.disputed')}
          {dispute_reason && `: ${t(`dispute.reasons.${dispute_reason}`)}`}
        </span>
      )}
    </>
  )
}
