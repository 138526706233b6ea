import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { PageContext } from '../../shell/area.ts'
import { useCan, useMe } from '../../shell/me.ts'
import { paths } from '../../shell/paths.ts'
import { useApiList } from '../../shell/queries.ts'
import { useSearchState } from '../../shell/search-state.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { columns } from './columns.tsx'
import { type Supplier, searchDefaults, suppliersList } from './queries.ts'
import { SupplierFilters } from './SupplierFilters.tsx'
import { SupplierMenu } from './SupplierMenu.tsx'
import { SupplierPanel } from './SupplierPanel.tsx'

export const loader = ({ queries, search }: PageContext) =>
  queries.prefetchInfiniteQuery(suppliersList({ ...searchDefaults, ...search }))

export default function SuppliersPage() {
  const { t } = useTranslation('suppliers')
  const may_manage = useCan()('suppliers.manage')
  const { organization } = useMe()
  const [search, setSearch] = useSearchState(searchDefaults)
  const { rows, table, error } = useApiList<Supplier>(suppliersList(search))
  if (error && !rows) throw error
  const filtered = Boolean(search.search || search.kind || search.state !== searchDefaults.state)
  const add = may_manage && (
    <Button variant="primary" icon={<IconPlus size={17} />} onClick={() => setSearch({ panel: 'new' })}>
      {t('add')}
    </Button>
  )
  return (
    <Page title={t('title')} description={t('purpose')} actions={add}>
      <title>{`${t('title')} · Brigade`}</title>
      <SupplierFilters search={search} onChange={setSearch} />
      <DataTable
        label={t('title')}
        columns={columns(t, organization.country)}
        {...table}
        rowKey={({ id }) => id}
        rowHref={({ id }) => paths.supplier(id)}
        rowActions={
          may_manage
            ? (supplier) => (
                <SupplierMenu supplier={supplier} onEdit={() => setSearch({ panel: supplier.id })} />
              )
            : undefined
        }
        sort={search.sort}
        onSort={(sort) => setSearch({ sort })}
        empty={
          filtered ? (
            <EmptyState
              illustration="search"
              title={t('none.title')}
              text={t('none.text')}
              action={
                <Button onClick={() => setSearch({ search: '', kind: '', state: '' })}>
                  {t('none.action')}
                </Button>
              }
            />
          ) : (
            <EmptyState
              illustration="crate"
              title={t('empty.title')}
              text={t('empty.text')}
              action={add}
              link={{ label: t('empty.link'), href: paths.documents() }}
            />
          )
        }
      />
      {may_manage && <SupplierPanel id={search.panel} onClose={() => setSearch({ panel: '' })} />}
    </Page>
  )
}
