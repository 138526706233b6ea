import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { paths } from '../../../shell/paths.ts'
import { ButtonLink } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { PanelFooter, SidePanel } from '../../../ui/overlay/SidePanel.tsx'
import css from '../form.module.css'
import { SecretBox } from '../secret/SecretBox.tsx'
import { refreshWebhooks } from './queries.ts'
import { WebhookForm } from './WebhookForm.tsx'
import { bodyOf, emptyWebhook, type MadeWebhook, placeOf, type WebhookValues } from './webhook-values.ts'

/** Makes a webhook beside the list, and shows its secret once. */
export function NewWebhook({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const [made, setMade] = useState<MadeWebhook>()
  const close = () => {
    setMade(undefined)
    onClose()
  }
  const send = async (values: WebhookValues) => {
    setMade(await api('POST /webhooks', { body: bodyOf(values) }))
    await refreshWebhooks()
  }
  return (
    <SidePanel
      open={open}
      onClose={close}
      title={made ? (made.description ?? placeOf(made.url)) : t('webhooks.add')}
      width={560}
    >
      {!made && open && (
        <WebhookForm initial={emptyWebhook} action={t('webhooks.create')} send={send} onCancel={close} />
      )}
      {made && (
        <div className={css.form}>
          <Callout tone="success" title={t('webhooks.made.title')}>
            {t('webhooks.made.text')}
          </Callout>
          <SecretBox label={t('webhooks.secret.copy')} text={made.secret} />
          <PanelFooter>
            <ButtonLink variant="primary" href={paths.webhook(made.id)}>
              {t('webhooks.made.open')}
            </ButtonLink>
          </PanelFooter>
        </div>
      )}
    </SidePanel>
  )
}
