import { IconArrowsDiff, IconDownload, IconReceipt, IconRefresh, IconTrash } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, apiFile } from '../../shell/api.ts'
import { explain } from '../../shell/explain.ts'
import { useCan } from '../../shell/me.ts'
import { paths } from '../../shell/paths.ts'
import { refresh } from '../../shell/queries.ts'
import { saveFile } from '../../shell/save-file.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { notify } from '../../ui/notify.ts'
import { ActionMenu, type MenuEntry } from '../../ui/overlay/ActionMenu.tsx'
import { DeleteDocument } from './DeleteDocument.tsx'
import { isPending, type SupplierDocument } from './queries.ts'
import { readAgain } from './read-again.ts'

interface DocumentActionsProps {
  document: SupplierDocument
  onReconcile: () => void
}

export function DocumentActions({ document, onReconcile }: DocumentActionsProps) {
  const { t } = useTranslation('documents')
  const can = useCan()
  const [deleting, setDeleting] = useState(false)
  const { latest_reconciliation_id: latest } = document
  const entries: MenuEntry[] = [
    {
      label: t('actions.download'),
      icon: <IconDownload size={18} aria-hidden />,
      onSelect: () => void download(document).catch((error) => failed(explain(error, t))),
    },
  ]
  if (can('documents.correct') && !isPending(document))
    entries.push({
      label: t('actions.read_again'),
      icon: <IconRefresh size={18} aria-hidden />,
      onSelect: () => void readAgain(document.id).catch((error) => failed(explain(error, t))),
    })
  if (can('documents.delete') && !isPending(document))
    entries.push(null, {
      label: t('actions.delete'),
      icon: <IconTrash size={18} aria-hidden />,
      tone: 'danger',
      onSelect: () => setDeleting(true),
    })
  return (
    <>
      <ActionMenu entries={entries} trigger={<Button>{t('actions.more')}</Button>} />
      {latest && <ButtonLink href={paths.reconciliation(latest)}>{t('actions.result')}</ButtonLink>}
      <MainAction document={document} onReconcile={onReconcile} />
      <DeleteDocument document={document} open={deleting} onClose={() => setDeleting(false)} />
    </>
  )
}

/** A statement is reconciled; a bill is in the books, waits as a draft, or becomes one. */
function MainAction({ document, onReconcile }: DocumentActionsProps) {
  const { t } = useTranslation('documents')
  const can = useCan()
  if (document.status !== 'processed') return null
  if (document.document_type === 'statement')
    return can('reconciliations.run') ? (
      <Button variant="primary" icon={<IconArrowsDiff size={18} />} onClick={onReconcile}>
        {t('actions.reconcile')}
      </Button>
    ) : null
  const { invoice_id, draft_id } = document
  if (invoice_id && can('invoices.read'))
    return <ButtonLink href={paths.invoice(invoice_id)}>{t('actions.open_invoice')}</ButtonLink>
  if (draft_id && can('invoices.read'))
    return (
      <ButtonLink variant="primary" icon={<IconReceipt size={18} />} href={paths.draft(draft_id)}>
        {t('actions.open_draft')}
      </ButtonLink>
    )
  return can('invoices.create') ? <MakeDraft document={document} /> : null
}

function MakeDraft({ document: { id, document_type } }: { document: SupplierDocument }) {
  const { t } = useTranslation('documents')
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  // What is neither a bill nor a credit is entered by hand, with what was read filled in.
  if (document_type !== 'invoice' && document_type !== 'credit_note')
    return (
      <ButtonLink variant="primary" icon={<IconReceipt size={18} />} href={paths.newInvoice(id)}>
        {t('actions.enter')}
      </ButtonLink>
    )
  const make = async () => {
    setBusy(true)
    try {
      const { items } = await api('POST /supplier/drafts', { body: { document_ids: [id] } })
      void refresh('GET /supplier/documents/{id}', 'GET /supplier/documents', 'GET /supplier/drafts')
      await navigate({ to: paths.draft(items[0]!.id) })
    } catch (error) {
      failed(explain(error, t))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button variant="primary" icon={<IconReceipt size={18} />} busy={busy} onClick={() => void make()}>
      {t('actions.make_draft')}
    </Button>
  )
}

const failed = (message: string) => notify({ message, tone: 'danger' })

async function download({ id, file_name }: SupplierDocument) {
  saveFile(await apiFile('GET /supplier/documents/{id}/download', { params: { id } }), file_name)
}
