import { useTranslation } from 'react-i18next'
import { ApiError } from '../../shell/api-error.ts'
import { explain } from '../../shell/explain.ts'
import { notify } from '../../ui/notify.ts'
import { ConfirmDialog } from '../../ui/overlay/ConfirmDialog.tsx'
import type { Supplier } from './queries.ts'
import { deleteSupplier, useActivateSupplier } from './supplier-actions.ts'

const isInUse = (error: unknown) => error instanceof ApiError && error.code === 'in_use'

interface DeleteSupplierProps {
  supplier: Supplier
  onClose: () => void
  onDeleted?: () => void
}

/** Deletes what nothing refers to; what is in use is deactivated instead, by one click. */
export function DeleteSupplier({ supplier, onClose, onDeleted }: DeleteSupplierProps) {
  const { t } = useTranslation('suppliers')
  const activate = useActivateSupplier()
  const { id, name, is_active } = supplier
  const remove = async () => {
    await deleteSupplier(id)
    notify({ message: t('delete.done', { name }) })
    onDeleted?.()
  }
  const why = (error: unknown) =>
    isInUse(error) ? t(is_active ? 'delete.in_use' : 'delete.in_use_inactive') : explain(error, t)
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('delete.confirm', { name })}
      text={t('delete.text')}
      confirm={t('delete.action')}
      onConfirm={remove}
      explain={why}
      instead={
        is_active
          ? { answers: isInUse, label: t('delete.instead'), run: () => activate(supplier, false) }
          : undefined
      }
    />
  )
}
