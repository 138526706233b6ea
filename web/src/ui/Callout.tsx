import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import css from './Callout.module.css'
import { classNames } from './class-names.ts'
import type { Tone } from './StatusBadge.tsx'

const icons = {
  neutral: IconInfoCircle,
  brand: IconInfoCircle,
  info: IconInfoCircle,
  success: IconCircleCheck,
  warning: IconAlertTriangle,
  danger: IconCircleX,
}

interface CalloutProps {
  tone?: Tone
  title?: ReactNode
  children?: ReactNode
  actions?: ReactNode
}

/** Something to know before going on. `danger` and `warning` are announced to screen readers. */
export function Callout({ tone = 'neutral', title, children, actions }: CalloutProps) {
  const Icon = icons[tone]
  const urgent = tone === 'danger' || tone === 'warning'
  return (
    <div
      className={classNames(css.callout, tone !== 'neutral' && css[tone])}
      role={urgent ? 'alert' : 'note'}
    >
      <Icon size={18} aria-hidden />
      <div className={css.content}>
        {title && <p className={css.title}>{title}</p>}
        {children}
        {actions && <div className={css.actions}>{actions}</div>}
      </div>
    </div>
  )
}
