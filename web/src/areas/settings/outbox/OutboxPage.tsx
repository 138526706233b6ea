import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { PageContext } from '../../../shell/area.ts'
import { useCan } from '../../../shell/me.ts'
import { apiQuery, useApiList } from '../../../shell/queries.ts'
import { useSearchState } from '../../../shell/search-state.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { DateText } from '../../../ui/Figures.tsx'
import { SelectField } from '../../../ui/fields/SelectField.tsx'
import { Toolbar } from '../../../ui/Page.tsx'
import { SearchField } from '../../../ui/SearchField.tsx'
import { StatusBadge } from '../../../ui/StatusBadge.tsx'
import { type Column, DataTable } from '../../../ui/table/DataTable.tsx'
import { SettingsPage } from '../frame/SettingsPage.tsx'
import { MailPanel } from './MailPanel.tsx'
import { type Mail, mailsList, statuses, tones } from './mails.ts'
import { NoMailServer } from './NoMailServer.tsx'
import css from './outbox.module.css'

const defaults = { mail: '', search: '', status: '' }
type OutboxState = typeof defaults

/** One row is enough to know whether there is a mail server. */
const serverQuery = apiQuery('GET /mails', { query: { limit: 1 } })

export function loader({ queries, search }: PageContext) {
  void queries.prefetchQuery(serverQuery)
  return queries.prefetchInfiniteQuery(mailsList({ ...defaults, ...search }))
}

/** What was written to people, for handing over where nobody sends it. */
export default function OutboxPage() {
  const { t } = useTranslation('settings')
  const may_read = useCan()('users.manage')
  return (
    <SettingsPage section="mails" description={t('purpose.mails')}>
      {may_read ? (
        <Outbox />
      ) : (
        <EmptyState illustration="rail" title={t('no_right.title')} text={t('no_right.text')} />
      )}
    </SettingsPage>
  )
}

const columns = (t: TFunction): Column<Mail>[] => [
  {
    id: 'what',
    header: t('mails.what'),
    cell: ({ kind, recipient, user_name }) => (
      <span className={css.mail}>
        {t(`mails.kinds.${kind}`, { defaultValue: kind })}
        <small>{user_name ? `${user_name} · ${recipient}` : recipient}</small>
      </span>
    ),
  },
  {
    id: 'status',
    header: t('state'),
    phone: 'corner',
    cell: ({ status }) => (
      <StatusBadge tone={tones[status]} label={t(`mails.status.${status}`)} live={status === 'queued'} />
    ),
  },
  {
    id: 'created_at',
    header: t('mails.when'),
    sort: 'created_at',
    cell: ({ created_at }) => <DateText value={created_at} as="moment" relative />,
  },
]

function Outbox() {
  const { t } = useTranslation('settings')
  const [state, setState] = useSearchState(defaults)
  const { data } = useQuery(serverQuery)
  const { rows, table, error } = useApiList<Mail>(mailsList(state))
  if (error && !rows) throw error
  const has_mail_server = data?.has_mail_server ?? true
  const filtered = state.search !== '' || state.status !== ''
  return (
    <>
      {!has_mail_server && <NoMailServer />}
      <Filters state={state} setState={setState} />
      <DataTable
        label={t('sections.mails')}
        columns={columns(t)}
        {...table}
        rowKey={({ id }) => id}
        onRow={({ id }) => setState({ mail: id })}
        empty={
          <EmptyState
            illustration={filtered ? 'search' : 'rail'}
            title={t(filtered ? 'nothing.title' : 'mails.empty.title')}
            text={t(filtered ? 'nothing.filters' : 'mails.empty.text')}
          />
        }
      />
      <MailPanel id={state.mail} may_send={has_mail_server} onClose={() => setState({ mail: '' })} />
    </>
  )
}

function Filters({
  state,
  setState,
}: {
  state: OutboxState
  setState: (changes: Partial<OutboxState>) => void
}) {
  const { t } = useTranslation('settings')
  return (
    <Toolbar
      search={
        <SearchField
          label={t('mails.search')}
          value={state.search}
          onSearch={(search) => setState({ search })}
        />
      }
    >
      <SelectField
        label={t('state')}
        labelHidden
        clearable
        placeholder={t('mails.any_state')}
        value={state.status || null}
        onChange={(status) => setState({ status: status ?? '' })}
        choices={statuses.map((value) => ({ value, label: t(`mails.status.${value}`) }))}
      />
    </Toolbar>
  )
}
