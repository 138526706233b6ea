import { useTranslation } from 'react-i18next'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { Dialog } from '../../ui/overlay/Dialog.tsx'
import { useNavigation } from './navigation.ts'
import css from './ShortcutHelp.module.css'

export default function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { places, commands } = useNavigation()
  const rows = [
    { keys: 'mod+k', label: t('search_or_go') },
    { keys: '?', label: t('shortcuts.title') },
    ...[...places, ...commands].flatMap(({ keys, label }) => (keys ? [{ keys, label }] : [])),
  ]
  return (
    <Dialog open onClose={onClose} title={t('shortcuts.title')} size="small">
      <ul className={css.list}>
        {rows.map((row) => (
          <li key={row.keys} className={css.row}>
            {row.label}
            <KeyHint keys={row.keys} />
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
