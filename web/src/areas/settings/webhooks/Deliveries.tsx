import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useApiList } from '../../../shell/queries.ts'
import { useSearchState } from '../../../shell/search-state.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { DateText } from '../../../ui/Figures.tsx'
import { SelectField } from '../../../ui/fields/SelectField.tsx'
import { StatusBadge } from '../../../ui/StatusBadge.tsx'
import { type Column, DataTable } from '../../../ui/table/DataTable.tsx'
import { DeliveryPanel } from './DeliveryPanel.tsx'
import { deliveriesList } from './queries.ts'
import { type Delivery, deliveryTones, type Webhook } from './webhook-values.ts'
import css from './webhooks.module.css'

const statuses = ['pending', 'delivered', 'failed', 'cancelled'] as const

const columns = (t: TFunction): Column<Delivery>[] => [
  {
    id: 'event',
    header: t('webhooks.event'),
    cell: ({ event_type, subject_name }) => (
      <span className={css.event}>
        <code>{event_type}</code>
        {subject_name && <small>{subject_name}</small>}
      </span>
    ),
  },
  {
    id: 'status',
    header: t('state'),
    phone: 'corner',
    cell: ({ status }) => (
      <StatusBadge
        tone={deliveryTones[status]}
        label={t(`webhooks.delivery.${status}`)}
        live={status === 'pending'}
      />
    ),
  },
  { id: 'answer', header: t('webhooks.answer'), cell: (delivery) => answerOf(delivery, t) },
  {
    id: 'when',
    header: t('webhooks.when'),
    cell: ({ created_at }) => <DateText value={created_at} as="moment" relative />,
  },
]

/** How the last attempt ended, in a few words. */
function answerOf({ last_status, last_error, attempt_count }: Delivery, t: TFunction): string {
  if (attempt_count === 0) return t('webhooks.none_yet')
  const said = last_status ? String(last_status) : t(`webhooks.errors.${last_error}`)
  return attempt_count > 1 ? `${said} · ${t('webhooks.attempt_count', { count: attempt_count })}` : said
}

/** What was sent, and what is to be sent; it moves on before one's eyes. */
export function Deliveries({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation('settings')
  const [state, setState] = useSearchState({ status: '', event: '', delivery: '' })
  const { rows, table, error } = useApiList<Delivery>(deliveriesList(webhook.id, state))
  if (error && !rows) throw error
  return (
    <section className={css.deliveries}>
      <header>
        <h2>{t('webhooks.deliveries')}</h2>
        <SelectField
          label={t('state')}
          labelHidden
          clearable
          placeholder={t('webhooks.any_state')}
          value={state.status || null}
          onChange={(status) => setState({ status: status ?? '' })}
          choices={statuses.map((value) => ({ value, label: t(`webhooks.delivery.${value}`) }))}
        />
      </header>
      <DataTable
        label={t('webhooks.deliveries')}
        columns={columns(t)}
        {...table}
        rowKey={({ id }) => id}
        onRow={({ id }) => setState({ delivery: id })}
        empty={
          <EmptyState
            illustration={state.status ? 'search' : 'rail'}
            title={t(state.status ? 'nothing.title' : 'webhooks.no_deliveries.title')}
            text={t(state.status ? 'nothing.filters' : 'webhooks.no_deliveries.text')}
          />
        }
      />
      <DeliveryPanel webhook={webhook} id={state.delivery} onClose={() => setState({ delivery: '' })} />
    </section>
  )
}
