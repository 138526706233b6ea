import { IconSend } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import type { PageContext } from '../../../shell/area.ts'
import { explain } from '../../../shell/explain.ts'
import { useCan } from '../../../shell/me.ts'
import { paths } from '../../../shell/paths.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { DateText } from '../../../ui/Figures.tsx'
import { notify } from '../../../ui/notify.ts'
import { Stack } from '../../../ui/Page.tsx'
import { SkeletonLines } from '../../../ui/Skeleton.tsx'
import { StatusBadge } from '../../../ui/StatusBadge.tsx'
import { SettingsPage } from '../frame/SettingsPage.tsx'
import { Deliveries } from './Deliveries.tsx'
import { deliveriesList, refreshDeliveries, webhookQuery } from './queries.ts'
import { useSwitch } from './use-switch.ts'
import { WebhookMenu } from './WebhookMenu.tsx'
import { placeOf, stateOf, stateTones, type Webhook } from './webhook-values.ts'
import css from './webhooks.module.css'

export const loader = ({ queries, params }: PageContext) => {
  void queries.prefetchInfiniteQuery(deliveriesList(params.id!, { status: '', event: '' }))
  return queries.prefetchQuery(webhookQuery(params.id!))
}

/** One webhook: how it is doing, and everything that was sent. */
export default function WebhookPage() {
  const { t } = useTranslation('settings')
  const { id } = useParams({ strict: false }) as { id: string }
  const { data: webhook, error } = useQuery(webhookQuery(id))
  if (error && !webhook) throw error
  const state = webhook && stateOf(webhook)
  return (
    <SettingsPage
      section="webhooks"
      crumbs={[{ label: t('sections.webhooks'), href: paths.webhooks() }]}
      title={webhook ? (webhook.description ?? placeOf(webhook.url)) : ' '}
      beside={state && <StatusBadge tone={stateTones[state]} label={t(`webhooks.states.${state}`)} />}
      actions={webhook && <Actions webhook={webhook} />}
    >
      {webhook ? (
        <Stack>
          <Trouble webhook={webhook} />
          <Particulars webhook={webhook} />
          <Deliveries webhook={webhook} />
        </Stack>
      ) : (
        <SkeletonLines lines={10} />
      )}
    </SettingsPage>
  )
}

function Actions({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation('settings')
  const [busy, setBusy] = useState(false)
  if (!useCan()('webhooks.manage')) return null
  const send = async () => {
    setBusy(true)
    try {
      await api('POST /webhooks/{id}/test', { params: { id: webhook.id } })
      await refreshDeliveries()
    } catch (error) {
      notify({ message: explain(error, t), tone: 'danger' })
    }
    setBusy(false)
  }
  return (
    <>
      <Button
        icon={<IconSend size={17} />}
        busy={busy}
        disabled={!webhook.is_active}
        onClick={() => void send()}
      >
        {t('webhooks.test')}
      </Button>
      <WebhookMenu webhook={webhook} />
    </>
  )
}

/** What stands in the way of the next delivery. */
function Trouble({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation('settings')
  const switchTo = useSwitch(webhook)
  const can = useCan()
  const state = stateOf(webhook)
  if (state === 'active') return null
  const since = webhook.failing_since ?? webhook.stopped_at
  return (
    <Callout
      tone={state === 'off' ? 'neutral' : stateTones[state]}
      title={t(`webhooks.trouble.${state}.title`)}
      actions={
        !webhook.is_active &&
        can('webhooks.manage') && (
          <Button size="small" onClick={() => void switchTo(true)}>
            {t('webhooks.switch_on')}
          </Button>
        )
      }
    >
      <p>
        {t(`webhooks.trouble.${state}.text`)}{' '}
        {since && state !== 'off' && <DateText value={since} as="moment" />}
      </p>
    </Callout>
  )
}

function Particulars({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation('settings')
  const { url, events, created_at, old_secret_until } = webhook
  return (
    <Card>
      <Facts
        facts={[
          [
            t('webhooks.url'),
            <span key="u" className={css.url}>
              {url}
            </span>,
          ],
          [
            t('webhooks.listens_to'),
            events.includes('*') ? (
              t('webhooks.every_event')
            ) : (
              <span key="e" className={css.codes}>
                {events.map((event) => (
                  <code key={event}>{event}</code>
                ))}
              </span>
            ),
          ],
          [t('webhooks.made_on'), <DateText key="c" value={created_at} as="day" />],
          ...(old_secret_until && new Date(old_secret_until) > new Date()
            ? ([
                [t('webhooks.secret.both_until'), <DateText key="o" value={old_secret_until} as="moment" />],
              ] as const)
            : []),
        ]}
      />
    </Card>
  )
}
