import { IconArrowsDiff, IconDownload, IconReceipt, IconRefresh, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { apiFile } from '../../shell/api.ts'
import { explain } from '../../shell/explain.ts'
import { useCan } from '../../shell/me.ts'
import { paths } from '../../shell/paths.ts'
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

/** A statement is reconciled, an invoice is entered into the books. */
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
  return can('invoices.create') ? (
    <ButtonLink variant="primary" icon={<IconReceipt size={18} />} href={paths.newInvoice(document.id)}>
      {t('actions.enter')}
    </ButtonLink>
  ) : null
}

const failed = (message: string) => notify({ message, tone: 'danger' })

async function download({ id, file_name }: SupplierDocument) {
  saveFile(await apiFile('GET /supplier/documents/{id}/download', { params: { id } }), file_name)
}
