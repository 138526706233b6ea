import type { TFunction } from 'i18next'
import { api } from '../../shell/api.ts'
import { explain } from '../../shell/explain.ts'
import { queries, refresh } from '../../shell/queries.ts'
import { notify } from '../../ui/notify.ts'
import type { Invoice, InvoiceSummary } from './queries.ts'

type Status = InvoiceSummary['status']
type Pages = { pages?: { items: InvoiceSummary[] }[] }

/** Pays, cancels or reopens at once on the screen; taken back if the server refuses, undone if the person wishes. */
export async function settle(invoice: InvoiceSummary, status: Status, t: TFunction): Promise<void> {
  const { id, invoice_number } = invoice
  const before = invoice.status
  show(id, status)
  try {
    await api('PUT /supplier/invoices/{id}', { params: { id }, body: { status } })
    notify({
      message: t(`settled.${status}`, { number: invoice_number }),
      undo: () => settleBack(id, before, t),
    })
  } catch (error) {
    show(id, before)
    notify({ message: explain(error, t), tone: 'danger' })
  } finally {
    void refresh('GET /supplier/invoices', 'GET /supplier/invoices/{id}')
  }
}

async function settleBack(id: string, status: Status, t: TFunction) {
  show(id, status)
  try {
    await api('PUT /supplier/invoices/{id}', { params: { id }, body: { status } })
  } catch (error) {
    notify({ message: explain(error, t), tone: 'danger' })
  } finally {
    void refresh('GET /supplier/invoices', 'GET /supplier/invoices/{id}')
  }
}

/** In every list and page that holds the invoice. */
function show(id: string, status: Status) {
  queries.setQueriesData<Invoice>({ queryKey: ['GET /supplier/invoices/{id}'] }, (invoice) =>
    invoice?.id === id ? { ...invoice, status } : invoice,
  )
  queries.setQueriesData<Pages>({ queryKey: ['GET /supplier/invoices'] }, (list) => {
    if (!list?.pages) return list
    const change = (row: InvoiceSummary) => (row.id === id ? { ...row, status } : row)
    return { ...list, pages: list.pages.map((page) => ({ ...page, items: page.items.map(change) })) }
  })
}
