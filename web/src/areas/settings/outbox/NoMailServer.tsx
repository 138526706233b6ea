import { useTranslation } from 'react-i18next'
import { Callout } from '../../../ui/Callout.tsx'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import css from './outbox.module.css'

const lines = 'SMTP_URL=smtp://user:password@mail.example:587\nMAIL_FROM=Brigade <mail@brigade.example>'

/** What an admin does while nothing is sent, and how to have it sent. */
export function NoMailServer() {
  const { t } = useTranslation('settings')
  return (
    <div className={css.note}>
      <Callout tone="info" title={t('mails.no_server.title')}>
        <p>{t('mails.no_server.text')}</p>
        <div className={css.lines}>
          <pre>{lines}</pre>
          <CopyButton text={lines} label={t('mails.copy_settings')} />
        </div>
      </Callout>
    </div>
  )
}
