import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ApiQuery } from '../../shell/api-types.ts'
import { useCan, useRestaurants } from '../../shell/me.ts'
import { paths } from '../../shell/paths.ts'
import { useApiList } from '../../shell/queries.ts'
import { SectionLinks } from '../../shell/SectionLinks.tsx'
import { useSearchState } from '../../shell/search-state.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ActionMenu } from '../../ui/overlay/ActionMenu.tsx'
import { Page, Stack } from '../../ui/Page.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { columns } from './columns.tsx'
import { InvoiceFilters, type InvoiceSearch } from './InvoiceFilters.tsx'
import { OpenTotals } from './OpenTotals.tsx'
import { type InvoiceSummary, invoices } from './queries.ts'
import { settleEntries } from './settle-entries.tsx'

const unfiltered: InvoiceSearch = {
  search: '',
  supplier_id: '',
  restaurant_id: '',
  status: '',
  date_from: '',
  date_to: '',
  sort: '-invoice_date',
}

export default function InvoicesPage() {
  const { t } = useTranslation('invoices')
  const can = useCan()
  const { restaurants, current } = useRestaurants()
  const [search, setSearch] = useSearchState(unfiltered)
  const restaurant_id = current?.id ?? search.restaurant_id
  const list = useApiList<InvoiceSummary>(
    invoices({ ...search, restaurant_id } as ApiQuery<'GET /supplier/invoices'>),
  )
  if (list.error && !list.rows) throw list.error
  const { sort, ...filters } = search
  const is_filtered = Object.values(filters).some(Boolean)
  const enter = can('invoices.create') && (
    <ButtonLink variant="primary" href={paths.newInvoice()} icon={<IconPlus size={18} />}>
      {t('command')}
    </ButtonLink>
  )
  return (
    <Page title={t('title')} description={t('purpose')} actions={enter}>
      <SectionLinks of={paths.invoices()} />
      <Stack>
        <OpenTotals
          restaurant_id={restaurant_id || undefined}
          supplier_id={search.supplier_id || undefined}
        />
        <div>
          <InvoiceFilters search={search} onChange={setSearch} />
          <DataTable
            label={t('title')}
            columns={columns(t, restaurants.length > 1 && !current)}
            {...list.table}
            rowKey={(invoice) => invoice.id}
            rowHref={(invoice) => paths.invoice(invoice.id)}
            rowActions={
              can('invoices.manage')
                ? (invoice) => <ActionMenu entries={settleEntries(invoice, t)} />
                : undefined
            }
            sort={sort}
            onSort={(next) => setSearch({ sort: next ?? unfiltered.sort })}
            empty={
              is_filtered ? (
                <NothingFound onClear={() => setSearch(unfiltered)} />
              ) : (
                <EmptyState
                  illustration="invoice"
                  title={t('empty.title')}
                  text={t('empty.text')}
                  action={enter}
                  link={{ label: t('empty.link'), href: paths.documents() }}
                />
              )
            }
          />
        </div>
      </Stack>
    </Page>
  )
}

function NothingFound({ onClear }: { onClear: () => void }) {
  const { t } = useTranslation('invoices')
  return (
    <EmptyState
      illustration="search"
      title={t('none_found.title')}
      text={t('none_found.text')}
      action={<Button onClick={onClear}>{t('none_found.action')}</Button>}
    />
  )
}
