import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Callout } from '../../ui/Callout.tsx'
import css from './meanwhile.module.css'

interface ConflictNoticeProps {
  /** What both changed: its name, theirs and mine as they are read. */
  rows: readonly { name: string; label: string; theirs: string; mine: string }[]
  busy: boolean
  onKeepMine: () => void
  onTakeTheirs: () => void
}

/** Somebody was faster: nothing typed is lost, and nothing of theirs is overwritten unseen. */
export function ConflictNotice({ rows, busy, onKeepMine, onTakeTheirs }: ConflictNoticeProps) {
  const { t } = useTranslation('shell')
  return (
    <Callout
      tone="warning"
      title={t('meanwhile.title')}
      actions={
        <>
          <Button size="small" variant="primary" busy={busy} onClick={onKeepMine}>
            {t('meanwhile.keep_mine')}
          </Button>
          <Button size="small" disabled={busy} onClick={onTakeTheirs}>
            {t('meanwhile.take_theirs')}
          </Button>
        </>
      }
    >
      <dl className={css.rows}>
        {rows.map(({ name, label, theirs, mine }) => (
          <div key={name}>
            <dt>{label}</dt>
            <dd>
              {t('meanwhile.theirs')} <strong>{theirs || t('meanwhile.nothing')}</strong>
            </dd>
            <dd>
              {t('meanwhile.mine')} <strong>{mine || t('meanwhile.nothing')}</strong>
            </dd>
          </div>
        ))}
      </dl>
    </Callout>
  )
}
