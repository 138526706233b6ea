import { IconPencil, IconPlayerPause, IconPlayerPlay, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCan } from '../../shell/me.ts'
import { ActionMenu, type MenuEntry } from '../../ui/overlay/ActionMenu.tsx'
import { DeleteSupplier } from './DeleteSupplier.tsx'
import type { Supplier } from './queries.ts'
import { useActivateSupplier } from './supplier-actions.ts'

interface SupplierMenuProps {
  supplier: Supplier
  /** Left out where a button of its own edits. */
  onEdit?: () => void
  onDeleted?: () => void
}

export function SupplierMenu({ supplier, onEdit, onDeleted }: SupplierMenuProps) {
  const { t } = useTranslation('suppliers')
  const may_delete = useCan()('suppliers.delete')
  const [deleting, setDeleting] = useState(false)
  const activate = useActivateSupplier()
  const { is_active, name } = supplier
  const Toggle = is_active ? IconPlayerPause : IconPlayerPlay
  const edit: MenuEntry[] = onEdit
    ? [{ label: t('edit'), icon: <IconPencil size={17} />, onSelect: onEdit }]
    : []
  const remove: MenuEntry[] = [
    null,
    {
      label: t('delete.menu'),
      icon: <IconTrash size={17} />,
      tone: 'danger',
      onSelect: () => setDeleting(true),
    },
  ]
  return (
    <>
      <ActionMenu
        label={t('actions_of', { name })}
        entries={[
          ...edit,
          {
            label: t(is_active ? 'deactivate' : 'activate'),
            icon: <Toggle size={17} />,
            onSelect: () => void activate(supplier, !is_active),
          },
          ...(may_delete ? remove : []),
        ]}
      />
      {deleting && (
        <DeleteSupplier supplier={supplier} onClose={() => setDeleting(false)} onDeleted={onDeleted} />
      )}
    </>
  )
}
