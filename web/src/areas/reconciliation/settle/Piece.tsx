import { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import css from './pieces.module.css'

interface PieceProps {
  side: 'left' | 'right'
  /** Number or what stands for it. */
  title: ReactNode
  amount: ReactNode
  note: ReactNode
  /** While lines and entries are linked by hand: whether this one is chosen, and how it changes. */
  choosing?: { label: string; is_chosen: boolean; onToggle: () => void } | undefined
}

/** One line of the statement, or one entry of the books; their amounts face each other across the line between. */
export function Piece({ side, title, amount, note, choosing }: PieceProps) {
  const content = (
    <>
      <strong className={css.number}>{title}</strong>
      <span className={css.amount}>{amount}</span>
      <small className={css.note}>{note}</small>
    </>
  )
  if (!choosing)
    return (
      <div className={css.piece} data-side={side}>
        {content}
      </div>
    )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a whole line is the box to tick, with figures in it
    <button
      type="button"
      role="checkbox"
      aria-checked={choosing.is_chosen}
      aria-label={choosing.label}
      data-piece
      data-side={side}
      className={css.piece}
      onClick={choosing.onToggle}
    >
      {content}
      <i className={css.tick} aria-hidden>
        {choosing.is_chosen && <IconCheck size={14} stroke={3} />}
      </i>
    </button>
  )
}
