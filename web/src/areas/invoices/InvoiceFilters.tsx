import { useTranslation } from 'react-i18next'
import { RestaurantField } from '../../shell/choosers/RestaurantField.tsx'
import { SupplierField } from '../../shell/choosers/SupplierField.tsx'
import { useRestaurants } from '../../shell/me.ts'
import { SelectField } from '../../ui/fields/SelectField.tsx'
import { Filter, Toolbar } from '../../ui/Page.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { PeriodFilter } from './PeriodFilter.tsx'
import { statuses } from './queries.ts'

export interface InvoiceSearch extends Record<string, string | undefined> {
  search: string
  supplier_id: string
  restaurant_id: string
  status: string
  date_from: string
  date_to: string
  sort: string
}

interface InvoiceFiltersProps {
  search: InvoiceSearch
  onChange: (changes: Partial<InvoiceSearch>) => void
}

export function InvoiceFilters({ search, onChange }: InvoiceFiltersProps) {
  const { t } = useTranslation('invoices')
  const { restaurants, current } = useRestaurants()
  const { search: _, sort: __, ...filters } = search
  return (
    <Toolbar
      fold={{ label: t('filters.show'), active: Object.values(filters).some(Boolean) }}
      search={
        <SearchField
          label={t('filters.search')}
          value={search.search}
          onSearch={(text) => onChange({ search: text })}
        />
      }
    >
      <Filter>
        <SupplierField
          label={t('supplier')}
          labelHidden
          clearable
          placeholder={t('filters.any_supplier')}
          value={search.supplier_id || null}
          onChange={(value) => onChange({ supplier_id: value ?? '' })}
        />
      </Filter>
      {restaurants.length > 1 && !current && (
        <Filter>
          <RestaurantField
            label={t('restaurant')}
            labelHidden
            clearable
            placeholder={t('filters.any_restaurant')}
            value={search.restaurant_id || null}
            onChange={(value) => onChange({ restaurant_id: value ?? '' })}
          />
        </Filter>
      )}
      <Filter>
        <SelectField
          label={t('status')}
          labelHidden
          clearable
          placeholder={t('filters.any_status')}
          value={search.status || null}
          onChange={(value) => onChange({ status: value ?? '' })}
          choices={statuses.map((value) => ({ value, label: t(`statuses.${value}`) }))}
        />
      </Filter>
      <PeriodFilter from={search.date_from} to={search.date_to} onChange={onChange} />
    </Toolbar>
  )
}
