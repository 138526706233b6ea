import { IconCircleCheck, IconPencil, IconTrash } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../shell/api.ts'
import { explain } from '../../shell/explain.ts'
import { useCan } from '../../shell/me.ts'
import { paths } from '../../shell/paths.ts'
import { refresh } from '../../shell/queries.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { notify } from '../../ui/notify.ts'
import { ActionMenu, type MenuEntry } from '../../ui/overlay/ActionMenu.tsx'
import { ConfirmDialog } from '../../ui/overlay/ConfirmDialog.tsx'
import type { Invoice } from './queries.ts'
import { settle } from './settle.ts'
import { settleEntries } from './settle-entries.tsx'

export function InvoiceActions({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation('invoices')
  const can = useCan()
  const [deleting, setDeleting] = useState(false)
  const may_manage = can('invoices.manage')
  const pays = may_manage && invoice.status === 'active'
  const settling = may_manage ? settleEntries(invoice, t) : []
  // What the primary button does is not said twice.
  const entries: MenuEntry[] = pays ? settling.slice(1) : settling
  if (can('invoices.delete'))
    entries.push(...(entries.length > 0 ? [null] : []), {
      label: t('actions.delete'),
      icon: <IconTrash size={18} aria-hidden />,
      tone: 'danger',
      onSelect: () => setDeleting(true),
    })
  return (
    <>
      {entries.length > 0 && <ActionMenu entries={entries} trigger={<Button>{t('actions.more')}</Button>} />}
      {may_manage && (
        <ButtonLink href={paths.editInvoice(invoice.id)} icon={<IconPencil size={17} />}>
          {t('actions.edit')}
        </ButtonLink>
      )}
      {pays && (
        <Button
          variant="primary"
          icon={<IconCircleCheck size={18} />}
          onClick={() => void settle(invoice, 'paid', t)}
        >
          {t('actions.pay')}
        </Button>
      )}
      <DeleteInvoice invoice={invoice} open={deleting} onClose={() => setDeleting(false)} />
    </>
  )
}

interface DeleteInvoiceProps {
  invoice: Invoice
  open: boolean
  onClose: () => void
}

function DeleteInvoice({ invoice, open, onClose }: DeleteInvoiceProps) {
  const { t } = useTranslation('invoices')
  const navigate = useNavigate()
  const { id, invoice_number, supplier_name, items } = invoice
  const remove = async () => {
    await api('DELETE /supplier/invoices/{id}', { params: { id } })
    await navigate({ to: paths.invoices() })
    void refresh('GET /supplier/invoices')
    notify({ message: t('delete.done', { number: invoice_number }) })
  }
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title={t('delete.title')}
      text={t('delete.text')}
      losses={[
        t('delete.invoice', { number: invoice_number, supplier: supplier_name }),
        ...(items.length > 0 ? [t('delete.items', { count: items.length })] : []),
      ]}
      confirm={t('actions.delete')}
      onConfirm={remove}
      explain={(error) => explain(error, t)}
    />
  )
}
