import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { explain } from '../../../shell/explain.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { Dialog } from '../../../ui/overlay/Dialog.tsx'
import css from '../form.module.css'
import { SecretBox } from '../secret/SecretBox.tsx'
import { refreshWebhooks } from './queries.ts'

/** Renews a secret and shows the new one once. */
export function NewSecret({ id, open, onClose }: { id: string; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const [secret, setSecret] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const close = () => {
    setSecret(undefined)
    setProblem(undefined)
    onClose()
  }
  const renew = async () => {
    setBusy(true)
    try {
      setSecret((await api('POST /webhooks/{id}/secret', { params: { id } })).secret)
      await refreshWebhooks()
    } catch (error) {
      setProblem(explain(error, t))
    }
    setBusy(false)
  }
  const done = (
    <Button variant="primary" onClick={close}>
      {t('webhooks.secret.done')}
    </Button>
  )
  const ask = (
    <>
      <Button onClick={close}>{t('cancel')}</Button>
      <Button variant="primary" busy={busy} onClick={() => void renew()}>
        {t('webhooks.secret.renew_now')}
      </Button>
    </>
  )
  return (
    <Dialog open={open} onClose={close} title={t('webhooks.secret.renew_title')} footer={secret ? done : ask}>
      <div className={css.form}>
        {problem && <Callout tone="danger">{problem}</Callout>}
        <p>{t(secret ? 'webhooks.secret.once' : 'webhooks.secret.renew_text')}</p>
        {secret && <SecretBox label={t('webhooks.secret.copy')} text={secret} />}
      </div>
    </Dialog>
  )
}
