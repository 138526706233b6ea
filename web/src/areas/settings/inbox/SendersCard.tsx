import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { explain } from '../../../shell/explain.ts'
import { useApiList } from '../../../shell/queries.ts'
import { IconButton } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { notify } from '../../../ui/notify.ts'
import css from './inbox.module.css'
import { refreshMails, type SenderRow, sendersList } from './queries.ts'

/** Whose mails are known to be whose; shown once there is somebody to show. */
export function SendersCard() {
  const { t } = useTranslation('settings')
  const { rows } = useApiList<SenderRow>(sendersList)
  if (!rows?.length) return null
  const forget = async ({ id, sender }: SenderRow) => {
    try {
      await api('DELETE /inbox/senders/{id}', { params: { id } })
      await refreshMails()
      notify({ message: t('inbox:senders.forgotten', { sender }) })
    } catch (error) {
      notify({ message: explain(error, t), tone: 'danger' })
    }
  }
  return (
    <Card title={t('inbox:senders.title')} note={t('inbox:senders.note')}>
      <ul className={css.senders}>
        {rows.map((row) => (
          <li key={row.id}>
            <span className={css.file}>
              {row.kind === 'domain' ? `@${row.sender}` : row.sender}
              <small>{row.supplier_name}</small>
            </span>
            <IconButton
              label={t('inbox:senders.forget', { sender: row.sender })}
              icon={<IconX size={17} />}
              onClick={() => void forget(row)}
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}
