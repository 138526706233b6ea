import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import type { PageContext } from '../../../shell/area.ts'
import { paths } from '../../../shell/paths.ts'
import { refresh } from '../../../shell/queries.ts'
import { notify } from '../../../ui/notify.ts'
import { Page } from '../../../ui/Page.tsx'
import { invoiceQuery } from '../queries.ts'
import { InvoiceForm } from './InvoiceForm.tsx'
import { bodyOf, type InvoiceValues, valuesOf } from './values.ts'

export const loader = ({ params, queries }: PageContext) => queries.ensureQueryData(invoiceQuery(params.id!))

export default function EditInvoicePage() {
  const { t } = useTranslation('invoices')
  const navigate = useNavigate()
  const { id = '' } = useParams({ strict: false })
  const { data: invoice, error } = useQuery(invoiceQuery(id))
  if (!invoice) {
    if (error) throw error
    return null
  }
  const send = async (values: InvoiceValues) => {
    const body = { ...bodyOf(values), due_date: values.due_date }
    await api('PUT /supplier/invoices/{id}', { params: { id }, body })
    await refresh('GET /supplier/invoices', 'GET /supplier/invoices/{id}')
    notify({ message: t('form.saved', { number: values.invoice_number }) })
    await navigate({ to: paths.invoice(id) })
  }
  return (
    <Page
      crumbs={[
        { label: t('title'), href: paths.invoices() },
        { label: invoice.invoice_number, href: paths.invoice(id) },
      ]}
      title={t('form.edit')}
    >
      <InvoiceForm key={id} initial={valuesOf(invoice)} send={send} back={paths.invoice(id)} />
    </Page>
  )
}
