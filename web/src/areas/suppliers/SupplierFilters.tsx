import { useTranslation } from 'react-i18next'
import { Segmented } from '../../ui/fields/Segmented.tsx'
import { SelectField } from '../../ui/fields/SelectField.tsx'
import { Filter, Toolbar } from '../../ui/Page.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import type { Kind, SupplierSearch } from './queries.ts'

interface SupplierFiltersProps {
  search: SupplierSearch
  onChange: (changes: Partial<SupplierSearch>) => void
}

export function SupplierFilters({ search, onChange }: SupplierFiltersProps) {
  const { t } = useTranslation('suppliers')
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
      <Segmented<Kind | ''>
        label={t('kind')}
        value={search.kind as Kind | ''}
        onChange={(kind) => onChange({ kind })}
        choices={[
          { value: '', label: t('all') },
          { value: 'supplier', label: t('many.supplier') },
          { value: 'supermarket', label: t('many.supermarket') },
        ]}
      />
      <Filter>
        <SelectField
          label={t('state')}
          labelHidden
          value={search.state}
          onChange={(state) => onChange({ state: state ?? '' })}
          choices={[
            { value: 'active', label: t('states.active') },
            { value: 'inactive', label: t('states.inactive') },
            { value: 'all', label: t('states.all') },
          ]}
        />
      </Filter>
    </Toolbar>
  )
}
