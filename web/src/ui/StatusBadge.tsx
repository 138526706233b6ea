import { classNames } from './class-names.ts'
import css from './StatusBadge.module.css'

export type Tone = 'neutral' | 'success' | 'warning' | 'danger' | 'info' | 'brand'

/** A state in one or two words; `live` for what is going on now. */
export function StatusBadge({
  tone = 'neutral',
  label,
  live,
}: {
  tone?: Tone
  label: string
  live?: boolean
}) {
  return (
    <span className={classNames(css.badge, tone !== 'neutral' && css[tone], live && css.live)}>{label}</span>
  )
}
