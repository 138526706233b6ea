import { useTranslation } from 'react-i18next'
import { RestaurantField } from '../../shell/choosers/RestaurantField.tsx'
import { SupplierField } from '../../shell/choosers/SupplierField.tsx'
import { useRestaurants } from '../../shell/me.ts'
import { SelectField } from '../../ui/fields/SelectField.tsx'
import { Filter, Toolbar } from '../../ui/Page.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { documentStatuses, documentTypes } from './queries.ts'

export interface DocumentSearch extends Record<string, string | undefined> {
  search: string
  document_type: string
  status: string
  supplier_id: string
  restaurant_id: string
  sort: string
  upload: string
}

interface DocumentFiltersProps {
  search: DocumentSearch
  onChange: (changes: Partial<DocumentSearch>) => void
}

export function DocumentFilters({ search, onChange }: DocumentFiltersProps) {
  const { t } = useTranslation('documents')
  const { restaurants, current } = useRestaurants()
  const { document_type, status, supplier_id, restaurant_id } = search
  const active = Boolean(document_type || status || supplier_id || restaurant_id)
  return (
    <Toolbar
      fold={{ label: t('filters.show'), active }}
      search={
        <SearchField
          label={t('filters.search')}
          value={search.search}
          onSearch={(text) => onChange({ search: text })}
        />
      }
    >
      <Filter>
        <SelectField
          label={t('type')}
          labelHidden
          clearable
          placeholder={t('filters.any_type')}
          value={search.document_type || null}
          onChange={(value) => onChange({ document_type: value ?? '' })}
          choices={documentTypes.map((value) => ({ value, label: t(`types.${value}`) }))}
        />
      </Filter>
      <Filter>
        <SelectField
          label={t('status')}
          labelHidden
          clearable
          placeholder={t('filters.any_status')}
          value={search.status || null}
          onChange={(value) => onChange({ status: value ?? '' })}
          choices={documentStatuses.map((value) => ({ value, label: t(`statuses.${value}`) }))}
        />
      </Filter>
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
    </Toolbar>
  )
}
