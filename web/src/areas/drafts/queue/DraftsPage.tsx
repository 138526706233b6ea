import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageContext } from '../../../shell/area.ts'
import { RestaurantField } from '../../../shell/choosers/RestaurantField.tsx'
import { SupplierField } from '../../../shell/choosers/SupplierField.tsx'
import { useCan, useRestaurants } from '../../../shell/me.ts'
import { paths } from '../../../shell/paths.ts'
import { useApiList } from '../../../shell/queries.ts'
import { SectionLinks } from '../../../shell/SectionLinks.tsx'
import { useSearchState } from '../../../shell/search-state.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { KeyLine } from '../../../ui/KeyHint.tsx'
import { Filter, Page, Toolbar } from '../../../ui/Page.tsx'
import { SearchField } from '../../../ui/SearchField.tsx'
import { DataTable } from '../../../ui/table/DataTable.tsx'
import { type DraftSummary, drafts } from '../queries.ts'
import { columns } from './columns.tsx'
import { PostChosen, PostClean } from './PostSeveral.tsx'
import css from './queue.module.css'
import { useRowKeys } from './row-keys.ts'

const unfiltered = { search: '', supplier_id: '', restaurant_id: '' }

/** The chosen restaurant does not narrow this list: a draft may wait for somebody to say whose it is. */
const queueOf = ({ search, supplier_id, restaurant_id }: typeof unfiltered) =>
  drafts({
    search: search || undefined,
    supplier_id: supplier_id || undefined,
    restaurant_id: restaurant_id || undefined,
  })

export const loader = ({ queries, search }: PageContext) =>
  queries.prefetchInfiniteQuery(queueOf({ ...unfiltered, ...search }))

export default function DraftsPage() {
  const { t } = useTranslation('drafts')
  const may_post = useCan()('invoices.create')
  const { restaurants } = useRestaurants()
  const [search, setSearch] = useSearchState(unfiltered)
  const list = useApiList<DraftSummary>(queueOf(search))
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const rows = useRef<HTMLDivElement>(null)
  useRowKeys(rows, '[data-title]')
  if (list.error && !list.rows) throw list.error
  const is_filtered = Object.values(search).some(Boolean)
  const waits = (list.rows?.length ?? 0) > 0
  const chosen_rows = list.rows?.filter(({ id }) => chosen.has(id)) ?? []
  return (
    <Page
      title={t('queue.title')}
      description={t('queue.purpose')}
      actions={may_post && waits && <PostClean />}
    >
      <SectionLinks of={paths.invoices()} />
      {(waits || is_filtered) && <QueueFilters search={search} onChange={setSearch} />}
      <div ref={rows}>
        <DataTable
          label={t('queue.title')}
          columns={columns(t, restaurants.length > 1)}
          {...list.table}
          rowKey={({ id }) => id}
          rowHref={({ id }) => paths.draft(id)}
          selection={
            may_post
              ? {
                  keys: chosen,
                  onChange: setChosen,
                  actions: <PostChosen drafts={chosen_rows} onDone={() => setChosen(new Set())} />,
                }
              : undefined
          }
          empty={is_filtered ? <NothingFound onClear={() => setSearch(unfiltered)} /> : <NothingWaits />}
        />
      </div>
      {waits && (
        <p className={css.hint}>
          <KeyLine>{t('queue.keys')}</KeyLine>
        </p>
      )}
    </Page>
  )
}

interface QueueFiltersProps {
  search: typeof unfiltered
  onChange: (changes: Partial<typeof unfiltered>) => void
}

function QueueFilters({ search, onChange }: QueueFiltersProps) {
  const { t } = useTranslation('drafts')
  const { restaurants } = useRestaurants()
  const { search: text, ...others } = search
  return (
    <Toolbar
      fold={{ label: t('filters'), active: Object.values(others).some(Boolean) }}
      search={
        <SearchField label={t('queue.search')} value={text} onSearch={(next) => onChange({ search: next })} />
      }
    >
      <Filter>
        <SupplierField
          label={t('supplier')}
          labelHidden
          clearable
          placeholder={t('any_supplier')}
          value={search.supplier_id || null}
          onChange={(value) => onChange({ supplier_id: value ?? '' })}
        />
      </Filter>
      {restaurants.length > 1 && (
        <Filter>
          <RestaurantField
            label={t('restaurant')}
            labelHidden
            clearable
            placeholder={t('any_restaurant')}
            value={search.restaurant_id || null}
            onChange={(value) => onChange({ restaurant_id: value ?? '' })}
          />
        </Filter>
      )}
    </Toolbar>
  )
}

function NothingWaits() {
  const { t } = useTranslation('drafts')
  return (
    <EmptyState
      illustration="invoice"
      title={t('queue.empty.title')}
      text={t('queue.empty.text')}
      link={{ label: t('queue.empty.link'), href: paths.documents() }}
    />
  )
}

function NothingFound({ onClear }: { onClear: () => void }) {
  const { t } = useTranslation('drafts')
  return (
    <EmptyState
      illustration="search"
      title={t('queue.none.title')}
      text={t('queue.none.text')}
      action={<Button onClick={onClear}>{t('queue.none.action')}</Button>}
    />
  )
}
