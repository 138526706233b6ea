import { IconArchive, IconArchiveOff, IconPencil } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCan } from '../../shell/me.ts'
import { ActionMenu, type MenuEntry } from '../../ui/overlay/ActionMenu.tsx'
import { useArchive } from './item-actions.ts'
import type { Item } from './queries.ts'

/** Edit, archive, bring back. */
export function ItemMenu({ item, onEdit }: { item: Item; onEdit: () => void }) {
  const { t } = useTranslation('items')
  const may_archive = useCan()('items.archive')
  const archive = useArchive()
  const Icon = item.is_active ? IconArchive : IconArchiveOff
  const entries: MenuEntry[] = [{ label: t('edit'), icon: <IconPencil size={17} />, onSelect: onEdit }]
  if (may_archive)
    entries.push({
      label: t(item.is_active ? 'archive' : 'restore'),
      icon: <Icon size={17} />,
      onSelect: () => void archive(item),
    })
  return <ActionMenu label={t('actions_of', { name: item.name })} entries={entries} />
}
