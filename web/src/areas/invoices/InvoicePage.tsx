import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { PageContext } from '../../shell/area.ts'
import { useRestaurants } from '../../shell/me.ts'
import { paths } from '../../shell/paths.ts'
import { Card } from '../../ui/Card.tsx'
import { type Fact, Facts } from '../../ui/Facts.tsx'
import { DateText, Money } from '../../ui/Figures.tsx'
import { Page, Stack } from '../../ui/Page.tsx'
import { Stat, StatRow } from '../../ui/Stat.tsx'
import { Anchor } from '../../ui/scope.tsx'
import { InvoiceActions } from './InvoiceActions.tsx'
import { InvoiceItems } from './InvoiceItems.tsx'
import { InvoicePayments } from './InvoicePayments.tsx'
import { InvoiceStatus } from './InvoiceStatus.tsx'
import { type Invoice, invoiceQuery } from './queries.ts'

export const loader = ({ params, queries }: PageContext) => queries.ensureQueryData(invoiceQuery(params.id!))

export default function InvoicePage() {
  const { t } = useTranslation('invoices')
  const { id = '' } = useParams({ strict: false })
  const { data: invoice, error } = useQuery(invoiceQuery(id))
  if (!invoice) {
    if (error) throw error
    return null
  }
  return (
    <Page
      crumbs={[{ label: t('title'), href: paths.invoices() }]}
      title={invoice.invoice_number}
      beside={<InvoiceStatus invoice={invoice} />}
      description={
        <>
          {t(`kinds.${invoice.kind}`)} ·{' '}
          <Anchor href={paths.supplier(invoice.supplier_id)}>{invoice.supplier_name}</Anchor>
        </>
      }
      actions={<InvoiceActions invoice={invoice} />}
    >
      <Stack>
        <StatRow>
          <Stat
            label={t('total')}
            value={<Money value={invoice.total_amount} currency={invoice.currency} />}
          />
          <Stat label={t('due_date')} value={<DateText value={invoice.due_date} />} />
          <Stat label={t('date')} value={<DateText value={invoice.invoice_date} />} />
        </StatRow>
        <Card>
          <InvoiceFacts invoice={invoice} />
        </Card>
        <InvoicePayments invoice={invoice} />
        <InvoiceItems invoice={invoice} />
      </Stack>
    </Page>
  )
}

function InvoiceFacts({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation('invoices')
  const { restaurants } = useRestaurants()
  const facts: Fact[] = [
    [
      t('supplier'),
      <Anchor key="s" href={paths.supplier(invoice.supplier_id)}>
        {invoice.supplier_name}
      </Anchor>,
    ],
  ]
  if (restaurants.length > 1) facts.push([t('restaurant'), invoice.restaurant_name])
  facts.push([t('currency'), invoice.currency])
  if (invoice.document_id)
    facts.push([
      t('document'),
      <Anchor key="d" href={paths.document(invoice.document_id)}>
        {t('open_document')}
      </Anchor>,
    ])
  if (invoice.notes) facts.push([t('notes'), invoice.notes])
  facts.push([t('entered'), <DateText key="c" value={invoice.created_at} as="moment" />])
  return <Facts wide facts={facts} />
}
