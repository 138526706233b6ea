import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../shell/api.ts'
import { explain } from '../../shell/explain.ts'
import { paths } from '../../shell/paths.ts'
import { refresh } from '../../shell/queries.ts'
import { notify } from '../../ui/notify.ts'
import { ConfirmDialog } from '../../ui/overlay/ConfirmDialog.tsx'
import type { SupplierDocument } from './queries.ts'

interface DeleteDocumentProps {
  document: SupplierDocument
  open: boolean
  onClose: () => void
}

export function DeleteDocument({ document, open, onClose }: DeleteDocumentProps) {
  const { t } = useTranslation('documents')
  const navigate = useNavigate()
  const { id, file_name, line_count, latest_reconciliation_id } = document
  const losses = [
    t('delete.file', { name: file_name }),
    ...(line_count ? [t('delete.lines', { count: line_count })] : []),
    ...(latest_reconciliation_id ? [t('delete.reconciliations')] : []),
  ]
  const remove = async () => {
    await api('DELETE /supplier/documents/{id}', { params: { id } })
    await navigate({ to: paths.documents() })
    void refresh('GET /supplier/documents', 'GET /supplier/reconciliation')
    notify({ message: t('delete.done', { name: file_name }) })
  }
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title={t('delete.title')}
      text={t('delete.text')}
      losses={losses}
      confirm={t('actions.delete')}
      onConfirm={remove}
      explain={(error) => explain(error, t)}
    />
  )
}
