import { IconRepeat } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import type { ApiResponse } from '../../../shell/api-types.ts'
import { explain } from '../../../shell/explain.ts'
import { useCan } from '../../../shell/me.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { DateText } from '../../../ui/Figures.tsx'
import { notify } from '../../../ui/notify.ts'
import { SidePanel } from '../../../ui/overlay/SidePanel.tsx'
import { SkeletonLines } from '../../../ui/Skeleton.tsx'
import { StatusBadge } from '../../../ui/StatusBadge.tsx'
import { deliveryQuery, refreshDeliveries } from './queries.ts'
import { deliveryTones, type Webhook } from './webhook-values.ts'
import css from './webhooks.module.css'

type Shown = ApiResponse<'GET /webhooks/{id}/deliveries/{delivery_id}'>

interface DeliveryPanelProps {
  webhook: Webhook
  /** Of a delivery, or empty while closed. */
  id: string
  onClose: () => void
}

/** One delivery beside the list: what is sent, every attempt, and the way to send it again. */
export function DeliveryPanel({ webhook, id, onClose }: DeliveryPanelProps) {
  const { t } = useTranslation('settings')
  const may_manage = useCan()('webhooks.manage')
  const { data, error } = useQuery({ ...deliveryQuery(webhook.id, id || 'none'), enabled: id !== '' })
  const delivery = data?.id === id ? data : undefined
  return (
    <SidePanel
      open={id !== ''}
      onClose={onClose}
      title={delivery?.event_type ?? ' '}
      width={560}
      footer={may_manage && delivery && <Replay webhook={webhook} delivery={delivery} />}
    >
      {!delivery && !error && <SkeletonLines lines={10} />}
      {error && <Callout tone="danger">{explain(error, t)}</Callout>}
      {delivery && <Opened delivery={delivery} />}
    </SidePanel>
  )
}

function Opened({ delivery }: { delivery: Shown }) {
  const { t } = useTranslation('settings')
  const { status, event_id, occurred_at, next_attempt_at, attempts } = delivery
  const payload = JSON.stringify(delivery.payload, null, 2)
  return (
    <div className={css.opened}>
      <Facts
        facts={[
          [
            t('state'),
            <StatusBadge
              key="s"
              tone={deliveryTones[status]}
              label={t(`webhooks.delivery.${status}`)}
              live={status === 'pending'}
            />,
          ],
          ['webhook-id', <code key="i">{event_id}</code>],
          [t('webhooks.occurred'), <DateText key="o" value={occurred_at} as="moment" />],
          ...(next_attempt_at
            ? ([
                [
                  t('webhooks.next_attempt'),
                  <DateText key="n" value={next_attempt_at} as="moment" relative />,
                ],
              ] as const)
            : []),
        ]}
      />
      <section>
        <h3>{t('webhooks.sent')}</h3>
        <figure className={css.payload}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
          <pre tabIndex={0}>{payload}</pre>
          <CopyButton text={payload} />
        </figure>
      </section>
      <section>
        <h3>{t('webhooks.attempts')}</h3>
        {attempts.length === 0 && <p className={css.quiet}>{t('webhooks.none_yet')}</p>}
        <ol className={css.attempts}>
          {attempts.map((attempt) => (
            <Attempt key={attempt.number} attempt={attempt} />
          ))}
        </ol>
      </section>
    </div>
  )
}

function Attempt({ attempt }: { attempt: Shown['attempts'][number] }) {
  const { t } = useTranslation('settings')
  const { number, at, status, error, latency_ms, answer } = attempt
  const is_good = status !== null && status >= 200 && status < 300
  return (
    <li className={css.attempt}>
      <p>
        <span className={css.number}>{number}</span>
        <StatusBadge
          tone={is_good ? 'success' : 'danger'}
          label={status === null ? t(`webhooks.errors.${error}`) : String(status)}
        />
        <span className={css.quiet}>{t('webhooks.took', { ms: latency_ms })}</span>
        <DateText value={at} as="moment" relative />
      </p>
      {answer && <pre>{answer}</pre>}
    </li>
  )
}

function Replay({ webhook, delivery }: { webhook: Webhook; delivery: Shown }) {
  const { t } = useTranslation('settings')
  const [busy, setBusy] = useState(false)
  const replay = async () => {
    setBusy(true)
    try {
      await api('POST /webhooks/{id}/deliveries/{delivery_id}/replay', {
        params: { id: webhook.id, delivery_id: delivery.id },
      })
      await refreshDeliveries()
    } catch (error) {
      notify({ message: explain(error, t), tone: 'danger' })
    }
    setBusy(false)
  }
  return (
    <Button
      variant="primary"
      icon={<IconRepeat size={17} />}
      busy={busy}
      disabled={!webhook.is_active}
      onClick={() => void replay()}
    >
      {t(delivery.status === 'pending' ? 'webhooks.try_now' : 'webhooks.replay')}
    </Button>
  )
}
