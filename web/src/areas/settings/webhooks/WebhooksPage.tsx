import { IconPlus } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageContext } from '../../../shell/area.ts'
import { useCan } from '../../../shell/me.ts'
import { paths } from '../../../shell/paths.ts'
import { useApiList } from '../../../shell/queries.ts'
import { useSearchState } from '../../../shell/search-state.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { DateText } from '../../../ui/Figures.tsx'
import { StatusBadge } from '../../../ui/StatusBadge.tsx'
import { type Column, DataTable } from '../../../ui/table/DataTable.tsx'
import { SettingsPage } from '../frame/SettingsPage.tsx'
import { NewWebhook } from './NewWebhook.tsx'
import { webhooksList } from './queries.ts'
import { placeOf, stateOf, stateTones, type Webhook } from './webhook-values.ts'
import css from './webhooks.module.css'

export const loader = ({ queries }: PageContext) => queries.prefetchInfiniteQuery(webhooksList)

/** Addresses elsewhere that are told what happens. */
export default function WebhooksPage() {
  const { t } = useTranslation('settings')
  const can = useCan()
  const [state, setState] = useSearchState({ webhook: '' })
  const add = can('webhooks.manage') && (
    <Button variant="primary" icon={<IconPlus size={17} />} onClick={() => setState({ webhook: 'new' })}>
      {t('webhooks.add')}
    </Button>
  )
  return (
    <SettingsPage section="webhooks" description={t('purpose.webhooks')} actions={add}>
      {can('webhooks.read') ? (
        <Webhooks add={add} />
      ) : (
        <EmptyState illustration="rail" title={t('no_right.title')} text={t('no_right.text')} />
      )}
      {add && <NewWebhook open={state.webhook === 'new'} onClose={() => setState({ webhook: '' })} />}
    </SettingsPage>
  )
}

const columns = (t: TFunction): Column<Webhook>[] => [
  {
    id: 'url',
    header: t('webhooks.url'),
    cell: ({ url, description }) => (
      <span className={css.place}>
        {description ?? placeOf(url)}
        {description && <small>{placeOf(url)}</small>}
      </span>
    ),
  },
  {
    id: 'state',
    header: t('state'),
    phone: 'corner',
    cell: (webhook) => {
      const state = stateOf(webhook)
      return <StatusBadge tone={stateTones[state]} label={t(`webhooks.states.${state}`)} />
    },
  },
  {
    id: 'events',
    header: t('webhooks.listens_to'),
    cell: ({ events }) =>
      events.includes('*') ? t('webhooks.every_event') : t('webhooks.events', { count: events.length }),
  },
  {
    id: 'last',
    header: t('webhooks.last_attempt'),
    cell: ({ last_attempt_at }) =>
      last_attempt_at ? <DateText value={last_attempt_at} as="day" relative /> : t('webhooks.none_yet'),
  },
]

function Webhooks({ add }: { add: ReactNode }) {
  const { t } = useTranslation('settings')
  const { rows, table, error } = useApiList<Webhook>(webhooksList)
  if (error && !rows) throw error
  return (
    <DataTable
      label={t('sections.webhooks')}
      columns={columns(t)}
      {...table}
      rowKey={({ id }) => id}
      rowHref={({ id }) => paths.webhook(id)}
      empty={
        <EmptyState
          illustration="rail"
          title={t('webhooks.empty.title')}
          text={t('webhooks.empty.text')}
          action={add}
          link={{ label: t('webhooks.empty.link'), href: paths.integrate() }}
        />
      }
    />
  )
}
