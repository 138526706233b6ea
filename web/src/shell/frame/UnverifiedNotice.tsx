import { IconMail, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink, IconButton } from '../../ui/Button.tsx'
import { notify } from '../../ui/notify.ts'
import { api } from '../api.ts'
import { explain } from '../explain.ts'
import { useCan, useMe } from '../me.ts'
import { paths } from '../paths.ts'
import { refresh } from '../queries.ts'
import css from './UnverifiedNotice.module.css'

/** Says quietly that one's address is not confirmed yet; out of the way for this visit when asked. */
export function UnverifiedNotice() {
  const { t } = useTranslation()
  const { email, email_verified_at } = useMe()
  const may_see_mails = useCan()('users.manage')
  const [hidden, setHidden] = useState(false)
  const [busy, setBusy] = useState(false)
  if (email_verified_at || hidden) return null
  const sendAgain = async () => {
    setBusy(true)
    try {
      await api('POST /auth/verify-email')
      await refresh('GET /auth/me')
      notify({ message: t('unverified.sent', { email }) })
    } catch (error) {
      notify({ message: explain(error, t), tone: 'danger' })
    }
    setBusy(false)
  }
  return (
    <aside className={css.notice} aria-label={t('unverified.text', { email })}>
      <IconMail size={17} aria-hidden />
      <p>{t('unverified.text', { email })}</p>
      <div className={css.actions}>
        <Button size="small" variant="quiet" busy={busy} onClick={() => void sendAgain()}>
          {t('unverified.again')}
        </Button>
        {may_see_mails && (
          <ButtonLink size="small" variant="quiet" href={paths.mails()}>
            {t('unverified.outbox')}
          </ButtonLink>
        )}
      </div>
      <IconButton label={t('unverified.hide')} icon={<IconX size={16} />} onClick={() => setHidden(true)} />
    </aside>
  )
}
