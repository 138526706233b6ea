import { useTranslation } from 'react-i18next'
import { KeyHint } from '../../../ui/KeyHint.tsx'
import { Dialog } from '../../../ui/overlay/Dialog.tsx'
import css from './dialogs.module.css'

const rows = [
  ['j', 'next'],
  ['k', 'previous'],
  ['a', 'accept'],
  ['d', 'dispute'],
  ['x', 'reject'],
  ['o', 'reopen'],
  ['Space', 'mark'],
  ['l', 'link'],
  ['Enter', 'link_go'],
  ['Esc', 'leave'],
  ['u', 'undo'],
  ['/', 'search'],
  ['?', 'help'],
] as const

/** The keys of this page. */
export default function KeyHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('reconciliation')
  return (
    <Dialog open={open} onClose={onClose} title={t('keys.title')} size="small">
      <dl className={css.keys}>
        {rows.map(([key, name]) => (
          <div key={key}>
            <dt>{t(`keys.${name}`)}</dt>
            <dd>
              <KeyHint keys={key} />
            </dd>
          </div>
        ))}
      </dl>
      <p className={css.hint}>{t('keys.frame')}</p>
    </Dialog>
  )
}
