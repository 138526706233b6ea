import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { explain } from '../../../shell/explain.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { DateText } from '../../../ui/Figures.tsx'
import { notify } from '../../../ui/notify.ts'
import { ConfirmDialog } from '../../../ui/overlay/ConfirmDialog.tsx'
import { Dialog } from '../../../ui/overlay/Dialog.tsx'
import { StatusBadge } from '../../../ui/StatusBadge.tsx'
import { CodesDialog } from './CodesDialog.tsx'
import { refreshSecurity, type Standing } from './queries.ts'
import { type NewTotp, SetUpTotp } from './SetUpTotp.tsx'
import css from './security.module.css'
import { useProof } from './use-proof.tsx'

export function TotpCard({ standing }: { standing: Standing }) {
  const { t } = useTranslation('settings')
  const { proven, question } = useProof(standing)
  const [beginning, setBeginning] = useState<NewTotp>()
  const [codes, setCodes] = useState<string[]>()
  const [removing, setRemoving] = useState(false)
  const since = standing.totp_confirmed_at
  const say = (error: unknown): undefined => {
    notify({ message: explain(error, t), tone: 'danger' })
  }

  // Not while the codes are in sight: it would cover them on a phone.
  const sayOn = () => notify({ message: t('security.totp.is_on') })
  const keep = () => {
    setCodes(undefined)
    sayOn()
  }

  const begin = async () => {
    const begun = await proven((body) => api('POST /auth/second-factor/totp', { body })).catch(say)
    if (begun) setBeginning(begun.value)
  }
  const done = (recovery_codes: string[] | null) => {
    setBeginning(undefined)
    if (recovery_codes) setCodes(recovery_codes)
    else sayOn()
    void refreshSecurity()
  }
  const remove = async () => {
    const removed = await proven((body) => api('DELETE /auth/second-factor/totp', { body })).catch(say)
    if (removed) notify({ message: t('security.totp.is_off') })
    await refreshSecurity()
  }
  return (
    <Card
      title={t('security.totp.title')}
      note={t('security.totp.note')}
      actions={
        <StatusBadge tone={since ? 'success' : 'neutral'} label={t(since ? 'security.on' : 'security.off')} />
      }
    >
      <div className={css.row}>
        {since ? (
          <>
            <p>
              {t('security.since')} <DateText value={since} as="day" />
            </p>
            <Button onClick={() => setRemoving(true)}>{t('security.totp.remove')}</Button>
          </>
        ) : (
          <Button variant={standing.passkey_count ? 'default' : 'primary'} onClick={() => void begin()}>
            {t('security.totp.set_up')}
          </Button>
        )}
      </div>
      {question}
      <Dialog open={!!beginning} onClose={() => setBeginning(undefined)} title={t('security.totp.set_up')}>
        {beginning && <SetUpTotp totp={beginning} onDone={done} />}
      </Dialog>
      <CodesDialog codes={codes} onClose={keep} />
      <ConfirmDialog
        open={removing}
        onClose={() => setRemoving(false)}
        title={t('security.totp.remove_title')}
        text={t(standing.passkey_count ? 'security.totp.remove_text' : 'security.last_text')}
        confirm={t('security.totp.remove')}
        // The proof is asked for when this question is out of the way.
        onConfirm={async () => void remove()}
        explain={(error) => explain(error, t)}
      />
    </Card>
  )
}
