import { IconDeviceDesktop, IconDeviceMobile, IconDeviceTablet, IconTerminal2 } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { explain } from '../../../shell/explain.ts'
import { Button } from '../../../ui/Button.tsx'
import { DateText } from '../../../ui/Figures.tsx'
import { notify } from '../../../ui/notify.ts'
import { StatusBadge } from '../../../ui/StatusBadge.tsx'
import { deviceName, type Session } from './session-words.ts'
import css from './sessions.module.css'

const icons = {
  phone: IconDeviceMobile,
  tablet: IconDeviceTablet,
  computer: IconDeviceDesktop,
  program: IconTerminal2,
}

interface SessionRowsProps {
  sessions: readonly Session[]
  /** Says for which organization each is, where they are of several. */
  with_organization?: boolean
  /** Signs one out; what it throws is said. */
  onEnd: (id: string) => Promise<unknown>
}

/** Devices with their place and last use, each with a way to sign it out. */
export function SessionRows({ sessions, with_organization, onEnd }: SessionRowsProps) {
  return (
    <ul className={css.rows}>
      {sessions.map((session) => (
        <SessionRow key={session.id} session={session} with_organization={with_organization} onEnd={onEnd} />
      ))}
    </ul>
  )
}

function SessionRow({
  session,
  with_organization,
  onEnd,
}: Omit<SessionRowsProps, 'sessions'> & { session: Session }) {
  const { t } = useTranslation('settings')
  const [busy, setBusy] = useState(false)
  const { id, device, ip, is_current, organization_name, created_at, last_used_at } = session
  const Icon = icons[device.kind]
  const name = deviceName(device, t)
  const end = async () => {
    setBusy(true)
    try {
      await onEnd(id)
      notify({ message: t('sessions.ended', { device: name }) })
    } catch (error) {
      notify({ message: explain(error, t), tone: 'danger' })
    }
    setBusy(false)
  }
  return (
    <li className={css.row}>
      <Icon size={24} stroke={1.6} aria-hidden />
      <div className={css.what}>
        <p className={css.name}>
          {name} {is_current && <StatusBadge tone="success" label={t('sessions.this')} />}
        </p>
        <p className={css.facts}>
          {is_current ? t('sessions.in_use') : <Used at={last_used_at} />}
          {ip && <span>{ip}</span>}
          {with_organization && <span>{organization_name}</span>}
          <span>
            {t('sessions.since')} <DateText value={created_at} as="moment" />
          </span>
        </p>
      </div>
      {!is_current && (
        <Button
          size="small"
          busy={busy}
          aria-label={t('sessions.end_one', { device: name })}
          onClick={() => void end()}
        >
          {t('sessions.end')}
        </Button>
      )}
    </li>
  )
}

function Used({ at }: { at: string }) {
  const { t } = useTranslation('settings')
  return (
    <span>
      {t('sessions.used')} <DateText value={at} as="moment" relative />
    </span>
  )
}
