import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { PageContext } from '../../shell/area.ts'
import { useCan } from '../../shell/me.ts'
import { paths } from '../../shell/paths.ts'
import { useApiList } from '../../shell/queries.ts'
import { SectionLinks } from '../../shell/SectionLinks.tsx'
import { useSearchState } from '../../shell/search-state.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Segmented } from '../../ui/fields/Segmented.tsx'
import { SelectField } from '../../ui/fields/SelectField.tsx'
import { Filter, Page, Toolbar } from '../../ui/Page.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import type { Column } from '../../ui/table/column.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { ItemMenu } from './ItemMenu.tsx'
import { ItemPanel } from './ItemPanel.tsx'
import { categoriesQuery, type Item, items } from './queries.ts'

const columns = (t: TFunction): Column<Item>[] => [
  { id: 'name', header: t('name'), cell: ({ name }) => name, sort: 'name' },
  { id: 'category', header: t('category'), cell: ({ category }) => category ?? '–', sort: 'category' },
  { id: 'sku', header: t('sku'), cell: ({ sku }) => sku ?? '–', wide_only: true },
  { id: 'unit', header: t('unit'), cell: ({ unit }) => unit, phone: 'corner', tight: true },
]

const unfiltered = { search: '', category: '', state: 'active', panel: '', sort: 'name' }

const listOf = ({ search, category, state, sort }: typeof unfiltered) =>
  items({
    search: search || undefined,
    category: category || undefined,
    is_active: state === 'active',
    sort,
  })

export const loader = ({ queries, search }: PageContext) =>
  queries.prefetchInfiniteQuery(listOf({ ...unfiltered, ...search }))

export default function ItemsPage() {
  const { t } = useTranslation('items')
  const may_manage = useCan()('items.manage')
  const [search, setSearch] = useSearchState(unfiltered)
  const list = useApiList<Item>(listOf(search))
  if (list.error && !list.rows) throw list.error
  const is_filtered = Boolean(search.search || search.category || search.state !== 'active')
  const add = may_manage && (
    <Button variant="primary" icon={<IconPlus size={17} />} onClick={() => setSearch({ panel: 'new' })}>
      {t('add')}
    </Button>
  )
  return (
    <Page title={t('title')} description={t('purpose')} actions={add}>
      <SectionLinks of={paths.items()} />
      <ItemFilters search={search} onChange={setSearch} />
      <DataTable
        label={t('title')}
        columns={columns(t)}
        {...list.table}
        rowKey={({ id }) => id}
        rowHref={({ id }) => paths.item(id)}
        rowActions={
          may_manage
            ? (item) => <ItemMenu item={item} onEdit={() => setSearch({ panel: item.id })} />
            : undefined
        }
        sort={search.sort}
        onSort={(sort) => setSearch({ sort })}
        empty={
          is_filtered ? (
            <EmptyState
              illustration="search"
              title={t('none.title')}
              text={t('none.text')}
              action={<Button onClick={() => setSearch(unfiltered)}>{t('none.action')}</Button>}
            />
          ) : (
            <EmptyState
              illustration="crate"
              title={t('empty.title')}
              text={t('empty.text')}
              action={add}
              link={{ label: t('empty.link'), href: paths.mappings() }}
            />
          )
        }
      />
      {may_manage && <ItemPanel id={search.panel} onClose={() => setSearch({ panel: '' })} />}
    </Page>
  )
}

interface ItemFiltersProps {
  search: typeof unfiltered
  onChange: (changes: Partial<typeof unfiltered>) => void
}

function ItemFilters({ search, onChange }: ItemFiltersProps) {
  const { t } = useTranslation('items')
  const { data: categories = [] } = useQuery(categoriesQuery)
  return (
    <Toolbar
      search={
        <SearchField
          label={t('search')}
          value={search.search}
          onSearch={(text) => onChange({ search: text })}
        />
      }
    >
      <Filter>
        <SelectField
          label={t('category')}
          labelHidden
          clearable
          placeholder={t('any_category')}
          value={search.category || null}
          onChange={(category) => onChange({ category: category ?? '' })}
          choices={categories.map((value) => ({ value, label: value }))}
        />
      </Filter>
      <Segmented
        label={t('which')}
        value={search.state}
        onChange={(state) => onChange({ state })}
        choices={['active', 'archived'].map((value) => ({ value, label: t(`states.${value}`) }))}
      />
    </Toolbar>
  )
}
