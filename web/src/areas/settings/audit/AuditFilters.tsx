import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '../../../ui/Button.tsx'
import { DateField } from '../../../ui/fields/DateField.tsx'
import { SelectField } from '../../../ui/fields/SelectField.tsx'
import { Toolbar } from '../../../ui/Page.tsx'
import { SearchField } from '../../../ui/SearchField.tsx'
import { everybodyQuery } from '../queries.ts'
import css from './audit.module.css'
import { type AuditSearch, houseItself, kinds, noFilters } from './audit-query.ts'

interface AuditFiltersProps {
  search: AuditSearch
  onChange: (changes: Partial<AuditSearch>) => void
}

/** By words, by person, by kind of thing, by days; on a phone all but the words wait behind a button. */
export function AuditFilters({ search, onChange }: AuditFiltersProps) {
  const { t } = useTranslation('settings')
  const { data } = useQuery(everybodyQuery)
  const filtered = Object.values(search).some(Boolean)
  const [open, setOpen] = useState(filtered)
  const people = (data?.items ?? []).map(({ id, full_name }) => ({ value: id, label: full_name }))
  return (
    <>
      <Toolbar
        search={
          <SearchField
            label={t('audit:search')}
            value={search.search}
            onSearch={(text) => onChange({ search: text })}
          />
        }
      >
        <span className={css.fold}>
          <IconButton
            label={t('audit:filters')}
            pressed={open}
            icon={<IconAdjustmentsHorizontal size={20} />}
            onClick={() => setOpen(!open)}
          />
        </span>
      </Toolbar>
      <div className={css.filters} data-folded={!open || undefined}>
        <SelectField
          label={t('audit:person')}
          clearable
          placeholder={t('audit:everybody')}
          value={search.actor_id || null}
          onChange={(actor_id) => onChange({ actor_id: actor_id ?? '' })}
          choices={[...people, { value: houseItself, label: t('audit:itself') }]}
        />
        <SelectField
          label={t('audit:kind')}
          clearable
          placeholder={t('audit:everything')}
          value={search.subject_type || null}
          onChange={(subject_type) => onChange({ subject_type: subject_type ?? '' })}
          choices={kinds.map((value) => ({ value, label: t(`audit:kinds.${value}`) }))}
        />
        <DateField
          label={t('audit:from')}
          clearable
          value={search.from || null}
          max={search.to || undefined}
          onChange={(from) => onChange({ from: from ?? '' })}
        />
        <DateField
          label={t('audit:to')}
          clearable
          value={search.to || null}
          min={search.from || undefined}
          onChange={(to) => onChange({ to: to ?? '' })}
        />
        {filtered && (
          <Button variant="quiet" onClick={() => onChange(noFilters)}>
            {t('audit:clear')}
          </Button>
        )}
      </div>
    </>
  )
}
