import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { explain } from '../../../shell/explain.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { notify } from '../../../ui/notify.ts'
import { ConfirmDialog } from '../../../ui/overlay/ConfirmDialog.tsx'
import { StatusBadge } from '../../../ui/StatusBadge.tsx'
import { CodesDialog } from './CodesDialog.tsx'
import { refreshSecurity, type Standing } from './queries.ts'
import css from './security.module.css'
import { useProof } from './use-proof.tsx'

/** Fewer are left than a careless week may take. */
const few = 3

export function RecoveryCard({ standing }: { standing: Standing }) {
  const { t } = useTranslation('settings')
  const { proven, question } = useProof(standing)
  const [asking, setAsking] = useState(false)
  const [codes, setCodes] = useState<string[]>()
  const left = standing.recovery_codes_left
  const renew = async () => {
    try {
      const made = await proven((body) => api('POST /auth/second-factor/recovery-codes', { body }))
      setCodes(made?.value.recovery_codes)
      await refreshSecurity()
    } catch (error) {
      notify({ message: explain(error, t), tone: 'danger' })
    }
  }
  return (
    <Card
      title={t('security.codes.title')}
      note={t('security.codes.note')}
      actions={
        <StatusBadge
          tone={left > few ? 'success' : 'warning'}
          label={t('security.codes.left', { count: left })}
        />
      }
    >
      <div className={css.row}>
        <Button onClick={() => setAsking(true)}>{t('security.codes.renew')}</Button>
      </div>
      {question}
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('security.codes.renew')}
        text={t('security.codes.renew_text')}
        tone="primary"
        confirm={t('security.codes.renew')}
        onConfirm={async () => void renew()}
        explain={(error) => explain(error, t)}
      />
      <CodesDialog codes={codes} onClose={() => setCodes(undefined)} />
    </Card>
  )
}
