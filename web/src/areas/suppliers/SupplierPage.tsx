import { IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { PageContext } from '../../shell/area.ts'
import { useCan } from '../../shell/me.ts'
import { paths } from '../../shell/paths.ts'
import { useSearchState } from '../../shell/search-state.ts'
import { Button } from '../../ui/Button.tsx'
import { Page, Split, Stack } from '../../ui/Page.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { AccountCard } from './account/AccountCard.tsx'
import { StatementHistory } from './account/StatementHistory.tsx'
import { SupplierBadges } from './columns.tsx'
import { SupplierCredits } from './credits/SupplierCredits.tsx'
import { LayoutsCard } from './LayoutsCard.tsx'
import { PaymentsCard } from './payments/PaymentsCard.tsx'
import { accountQuery, recentDocuments, recentInvoices, type Supplier, supplierQuery } from './queries.ts'
import { RecentDocuments } from './RecentDocuments.tsx'
import { RecentInvoices } from './RecentInvoices.tsx'
import { SupplierFacts } from './SupplierFacts.tsx'
import { SupplierMenu } from './SupplierMenu.tsx'
import { SupplierPanel } from './SupplierPanel.tsx'
import { useGo } from './use-go.ts'

export function loader({ queries, params }: PageContext) {
  const id = params.id!
  void queries.prefetchQuery(accountQuery(id))
  void queries.prefetchQuery(recentInvoices(id))
  void queries.prefetchQuery(recentDocuments(id))
  return queries.ensureQueryData(supplierQuery(id))
}

export default function SupplierPage() {
  const { t } = useTranslation('suppliers')
  const { id } = useParams({ strict: false }) as { id: string }
  const can = useCan()
  const { data, error } = useQuery(supplierQuery(id))
  const [{ panel }, setSearch] = useSearchState({ panel: '' })
  if (error && !data) throw error
  const actions = data && can('suppliers.manage') && (
    <Actions supplier={data} onEdit={() => setSearch({ panel: id })} />
  )
  return (
    <Page
      title={data?.name ?? ' '}
      beside={data && <SupplierBadges supplier={data} t={t} />}
      crumbs={[{ label: t('title'), href: paths.suppliers() }]}
      actions={actions}
    >
      <title>{`${data?.name ?? t('title')} · Brigade`}</title>
      <Split>
        <Stack>
          {can('invoices.read') && <AccountCard supplier_id={id} />}
          {can('reconciliations.read') && <SupplierCredits supplier_id={id} />}
          {can('invoices.read') && <StatementHistory supplier_id={id} />}
          {can('invoices.read') && <PaymentsCard supplier_id={id} />}
          {can('invoices.read') && <RecentInvoices supplier_id={id} />}
          {can('documents.read') && <RecentDocuments supplier_id={id} />}
          {can('documents.read') && <LayoutsCard supplier_id={id} />}
        </Stack>
        {data ? <SupplierFacts supplier={data} /> : <SkeletonLines lines={6} />}
      </Split>
      {can('suppliers.manage') && <SupplierPanel id={panel && id} onClose={() => setSearch({ panel: '' })} />}
    </Page>
  )
}

function Actions({ supplier, onEdit }: { supplier: Supplier; onEdit: () => void }) {
  const { t } = useTranslation('suppliers')
  const go = useGo()
  return (
    <>
      <Button icon={<IconPencil size={17} />} onClick={onEdit}>
        {t('edit')}
      </Button>
      <SupplierMenu supplier={supplier} onDeleted={() => go(paths.suppliers())} />
    </>
  )
}
