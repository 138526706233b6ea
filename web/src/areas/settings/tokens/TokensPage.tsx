import { IconPlus } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { PageContext } from '../../../shell/area.ts'
import { useCan } from '../../../shell/me.ts'
import { paths } from '../../../shell/paths.ts'
import { apiList, useApiList } from '../../../shell/queries.ts'
import { useSearchState } from '../../../shell/search-state.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { DateText } from '../../../ui/Figures.tsx'
import { StatusBadge } from '../../../ui/StatusBadge.tsx'
import { type Column, DataTable } from '../../../ui/table/DataTable.tsx'
import { SettingsPage } from '../frame/SettingsPage.tsx'
import { NewToken } from './NewToken.tsx'
import { TokenPanel } from './TokenPanel.tsx'
import { type ApiToken, tones } from './token-values.ts'
import css from './tokens.module.css'

const defaults = { token: '', sort: '' }

const tokensList = (sort: string) => apiList('GET /api-tokens', { query: { sort: sort || undefined } })

export const loader = ({ queries, search }: PageContext) =>
  queries.prefetchInfiniteQuery(tokensList(search.sort ?? ''))

/** What programs sign in with. */
export default function TokensPage() {
  const { t } = useTranslation('settings')
  const may_manage = useCan()('tokens.manage')
  const [state, setState] = useSearchState(defaults)
  const add = (
    <Button variant="primary" icon={<IconPlus size={17} />} onClick={() => setState({ token: 'new' })}>
      {t('tokens.add')}
    </Button>
  )
  return (
    <SettingsPage section="tokens" description={t('purpose.tokens')} actions={may_manage && add}>
      {may_manage ? (
        <Tokens state={state} setState={setState} add={add} />
      ) : (
        <EmptyState illustration="rail" title={t('no_right.title')} text={t('no_right.text')} />
      )}
    </SettingsPage>
  )
}

const columns = (t: TFunction): Column<ApiToken>[] => [
  {
    id: 'name',
    header: t('tokens.name'),
    sort: 'name',
    cell: ({ name, hint }) => (
      <span className={css.token}>
        {name}
        <code>{hint}</code>
      </span>
    ),
  },
  {
    id: 'status',
    header: t('state'),
    phone: 'corner',
    cell: ({ status }) => <StatusBadge tone={tones[status]} label={t(`tokens.status.${status}`)} />,
  },
  {
    id: 'scopes',
    header: t('tokens.may'),
    cell: ({ scopes }) => t('tokens.permissions', { count: scopes.length }),
  },
  {
    id: 'last_used',
    header: t('tokens.last_used'),
    sort: 'last_used_at',
    cell: ({ last_used_at }) =>
      last_used_at ? <DateText value={last_used_at} as="day" relative /> : t('tokens.never_used'),
  },
  {
    id: 'expires',
    header: t('tokens.expires'),
    wide_only: true,
    cell: ({ expires_at }) => (expires_at ? <DateText value={expires_at} as="day" /> : t('tokens.never')),
  },
]

interface TokensProps {
  state: typeof defaults
  setState: (changes: Partial<typeof defaults>) => void
  add: React.ReactNode
}

function Tokens({ state, setState, add }: TokensProps) {
  const { t } = useTranslation('settings')
  const { rows, table, error } = useApiList<ApiToken>(tokensList(state.sort))
  if (error && !rows) throw error
  const close = () => setState({ token: '' })
  return (
    <>
      <DataTable
        label={t('sections.tokens')}
        columns={columns(t)}
        {...table}
        rowKey={({ id }) => id}
        onRow={({ id }) => setState({ token: id })}
        sort={state.sort}
        onSort={(sort) => setState({ sort })}
        empty={
          <EmptyState
            illustration="rail"
            title={t('tokens.empty.title')}
            text={t('tokens.empty.text')}
            action={add}
            link={{ label: t('tokens.empty.link'), href: paths.integrate() }}
          />
        }
      />
      <NewToken open={state.token === 'new'} onClose={close} />
      <TokenPanel token={rows?.find(({ id }) => id === state.token)} onClose={close} />
    </>
  )
}
