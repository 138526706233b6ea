import { useTranslation } from 'react-i18next'
import type { PageContext } from '../../../shell/area.ts'
import { SupplierField } from '../../../shell/choosers/SupplierField.tsx'
import { paths } from '../../../shell/paths.ts'
import { useApiList } from '../../../shell/queries.ts'
import { SectionLinks } from '../../../shell/SectionLinks.tsx'
import { useSearchState } from '../../../shell/search-state.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Segmented } from '../../../ui/fields/Segmented.tsx'
import { Filter, Page, Toolbar } from '../../../ui/Page.tsx'
import { SearchField } from '../../../ui/SearchField.tsx'
import { SkeletonLines } from '../../../ui/Skeleton.tsx'
import { type Mapping, mappings } from '../queries.ts'
import { MappingMemory } from './MappingMemory.tsx'
import { MappingQueue } from './MappingQueue.tsx'

const statuses = ['open', 'mapped', 'not_stock'] as const
type Status = (typeof statuses)[number]
const unfiltered = { status: 'open', search: '', supplier_id: '' }

const listOf = ({ status, search, supplier_id }: typeof unfiltered) =>
  mappings({
    status: status as Status,
    search: search || undefined,
    supplier_id: supplier_id || undefined,
    sort: status === 'open' ? '-line_count' : 'description',
  })

export const loader = ({ queries, search }: PageContext) =>
  queries.prefetchInfiniteQuery(listOf({ ...unfiltered, ...search }))

/** What suppliers call things, and what they are to us: those that wait, and those that are remembered. */
export default function MappingsPage() {
  const { t } = useTranslation('drafts')
  const [search, setSearch] = useSearchState(unfiltered)
  const list = useApiList<Mapping>(listOf(search))
  if (list.error && !list.rows) throw list.error
  const is_filtered = Boolean(search.search || search.supplier_id)
  return (
    <Page title={t('mapping.title')} description={t('mapping.purpose')}>
      <SectionLinks of={paths.invoices()} />
      <Toolbar
        search={
          <SearchField
            label={t('mapping.search')}
            value={search.search}
            onSearch={(text) => setSearch({ search: text })}
          />
        }
      >
        <Filter>
          <SupplierField
            label={t('supplier')}
            labelHidden
            clearable
            placeholder={t('any_supplier')}
            value={search.supplier_id || null}
            onChange={(value) => setSearch({ supplier_id: value ?? '' })}
          />
        </Filter>
        <Segmented<Status>
          label={t('mapping.which')}
          value={search.status as Status}
          onChange={(status) => setSearch({ status })}
          choices={statuses.map((value) => ({ value, label: t(`mapping.statuses.${value}`) }))}
        />
      </Toolbar>
      {!list.rows && <SkeletonLines lines={8} />}
      {list.rows?.length === 0 && <Nothing status={search.status as Status} is_filtered={is_filtered} />}
      {list.rows && list.rows.length > 0 && search.status === 'open' && (
        <MappingQueue rows={list.rows} total={list.table.total} more={list.table.more} />
      )}
      {list.rows && list.rows.length > 0 && search.status !== 'open' && <MappingMemory table={list.table} />}
    </Page>
  )
}

function Nothing({ status, is_filtered }: { status: Status; is_filtered: boolean }) {
  const { t } = useTranslation('drafts')
  const kind = is_filtered ? 'none' : status
  return (
    <EmptyState
      illustration={is_filtered ? 'search' : 'crate'}
      title={t(`mapping.empty.${kind}.title`)}
      text={t(`mapping.empty.${kind}.text`)}
      link={is_filtered ? undefined : { label: t('queue.empty.link'), href: paths.documents() }}
    />
  )
}
