import {
  IconBuildingWarehouse,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconTrash,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { explain } from '../../../shell/explain.ts'
import { notify } from '../../../ui/notify.ts'
import { ActionMenu, type MenuEntry } from '../../../ui/overlay/ActionMenu.tsx'
import { ConfirmDialog } from '../../../ui/overlay/ConfirmDialog.tsx'
import { StatusBadge } from '../../../ui/StatusBadge.tsx'
import { isInUse, useExplainInUse } from '../in-use.ts'
import { RenameStore } from './RenameStore.tsx'
import { changeStore, deleteStore, type Store } from './store-changes.ts'
import css from './stores.module.css'

interface StoreRowProps {
  store: Store
  may_manage: boolean
  may_delete: boolean
}

/** Switches a store on or off at once, and offers the way back. */
function useActivate(store: Store) {
  const { t } = useTranslation('settings')
  const set = async (is_active: boolean) => {
    await changeStore(store.id, { is_active })
    const message = t(is_active ? 'stores.activated' : 'stores.deactivated', { name: store.name })
    notify({ message, undo: () => changeStore(store.id, { is_active: !is_active }) })
  }
  return (is_active: boolean) =>
    set(is_active).catch((error) => notify({ message: explain(error, t), tone: 'danger' }))
}

export function StoreRow({ store, may_manage, may_delete }: StoreRowProps) {
  const { t } = useTranslation('settings')
  const [doing, setDoing] = useState<'rename' | 'delete'>()
  const activate = useActivate(store)
  const { is_active } = store
  const stop = () => setDoing(undefined)
  if (doing === 'rename')
    return (
      <li className={css.row}>
        <RenameStore store={store} onDone={stop} />
      </li>
    )
  const Toggle = is_active ? IconPlayerPause : IconPlayerPlay
  const entries: MenuEntry[] = [
    {
      label: t('rename'),
      icon: <IconPencil size={17} />,
      // The menu gives the focus back to its button first; the field takes it after.
      onSelect: () => setTimeout(() => setDoing('rename')),
    },
    {
      label: t(is_active ? 'deactivate' : 'activate'),
      icon: <Toggle size={17} />,
      onSelect: () => void activate(!is_active),
    },
  ]
  const remove: MenuEntry[] = [
    null,
    {
      label: t('delete'),
      icon: <IconTrash size={17} />,
      tone: 'danger',
      onSelect: () => setDoing('delete'),
    },
  ]
  return (
    <li className={css.row} data-inactive={!is_active || undefined}>
      <IconBuildingWarehouse size={18} stroke={1.7} aria-hidden />
      <span className={css.name}>{store.name}</span>
      {!is_active && <StatusBadge label={t('inactive')} />}
      {may_manage && (
        <ActionMenu
          label={t('actions_of', { name: store.name })}
          entries={may_delete ? [...entries, ...remove] : entries}
        />
      )}
      {doing === 'delete' && <DeleteStore store={store} onClose={stop} />}
    </li>
  )
}

function DeleteStore({ store, onClose }: { store: Store; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const activate = useActivate(store)
  const { id, name, is_active } = store
  const remove = async () => {
    await deleteStore(id)
    notify({ message: t('stores.deleted', { name }) })
  }
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('stores.delete.confirm', { name })}
      text={t('stores.delete.text', { restaurant: store.restaurant_name })}
      confirm={t('stores.delete.open')}
      onConfirm={remove}
      explain={useExplainInUse(t(is_active ? 'stores.delete.in_use' : 'stores.delete.in_use_inactive'))}
      instead={
        is_active
          ? { answers: isInUse, label: t('stores.deactivate'), run: () => activate(false) }
          : undefined
      }
    />
  )
}
