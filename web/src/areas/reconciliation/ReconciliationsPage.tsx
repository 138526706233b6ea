import { IconArrowsDiff, IconReceiptRefund } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ApiQuery } from '../../shell/api-types.ts'
import { SupplierField } from '../../shell/choosers/SupplierField.tsx'
import { useCan, useRestaurants } from '../../shell/me.ts'
import { paths } from '../../shell/paths.ts'
import { useApiList } from '../../shell/queries.ts'
import { useSearchState } from '../../shell/search-state.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { SelectField } from '../../ui/fields/SelectField.tsx'
import { Filter, Page, Toolbar } from '../../ui/Page.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { columns } from './columns.tsx'
import { type Reconciliation, reconciliations, statuses } from './queries.ts'
import { StartDialog } from './StartDialog.tsx'

const unfiltered = { status: '', supplier_id: '', sort: '-created_at', start: '' }
type Search = typeof unfiltered

export default function ReconciliationsPage() {
  const { t } = useTranslation('reconciliation')
  const can = useCan()
  const { current } = useRestaurants()
  const [search, setSearch] = useSearchState(unfiltered)
  const { start, ...filters } = search
  const query = { ...filters, restaurant_id: current?.id } as ApiQuery<'GET /supplier/reconciliation'>
  const list = useApiList<Reconciliation>(reconciliations(query))
  if (list.error && !list.rows) throw list.error
  const begin = can('reconciliations.run') ? () => setSearch({ start: '1' }) : undefined
  const is_filtered = Boolean(filters.status || filters.supplier_id)
  return (
    <Page
      title={t('title')}
      description={t('purpose')}
      actions={
        <>
          <ButtonLink icon={<IconReceiptRefund size={18} />} href={paths.credits()}>
            {t('credits')}
          </ButtonLink>
          {begin && (
            <Button variant="primary" icon={<IconArrowsDiff size={18} />} onClick={begin}>
              {t('command')}
            </Button>
          )}
        </>
      }
    >
      <Filters search={search} onChange={setSearch} />
      <DataTable
        label={t('title')}
        columns={columns(t)}
        {...list.table}
        rowKey={(row) => row.id}
        rowHref={(row) => paths.reconciliation(row.id)}
        sort={filters.sort}
        onSort={(sort) => setSearch({ sort: sort ?? unfiltered.sort })}
        empty={
          is_filtered ? (
            <EmptyState
              illustration="search"
              title={t('none_found.title')}
              text={t('none_found.text')}
              action={<Button onClick={() => setSearch(unfiltered)}>{t('none_found.action')}</Button>}
            />
          ) : (
            <NoReconciliations onStart={begin} />
          )
        }
      />
      <StartDialog open={start === '1'} onClose={() => setSearch({ start: '' })} />
    </Page>
  )
}

function Filters({ search, onChange }: { search: Search; onChange: (changes: Partial<Search>) => void }) {
  const { t } = useTranslation('reconciliation')
  return (
    <Toolbar>
      <Filter>
        <SelectField
          label={t('status')}
          labelHidden
          clearable
          placeholder={t('any_status')}
          value={search.status || null}
          onChange={(value) => onChange({ status: value ?? '' })}
          choices={statuses.map((value) => ({ value, label: t(`statuses.${value}`) }))}
        />
      </Filter>
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
    </Toolbar>
  )
}

function NoReconciliations({ onStart }: { onStart: (() => void) | undefined }) {
  const { t } = useTranslation('reconciliation')
  return (
    <EmptyState
      illustration="reconciliation"
      title={t('empty.title')}
      text={t('empty.text')}
      action={
        onStart && (
          <Button variant="primary" onClick={onStart}>
            {t('command')}
          </Button>
        )
      }
    />
  )
}
