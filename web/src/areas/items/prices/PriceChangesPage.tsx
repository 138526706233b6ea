import { IconArrowDownRight, IconArrowUpRight } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { PageContext } from '../../../shell/area.ts'
import { RestaurantField } from '../../../shell/choosers/RestaurantField.tsx'
import { SupplierField } from '../../../shell/choosers/SupplierField.tsx'
import { useRestaurants } from '../../../shell/me.ts'
import { paths } from '../../../shell/paths.ts'
import { useApiList } from '../../../shell/queries.ts'
import { SectionLinks } from '../../../shell/SectionLinks.tsx'
import { useSearchState } from '../../../shell/search-state.ts'
import { Button } from '../../../ui/Button.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { DateText, Money } from '../../../ui/Figures.tsx'
import { DateField } from '../../../ui/fields/DateField.tsx'
import { SelectField } from '../../../ui/fields/SelectField.tsx'
import { formatPercent } from '../../../ui/format.ts'
import { Filter, Page, Toolbar } from '../../../ui/Page.tsx'
import { useUi } from '../../../ui/scope.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/DataTable.tsx'
import css from '../items.module.css'
import { type PriceStep, priceChanges } from '../queries.ts'

const columns = (t: TFunction): Column<PriceStep>[] => [
  {
    id: 'item',
    header: t('item'),
    cell: ({ item_name, description, supplier_name }) => (
      <span className={css.what}>
        <span>{item_name ?? description}</span>
        <small>{supplier_name}</small>
      </span>
    ),
  },
  { id: 'date', header: t('date'), cell: ({ price_date }) => <DateText value={price_date} />, tight: true },
  { id: 'change', header: t('changes.change'), cell: (step) => <Change step={step} />, phone: 'corner' },
  {
    id: 'prices',
    header: t('changes.prices'),
    cell: ({ last_price, unit_price, currency, unit }) => (
      <span className={css.steps}>
        <Money value={last_price} currency={currency} /> → <Money value={unit_price} currency={currency} />
        {unit && ` / ${unit}`}
      </span>
    ),
    align: 'end',
  },
  {
    id: 'since',
    header: t('changes.since'),
    cell: ({ last_date }) => <DateText value={last_date} />,
    wide_only: true,
    tight: true,
  },
  { id: 'invoice', header: t('invoice'), cell: ({ invoice_number }) => invoice_number, wide_only: true },
]

function Change({ step: { percent } }: { step: PriceStep }) {
  const { t } = useTranslation('items')
  const { locale } = useUi()
  const dearer = percent > 0
  const Arrow = dearer ? IconArrowUpRight : IconArrowDownRight
  return (
    <span className={classNames(css.step, dearer ? css.dearer : css.cheaper)}>
      <Arrow size={16} aria-hidden />
      {t(dearer ? 'changes.up' : 'changes.down', { percent: formatPercent(Math.abs(percent) / 100, locale) })}
    </span>
  )
}

const unfiltered = { supplier_id: '', restaurant_id: '', min_percent: '', date_from: '' }
const steps = ['0', '2', '5', '10', '20'] as const

const listOf = ({ supplier_id, restaurant_id, min_percent, date_from }: typeof unfiltered) =>
  priceChanges({
    supplier_id: supplier_id || undefined,
    restaurant_id: restaurant_id || undefined,
    date_from: date_from || undefined,
    min_percent: min_percent === '' ? undefined : Number(min_percent),
  })

export const loader = ({ queries, search }: PageContext) =>
  queries.prefetchInfiniteQuery(listOf({ ...unfiltered, ...search }))

export default function PriceChangesPage() {
  const { t } = useTranslation('items')
  const { current } = useRestaurants()
  const [search, setSearch] = useSearchState(unfiltered)
  const list = useApiList<PriceStep>(
    listOf({ ...search, restaurant_id: current?.id ?? search.restaurant_id }),
  )
  if (list.error && !list.rows) throw list.error
  const is_filtered = Object.values(search).some(Boolean)
  return (
    <Page title={t('changes.title')} description={t('changes.purpose')}>
      <SectionLinks of={paths.items()} />
      <ChangeFilters search={search} onChange={setSearch} />
      <DataTable
        label={t('changes.title')}
        columns={columns(t)}
        {...list.table}
        rowKey={({ invoice_id, supplier_item_id }) => `${invoice_id} ${supplier_item_id}`}
        rowHref={({ item_id, invoice_id }) => (item_id ? paths.item(item_id) : paths.invoice(invoice_id))}
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
              illustration="invoice"
              title={t('changes.empty.title')}
              text={t('changes.empty.text')}
            />
          )
        }
      />
    </Page>
  )
}

interface ChangeFiltersProps {
  search: typeof unfiltered
  onChange: (changes: Partial<typeof unfiltered>) => void
}

function ChangeFilters({ search, onChange }: ChangeFiltersProps) {
  const { t } = useTranslation('items')
  const { locale } = useUi()
  const { restaurants, current } = useRestaurants()
  return (
    <Toolbar fold={{ label: t('filters'), active: Object.values(search).some(Boolean) }}>
      <Filter>
        <SupplierField
          label={t('supplier')}
          clearable
          placeholder={t('any_supplier')}
          value={search.supplier_id || null}
          onChange={(value) => onChange({ supplier_id: value ?? '' })}
        />
      </Filter>
      {restaurants.length > 1 && !current && (
        <Filter>
          <RestaurantField
            label={t('restaurant')}
            clearable
            placeholder={t('any_restaurant')}
            value={search.restaurant_id || null}
            onChange={(value) => onChange({ restaurant_id: value ?? '' })}
          />
        </Filter>
      )}
      <Filter>
        <SelectField
          label={t('changes.at_least')}
          clearable
          placeholder={t('changes.by_setting')}
          value={search.min_percent || null}
          onChange={(value) => onChange({ min_percent: value ?? '' })}
          choices={steps.map((value) => ({ value, label: formatPercent(Number(value) / 100, locale, 0) }))}
        />
      </Filter>
      <Filter>
        <DateField
          label={t('changes.from')}
          clearable
          value={search.date_from || null}
          onChange={(value) => onChange({ date_from: value ?? '' })}
        />
      </Filter>
    </Toolbar>
  )
}
