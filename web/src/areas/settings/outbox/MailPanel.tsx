import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import type { ApiResponse } from '../../../shell/api-types.ts'
import { explain } from '../../../shell/explain.ts'
import { apiQuery, refresh } from '../../../shell/queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { DateText } from '../../../ui/Figures.tsx'
import { notify } from '../../../ui/notify.ts'
import { SidePanel } from '../../../ui/overlay/SidePanel.tsx'
import { SkeletonLines } from '../../../ui/Skeleton.tsx'
import { StatusBadge } from '../../../ui/StatusBadge.tsx'
import { tones } from './mails.ts'
import css from './outbox.module.css'

type OpenedMail = ApiResponse<'GET /mails/{id}'>

interface MailPanelProps {
  /** Of a mail, or empty while closed. */
  id: string
  may_send: boolean
  onClose: () => void
}

/** One mail beside the list: its link to hand over, its text, and what became of it. */
export function MailPanel({ id, may_send, onClose }: MailPanelProps) {
  const { t } = useTranslation('settings')
  const one = apiQuery('GET /mails/{id}', { params: { id: id || 'none' } })
  // Looking at a link is kept in the audit log: not looked at again by itself.
  const { data, error } = useQuery({ ...one, enabled: id !== '', refetchOnWindowFocus: false })
  const mail = data?.id === id ? data : undefined
  const again = may_send && (mail?.status === 'failed' || mail?.status === 'kept')
  return (
    <SidePanel
      open={id !== ''}
      onClose={onClose}
      title={mail?.subject ?? ' '}
      footer={again && <SendAgain mail={mail} />}
    >
      {!mail && !error && <SkeletonLines lines={8} />}
      {error && <Callout tone="danger">{explain(error, t)}</Callout>}
      {mail && <Opened mail={mail} />}
    </SidePanel>
  )
}

function Opened({ mail }: { mail: OpenedMail }) {
  const { t } = useTranslation('settings')
  const { recipient, user_name, status, attempts, error, created_at, sent_at, link, text, hidden } = mail
  return (
    <div className={css.opened}>
      <Facts
        facts={[
          [t('mails.to'), recipient],
          ...(user_name ? ([[t('mails.person'), user_name]] as const) : []),
          [t('state'), <StatusBadge key="s" tone={tones[status]} label={t(`mails.status.${status}`)} />],
          [t('mails.when'), <DateText key="w" value={created_at} as="moment" />],
          ...(sent_at
            ? ([[t('mails.sent_at'), <DateText key="d" value={sent_at} as="moment" />]] as const)
            : []),
          ...(attempts > 1 ? ([[t('mails.attempts'), String(attempts)]] as const) : []),
          ...(error ? ([[t('mails.error'), error]] as const) : []),
        ]}
      />
      {hidden && <Callout>{t(`mails.hidden.${hidden}`)}</Callout>}
      {link && (
        <section>
          <h3>{t('mails.link')}</h3>
          <div className={css.lines}>
            <pre>{link}</pre>
            <CopyButton text={link} label={t('mails.copy_link')} />
          </div>
          <p className={css.care}>{t('mails.hand_over', { email: recipient })}</p>
        </section>
      )}
      {text && (
        <section>
          <h3>{t('mails.text')}</h3>
          <p className={css.text}>{text}</p>
        </section>
      )}
    </div>
  )
}

function SendAgain({ mail }: { mail: OpenedMail }) {
  const { t } = useTranslation('settings')
  const [busy, setBusy] = useState(false)
  const send = async () => {
    setBusy(true)
    try {
      await api('POST /mails/{id}/send', { params: { id: mail.id } })
      await refresh('GET /mails', 'GET /mails/{id}')
      notify({ message: t('mails.sent_again', { email: mail.recipient }) })
    } catch (error) {
      notify({ message: explain(error, t), tone: 'danger' })
    }
    setBusy(false)
  }
  return (
    <Button variant="primary" busy={busy} onClick={() => void send()}>
      {t('mails.again')}
    </Button>
  )
}
