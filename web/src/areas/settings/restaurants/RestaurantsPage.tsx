import { IconPlus } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { PageContext } from '../../../shell/area.ts'
import { useCan } from '../../../shell/me.ts'
import { paths } from '../../../shell/paths.ts'
import { apiList, useApiList } from '../../../shell/queries.ts'
import { useSearchState } from '../../../shell/search-state.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { ButtonLink } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Toolbar } from '../../../ui/Page.tsx'
import { SearchField } from '../../../ui/SearchField.tsx'
import { StatusBadge } from '../../../ui/StatusBadge.tsx'
import { type Column, DataTable } from '../../../ui/table/DataTable.tsx'
import { SettingsPage } from '../frame/SettingsPage.tsx'
import css from './RestaurantsPage.module.css'
import type { Restaurant } from './restaurant-values.ts'

const columns = (t: TFunction): Column<Restaurant>[] => [
  {
    id: 'name',
    header: t('restaurants.name'),
    sort: 'name',
    cell: ({ name, slug }) => (
      <span className={css.name}>
        <Avatar name={name} size={34} square />
        <span>
          {name}
          <small>{paths.guestPage(slug)}</small>
        </span>
      </span>
    ),
  },
  {
    id: 'location',
    header: t('restaurants.location'),
    cell: ({ location }) => location ?? '–',
    wide_only: true,
  },
  { id: 'currency', header: t('fields.currency'), cell: ({ currency }) => currency, phone: 'hidden' },
  {
    id: 'state',
    header: t('state'),
    tight: true,
    phone: 'corner',
    cell: ({ is_active }) => (
      <StatusBadge tone={is_active ? 'success' : 'neutral'} label={t(is_active ? 'active' : 'inactive')} />
    ),
  },
]

const list = (search: string, sort?: string) =>
  apiList('GET /settings/restaurants', {
    query: { search: search || undefined, sort: sort || undefined, limit: 50 },
  })

export const loader = ({ queries, search }: PageContext) =>
  queries.prefetchInfiniteQuery(list(search.search ?? '', search.sort ?? 'name'))

export default function RestaurantsPage() {
  const { t } = useTranslation('settings')
  const can = useCan()
  const [search, setSearch] = useSearchState({ search: '', sort: 'name' })
  const { rows, table, error } = useApiList<Restaurant>(list(search.search, search.sort))
  if (error && !rows) throw error
  const add = can('restaurants.create') && (
    <ButtonLink variant="primary" icon={<IconPlus size={17} />} href={paths.newRestaurant()}>
      {t('restaurants.add')}
    </ButtonLink>
  )
  return (
    <SettingsPage section="restaurants" description={t('purpose.restaurants')} actions={add}>
      {(search.search || (rows?.length ?? 0) > 5) && (
        <Toolbar
          search={<SearchField value={search.search} onSearch={(text) => setSearch({ search: text })} />}
        />
      )}
      <DataTable
        label={t('sections.restaurants')}
        columns={columns(t)}
        {...table}
        rowKey={({ id }) => id}
        rowHref={({ id }) => paths.restaurant(id)}
        sort={search.sort}
        onSort={(sort) => setSearch({ sort })}
        empty={
          search.search ? (
            <EmptyState
              illustration="search"
              title={t('nothing.title')}
              text={t('nothing.text', { search: search.search })}
            />
          ) : (
            <EmptyState
              illustration="restaurant"
              title={t('restaurants.empty.title')}
              text={t('restaurants.empty.text')}
              action={add}
            />
          )
        }
      />
    </SettingsPage>
  )
}
