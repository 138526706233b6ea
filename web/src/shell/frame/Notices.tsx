import { IconBell } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '../../ui/Button.tsx'
import { DateText } from '../../ui/Figures.tsx'
import { type KeptNotice, useNotices } from '../../ui/notify.ts'
import { SidePanel } from '../../ui/overlay/SidePanel.tsx'
import css from './Notices.module.css'
import bar from './TopBar.module.css'

/** What happened while this page was open, for whoever looked away when it was said. */
export function Notices() {
  const { t } = useTranslation()
  const { notices, unseen, markSeen } = useNotices()
  const [open, setOpen] = useState(false)
  const show = () => {
    setOpen(true)
    markSeen()
  }
  const icon = (
    <span className={bar.dot} data-unseen={unseen > 0 || undefined}>
      <IconBell size={20} stroke={1.7} />
    </span>
  )
  return (
    <>
      <IconButton label={t('notices.title')} icon={icon} onClick={show} />
      <SidePanel open={open} onClose={() => setOpen(false)} title={t('notices.title')} width={400}>
        {notices.length === 0 && <p className={css.none}>{t('notices.none')}</p>}
        <ul>
          {notices.map((notice) => (
            <Notice key={notice.id} notice={notice} onDone={() => setOpen(false)} />
          ))}
        </ul>
      </SidePanel>
    </>
  )
}

function Notice({ notice, onDone }: { notice: KeptNotice; onDone: () => void }) {
  const { action } = notice
  const act = () => {
    onDone()
    action?.onSelect()
  }
  return (
    <li className={css.notice}>
      <p>{notice.message}</p>
      <p className={css.when}>
        <DateText value={notice.at} relative />
      </p>
      {action && (
        <Button size="small" onClick={act}>
          {action.label}
        </Button>
      )}
    </li>
  )
}
