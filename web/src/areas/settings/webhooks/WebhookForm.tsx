import { useTranslation } from 'react-i18next'
import { useApiForm } from '../../../shell/use-api-form.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { TextField } from '../../../ui/fields/TextField.tsx'
import { PanelFooter } from '../../../ui/overlay/SidePanel.tsx'
import css from '../form.module.css'
import { EventFields } from './EventFields.tsx'
import type { WebhookValues } from './webhook-values.ts'

interface WebhookFormProps {
  initial: WebhookValues
  action: string
  send: (values: WebhookValues) => Promise<void>
  onCancel: () => void
}

/** Where a webhook leads and what it listens to. */
export function WebhookForm({ initial, action, send, onCancel }: WebhookFormProps) {
  const { t } = useTranslation('settings')
  const form = useApiForm<WebhookValues>({
    initial,
    check: ({ url, events }) => ({
      url: /^https?:\/\/./.test(url.trim()) ? undefined : t('webhooks.url_wrong'),
      events: events?.length === 0 ? t('webhooks.no_event') : undefined,
    }),
    send,
  })
  return (
    <form {...form.props}>
      {form.problem && <Callout tone="danger">{form.problem}</Callout>}
      <div className={css.form}>
        <TextField
          label={t('webhooks.url')}
          hint={t('webhooks.url_hint')}
          type="url"
          placeholder="https://accounts.example/brigade"
          {...form.field('url')}
          maxLength={2000}
          autoComplete="off"
          autoFocus
        />
        <TextField
          label={t('webhooks.description')}
          optional
          {...form.field('description')}
          maxLength={200}
          autoComplete="off"
        />
        <EventFields
          value={form.values.events}
          onChange={(events) => form.set('events', events)}
          error={form.errors.events}
        />
      </div>
      <PanelFooter>
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button type="submit" variant="primary" busy={form.busy}>
          {action}
        </Button>
      </PanelFooter>
    </form>
  )
}
