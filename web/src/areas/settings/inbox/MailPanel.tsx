import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { explain } from '../../../shell/explain.ts'
import { paths } from '../../../shell/paths.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { DateText } from '../../../ui/Figures.tsx'
import { notify } from '../../../ui/notify.ts'
import { SidePanel } from '../../../ui/overlay/SidePanel.tsx'
import { SkeletonLines } from '../../../ui/Skeleton.tsx'
import { StatusBadge } from '../../../ui/StatusBadge.tsx'
import { Anchor } from '../../../ui/scope.tsx'
import css from './inbox.module.css'
import { mailTones, outcomeTones } from './mail-words.ts'
import { NameSupplier } from './NameSupplier.tsx'
import { type Attachment, mailQuery, type OpenedMail, refreshMails } from './queries.ts'

/** One mail beside the list: each attachment, whose it is, and another try. */
export function MailPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const { data, error } = useQuery({ ...mailQuery(id || 'none'), enabled: id !== '' })
  const mail = data?.id === id ? data : undefined
  return (
    <SidePanel
      open={id !== ''}
      onClose={onClose}
      title={mail ? (mail.subject ?? t('inbox:no_subject')) : ' '}
      width={520}
      footer={mail?.can_sort_again && <SortAgain id={mail.id} />}
    >
      {!mail && !error && <SkeletonLines lines={8} />}
      {error && <Callout tone="danger">{explain(error, t)}</Callout>}
      {mail && <Opened mail={mail} />}
    </SidePanel>
  )
}

function Opened({ mail }: { mail: OpenedMail }) {
  const { t } = useTranslation('settings')
  const { status, sender_address, sender_name, sent_at, received_at, source, error_code, warnings } = mail
  return (
    <div className={css.opened}>
      {error_code && (
        <Callout tone="danger">
          {t(`errors:${error_code}`, { defaultValue: mail.error_message ?? '' })}
        </Callout>
      )}
      {warnings.map((warning) => (
        <Callout key={warning} tone="warning">
          {t(`inbox:warnings.${warning}`)}
        </Callout>
      ))}
      <Facts
        facts={[
          [t('inbox:from'), sender_name ? `${sender_name} (${sender_address})` : (sender_address ?? '–')],
          [t('state'), <StatusBadge key="s" tone={mailTones[status]} label={t(`inbox:status.${status}`)} />],
          ...(sent_at ? [[t('inbox:sent'), <DateText key="t" value={sent_at} as="moment" />] as const] : []),
          [t('inbox:received'), <DateText key="r" value={received_at} as="moment" />],
          [t('inbox:way'), t(`inbox:ways.${source}`)],
        ]}
      />
      {mail.attachments.length > 0 && (
        <section>
          <h3>{t('inbox:attachments')}</h3>
          <ul className={css.attachments}>
            {mail.attachments.map((attachment) => (
              <AttachmentLine key={attachment.position} attachment={attachment} />
            ))}
          </ul>
        </section>
      )}
      {status !== 'received' && <NameSupplier key={mail.id} mail={mail} />}
    </div>
  )
}

function AttachmentLine({ attachment }: { attachment: Attachment }) {
  const { t } = useTranslation('settings')
  const { file_name, outcome, reason, document_id } = attachment
  return (
    <li>
      <span className={css.file}>
        {document_id ? <Anchor href={paths.document(document_id)}>{file_name}</Anchor> : file_name}
        {reason && <small>{t(`inbox:reasons.${reason}`)}</small>}
      </span>
      <StatusBadge tone={outcomeTones[outcome]} label={t(`inbox:outcomes.${outcome}`)} />
    </li>
  )
}

function SortAgain({ id }: { id: string }) {
  const { t } = useTranslation('settings')
  const [busy, setBusy] = useState(false)
  const again = async () => {
    setBusy(true)
    try {
      await api('POST /inbox/mails/{id}/retry', { params: { id } })
      await refreshMails()
    } catch (error) {
      notify({ message: explain(error, t), tone: 'danger' })
    }
    setBusy(false)
  }
  return (
    <Button busy={busy} onClick={() => void again()}>
      {t('inbox:again')}
    </Button>
  )
}
