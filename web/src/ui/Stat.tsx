import type { ReactNode } from 'react'
import css from './Stat.module.css'
import { Anchor } from './scope.tsx'

interface StatProps {
  label: ReactNode
  /** A Money, Num or Percent. */
  value: ReactNode
  /** What to compare it with, in words. */
  note?: ReactNode
  /** A sparkline beside the note. */
  chart?: ReactNode
  /** Where the figure comes from. */
  href?: string
}

export function Stat({ label, value, note, chart, href }: StatProps) {
  const content = (
    <>
      <span className={css.label}>{label}</span>
      <span className={css.foot}>
        <span className={css.value}>{value}</span>
        {chart && <span className={css.chart}>{chart}</span>}
      </span>
      {note && <span className={css.note}>{note}</span>}
    </>
  )
  if (!href) return <div className={css.stat}>{content}</div>
  return (
    <Anchor href={href} className={css.stat}>
      {content}
    </Anchor>
  )
}

/** Two to five figures as one strip. */
export const StatRow = ({ children }: { children: ReactNode }) => <div className={css.row}>{children}</div>
