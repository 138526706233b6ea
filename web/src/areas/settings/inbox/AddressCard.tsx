import { IconRefresh, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { explain } from '../../../shell/explain.ts'
import { useCan } from '../../../shell/me.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { DateText } from '../../../ui/Figures.tsx'
import { notify } from '../../../ui/notify.ts'
import { ActionMenu } from '../../../ui/overlay/ActionMenu.tsx'
import { ConfirmDialog } from '../../../ui/overlay/ConfirmDialog.tsx'
import css from './inbox.module.css'
import { NewAddress } from './NewAddress.tsx'
import { type Inbox, refreshInbox } from './queries.ts'

/** The address that a mail provider posts to. */
export function AddressCard({ address }: { address: Inbox['address'] }) {
  const { t } = useTranslation('settings')
  const may_manage = useCan()('organization.manage')
  const [open, setOpen] = useState<'new' | 'remove'>()
  const close = () => setOpen(undefined)
  const remove = async () => {
    await api('DELETE /inbox/address')
    await refreshInbox()
    notify({ message: t('inbox:address.removed') })
  }
  const menu = address && may_manage && (
    <ActionMenu
      label={t('actions_of', { name: t('inbox:address.title') })}
      entries={[
        { label: t('inbox:address.renew'), icon: <IconRefresh size={17} />, onSelect: () => setOpen('new') },
        {
          label: t('inbox:address.remove'),
          icon: <IconTrash size={17} />,
          tone: 'danger',
          onSelect: () => setOpen('remove'),
        },
      ]}
    />
  )
  return (
    <Card title={t('inbox:address.title')} actions={menu}>
      {address ? (
        <Facts
          facts={[
            [t('inbox:address.ends'), <code key="h">{address.hint}</code>],
            [t('inbox:address.made'), <DateText key="m" value={address.created_at} as="day" />],
            [
              t('inbox:address.used'),
              address.last_used_at ? (
                <DateText key="u" value={address.last_used_at} as="moment" relative />
              ) : (
                t('inbox:never')
              ),
            ],
            ...(address.old_key_until
              ? [
                  [
                    t('inbox:address.old_until'),
                    <DateText key="o" value={address.old_key_until} as="moment" />,
                  ] as const,
                ]
              : []),
          ]}
        />
      ) : (
        <div className={css.unset}>
          <p>{t('inbox:address.about')}</p>
          {may_manage && <Button onClick={() => setOpen('new')}>{t('inbox:address.make')}</Button>}
        </div>
      )}
      <NewAddress open={open === 'new'} onClose={close} is_first={address === null} />
      <ConfirmDialog
        open={open === 'remove'}
        onClose={close}
        title={t('inbox:address.remove_title')}
        text={t('inbox:address.remove_text')}
        confirm={t('inbox:address.remove')}
        onConfirm={remove}
        explain={(error) => explain(error, t)}
      />
    </Card>
  )
}
