import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { DateField } from '../../../ui/fields/DateField.tsx'
import { SelectField } from '../../../ui/fields/SelectField.tsx'
import { everybodyQuery } from '../queries.ts'
import type { AuditSearch } from './AuditLogPage.tsx'
import css from './audit.module.css'

const kinds = [
  'organization',
  'user',
  'restaurant',
  'store',
  'supplier',
  'document',
  'invoice',
  'reconciliation',
  'mail',
] as const

interface AuditFiltersProps {
  search: AuditSearch
  onChange: (changes: Partial<AuditSearch>) => void
}

/** By person, by kind of thing, by days. */
export function AuditFilters({ search, onChange }: AuditFiltersProps) {
  const { t } = useTranslation('settings')
  const { data } = useQuery(everybodyQuery)
  const filtered = Object.values(search).some(Boolean)
  return (
    <div className={css.filters}>
      <SelectField
        label={t('audit.person')}
        clearable
        placeholder={t('audit.everybody')}
        value={search.actor_id || null}
        onChange={(actor_id) => onChange({ actor_id: actor_id ?? '' })}
        choices={(data?.items ?? []).map(({ id, full_name }) => ({ value: id, label: full_name }))}
      />
      <SelectField
        label={t('audit.kind')}
        clearable
        placeholder={t('audit.everything')}
        value={search.subject_type || null}
        onChange={(subject_type) => onChange({ subject_type: subject_type ?? '' })}
        choices={kinds.map((value) => ({ value, label: t(`audit.kinds.${value}`) }))}
      />
      <DateField
        label={t('audit.from')}
        clearable
        value={search.from || null}
        max={search.to || undefined}
        onChange={(from) => onChange({ from: from ?? '' })}
      />
      <DateField
        label={t('audit.to')}
        clearable
        value={search.to || null}
        min={search.from || undefined}
        onChange={(to) => onChange({ to: to ?? '' })}
      />
      {filtered && (
        <Button
          variant="quiet"
          onClick={() => onChange({ actor_id: '', subject_type: '', from: '', to: '' })}
        >
          {t('audit.clear')}
        </Button>
      )}
    </div>
  )
}
