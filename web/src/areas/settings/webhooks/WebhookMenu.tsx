import { IconKey, IconPencil, IconPlayerPause, IconPlayerPlay, IconTrash } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { explain } from '../../../shell/explain.ts'
import { paths } from '../../../shell/paths.ts'
import { notify } from '../../../ui/notify.ts'
import { ActionMenu } from '../../../ui/overlay/ActionMenu.tsx'
import { ConfirmDialog } from '../../../ui/overlay/ConfirmDialog.tsx'
import { SidePanel } from '../../../ui/overlay/SidePanel.tsx'
import { NewSecret } from './NewSecret.tsx'
import { refreshWebhooks } from './queries.ts'
import { useSwitch } from './use-switch.ts'
import { WebhookForm } from './WebhookForm.tsx'
import { bodyOf, placeOf, valuesOf, type Webhook, type WebhookValues } from './webhook-values.ts'

/** What one does to a webhook. */
export function WebhookMenu({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation('settings')
  const navigate = useNavigate()
  const switchTo = useSwitch(webhook)
  const [open, setOpen] = useState<'edit' | 'secret' | 'delete'>()
  const close = () => setOpen(undefined)
  const { id, is_active } = webhook
  const name = webhook.description ?? placeOf(webhook.url)
  const Toggle = is_active ? IconPlayerPause : IconPlayerPlay

  const save = async (values: WebhookValues) => {
    await api('PUT /webhooks/{id}', { params: { id }, body: bodyOf(values) })
    await refreshWebhooks()
    notify({ message: t('saved') })
    close()
  }
  const remove = async () => {
    await api('DELETE /webhooks/{id}', { params: { id } })
    await navigate({ to: paths.webhooks() })
    await refreshWebhooks()
    notify({ message: t('webhooks.deleted', { name }) })
  }
  return (
    <>
      <ActionMenu
        label={t('actions_of', { name })}
        entries={[
          { label: t('edit'), icon: <IconPencil size={17} />, onSelect: () => setOpen('edit') },
          {
            label: t('webhooks.secret.renew'),
            icon: <IconKey size={17} />,
            onSelect: () => setOpen('secret'),
          },
          {
            label: t(is_active ? 'webhooks.switch_off' : 'webhooks.switch_on'),
            icon: <Toggle size={17} />,
            onSelect: () => void switchTo(!is_active),
          },
          null,
          {
            label: t('delete'),
            icon: <IconTrash size={17} />,
            tone: 'danger',
            onSelect: () => setOpen('delete'),
          },
        ]}
      />
      <SidePanel open={open === 'edit'} onClose={close} title={name} width={560}>
        {open === 'edit' && (
          <WebhookForm initial={valuesOf(webhook)} action={t('save')} send={save} onCancel={close} />
        )}
      </SidePanel>
      <NewSecret id={id} open={open === 'secret'} onClose={close} />
      <ConfirmDialog
        open={open === 'delete'}
        onClose={close}
        title={t('webhooks.delete.confirm', { name })}
        text={t('webhooks.delete.text')}
        confirm={t('webhooks.delete.open')}
        onConfirm={remove}
        explain={(error) => explain(error, t)}
      />
    </>
  )
}
