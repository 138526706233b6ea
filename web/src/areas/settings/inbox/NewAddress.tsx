import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { explain } from '../../../shell/explain.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { Dialog } from '../../../ui/overlay/Dialog.tsx'
import css from '../form.module.css'
import { SecretBox } from '../secret/SecretBox.tsx'
import { refreshInbox } from './queries.ts'

interface NewAddressProps {
  open: boolean
  onClose: () => void
  is_first: boolean
}

/** Makes an address and shows it once. */
export function NewAddress({ open, onClose, is_first }: NewAddressProps) {
  const { t } = useTranslation('settings')
  const [url, setUrl] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const close = () => {
    setProblem(undefined)
    onClose()
    if (!url) return
    setUrl(undefined)
    // Not before: what is shown beside would change under it.
    void refreshInbox()
  }
  const make = async () => {
    setBusy(true)
    try {
      setUrl((await api('POST /inbox/address')).url)
    } catch (error) {
      setProblem(explain(error, t))
    }
    setBusy(false)
  }
  const done = (
    <Button variant="primary" onClick={close}>
      {t('inbox:address.copied')}
    </Button>
  )
  const ask = (
    <>
      <Button onClick={close}>{t('cancel')}</Button>
      <Button variant="primary" busy={busy} onClick={() => void make()}>
        {t(is_first ? 'inbox:address.make' : 'inbox:address.renew')}
      </Button>
    </>
  )
  const text = url ? 'inbox:address.once' : is_first ? 'inbox:address.about' : 'inbox:address.renew_text'
  return (
    <Dialog open={open} onClose={close} title={t('inbox:address.title')} footer={url ? done : ask}>
      <div className={css.form}>
        {problem && <Callout tone="danger">{problem}</Callout>}
        <p>{t(text)}</p>
        {url && <SecretBox label={t('inbox:address.copy')} text={url} />}
      </div>
    </Dialog>
  )
}
