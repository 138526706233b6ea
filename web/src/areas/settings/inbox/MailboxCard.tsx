import { IconPencil, IconRefresh, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { explain } from '../../../shell/explain.ts'
import { useCan } from '../../../shell/me.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { DateText } from '../../../ui/Figures.tsx'
import { notify } from '../../../ui/notify.ts'
import { ActionMenu, type MenuEntry } from '../../../ui/overlay/ActionMenu.tsx'
import { ConfirmDialog } from '../../../ui/overlay/ConfirmDialog.tsx'
import { SidePanel } from '../../../ui/overlay/SidePanel.tsx'
import css from './inbox.module.css'
import { MailboxForm } from './MailboxForm.tsx'
import { type Mailbox, refreshInbox } from './queries.ts'

/** The mailbox that is looked into. */
export function MailboxCard({ mailbox }: { mailbox: Mailbox | null }) {
  const { t } = useTranslation('settings')
  const may_manage = useCan()('organization.manage')
  const [open, setOpen] = useState<'edit' | 'remove'>()
  const close = () => setOpen(undefined)
  const remove = async () => {
    await api('DELETE /inbox/mailbox')
    await refreshInbox()
    notify({ message: t('inbox:mailbox.removed') })
  }
  return (
    <Card title={t('inbox:mailbox.title')} actions={mailbox && <Menu onOpen={setOpen} mailbox={mailbox} />}>
      {mailbox ? (
        <Particulars mailbox={mailbox} />
      ) : (
        <div className={css.unset}>
          <p>{t('inbox:mailbox.about')}</p>
          {may_manage && <Button onClick={() => setOpen('edit')}>{t('inbox:mailbox.set_up')}</Button>}
        </div>
      )}
      <SidePanel open={open === 'edit'} onClose={close} title={t('inbox:mailbox.title')} width={520}>
        {open === 'edit' && <MailboxForm mailbox={mailbox} onDone={close} />}
      </SidePanel>
      <ConfirmDialog
        open={open === 'remove'}
        onClose={close}
        title={t('inbox:mailbox.remove_title')}
        text={t('inbox:mailbox.remove_text')}
        confirm={t('inbox:mailbox.remove')}
        onConfirm={remove}
        explain={(error) => explain(error, t)}
      />
    </Card>
  )
}

function Particulars({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useTranslation('settings')
  const { host, port, user_name, folder, kept_folder, looked_at, error, failing_since, is_active } = mailbox
  return (
    <div className={css.particulars}>
      {!is_active && <Callout>{t('inbox:mailbox.off')}</Callout>}
      {error && (
        <Callout tone="warning" title={t(`inbox:mailbox.errors.${error}`)}>
          {t('inbox:mailbox.failing_since')}{' '}
          {failing_since && <DateText value={failing_since} as="moment" relative />}
        </Callout>
      )}
      <Facts
        facts={[
          [t('inbox:mailbox.user_name'), user_name],
          [t('inbox:mailbox.host'), `${host}:${port}`],
          [t('inbox:mailbox.folder'), kept_folder ? `${folder} → ${kept_folder}` : folder],
          [
            t('inbox:mailbox.looked_at'),
            looked_at ? <DateText key="l" value={looked_at} as="moment" relative /> : t('inbox:never'),
          ],
        ]}
      />
    </div>
  )
}

function Menu({ mailbox, onOpen }: { mailbox: Mailbox; onOpen: (what: 'edit' | 'remove') => void }) {
  const { t } = useTranslation('settings')
  const may_manage = useCan()('organization.manage')
  const look = async () => {
    try {
      await api('POST /inbox/mailbox/look')
      notify({ message: t('inbox:mailbox.looking') })
    } catch (error) {
      notify({ message: explain(error, t), tone: 'danger' })
    }
  }
  const entries: MenuEntry[] = [
    ...(mailbox.is_active
      ? [
          {
            label: t('inbox:mailbox.look'),
            icon: <IconRefresh size={17} />,
            onSelect: () => void look(),
          },
        ]
      : []),
    ...(may_manage
      ? [
          { label: t('edit'), icon: <IconPencil size={17} />, onSelect: () => onOpen('edit') },
          {
            label: t('inbox:mailbox.remove'),
            icon: <IconTrash size={17} />,
            tone: 'danger' as const,
            onSelect: () => onOpen('remove'),
          },
        ]
      : []),
  ]
  if (entries.length === 0) return null
  return <ActionMenu label={t('actions_of', { name: t('inbox:mailbox.title') })} entries={entries} />
}
