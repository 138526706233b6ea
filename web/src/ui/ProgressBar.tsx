import { classNames } from './class-names.ts'
import css from './ProgressBar.module.css'

interface ProgressBarProps {
  /** 0 to 100; null while nobody knows. */
  value: number | null
  /** What is going on, read aloud. */
  label: string
  tone?: 'success' | 'danger' | 'warning'
  thin?: boolean
}

export function ProgressBar({ value, label, tone, thin }: ProgressBarProps) {
  return (
    <div
      className={classNames(css.track, tone && css[tone], thin && css.thin, value === null && css.unknown)}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={value ?? undefined}
    >
      <span className={css.fill} style={value === null ? undefined : { width: `${value}%` }} />
    </div>
  )
}
