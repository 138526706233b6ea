import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useApiList } from '../../../shell/queries.ts'
import { useSearchState } from '../../../shell/search-state.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { DateText } from '../../../ui/Figures.tsx'
import { SelectField } from '../../../ui/fields/SelectField.tsx'
import { StatusBadge } from '../../../ui/StatusBadge.tsx'
import { type Column, DataTable } from '../../../ui/table/DataTable.tsx'
import css from './inbox.module.css'
import { MailPanel } from './MailPanel.tsx'
import { mailTones, statuses } from './mail-words.ts'
import { type MailRow, mailsList } from './queries.ts'

const columns = (t: TFunction): Column<MailRow>[] => [
  {
    id: 'what',
    header: t('inbox:mail'),
    cell: ({ subject, sender_name, sender_address }) => (
      <span className={css.mail}>
        {subject ?? t('inbox:no_subject')}
        <small>{sender_name ?? sender_address ?? t('inbox:no_sender')}</small>
      </span>
    ),
  },
  {
    id: 'status',
    header: t('state'),
    phone: 'corner',
    cell: ({ status }) => (
      <StatusBadge
        tone={mailTones[status]}
        label={t(`inbox:status.${status}`)}
        live={status === 'received'}
      />
    ),
  },
  {
    id: 'supplier',
    header: t('inbox:supplier'),
    cell: ({ supplier_name, suggested_supplier_name }) =>
      supplier_name ?? (suggested_supplier_name ? `${suggested_supplier_name}?` : '–'),
  },
  {
    id: 'documents',
    header: t('inbox:documents'),
    cell: ({ document_count, attachment_count }) =>
      attachment_count > 0
        ? t('inbox:documents_of', { documents: document_count, count: attachment_count })
        : '–',
  },
  {
    id: 'received_at',
    header: t('inbox:received'),
    sort: 'received_at',
    cell: ({ received_at }) => <DateText value={received_at} as="moment" relative />,
  },
]

/** What came in, and what became of it; it moves on before one's eyes. */
export function Mails({ is_set_up }: { is_set_up: boolean }) {
  const { t } = useTranslation('settings')
  const [state, setState] = useSearchState({ status: '', mail: '' })
  const { rows, table, error } = useApiList<MailRow>(mailsList(state.status))
  if (error && !rows) throw error
  const empty = state.status ? 'nothing' : is_set_up ? 'inbox:empty' : 'inbox:unset'
  return (
    <section className={css.mails}>
      <header>
        <h2>{t('inbox:mails')}</h2>
        <SelectField
          label={t('state')}
          labelHidden
          clearable
          placeholder={t('inbox:any_state')}
          value={state.status || null}
          onChange={(status) => setState({ status: status ?? '' })}
          choices={statuses.map((value) => ({ value, label: t(`inbox:status.${value}`) }))}
        />
      </header>
      <DataTable
        label={t('inbox:mails')}
        columns={columns(t)}
        {...table}
        rowKey={({ id }) => id}
        onRow={({ id }) => setState({ mail: id })}
        empty={
          <EmptyState
            illustration={state.status ? 'search' : 'rail'}
            title={t(`${empty}.title`)}
            text={t(state.status ? 'nothing.filters' : `${empty}.text`)}
          />
        }
      />
      <MailPanel id={state.mail} onClose={() => setState({ mail: '' })} />
    </section>
  )
}
