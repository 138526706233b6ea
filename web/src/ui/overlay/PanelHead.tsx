import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import { useWords } from '../scope.tsx'
import css from './PanelHead.module.css'

interface PanelHeadProps {
  /** By which the panel is called by its title. */
  id: string
  title: ReactNode
  onClose: () => void
  className?: string
}

/** What a dialog or a panel is about, and the way out; stays in sight above what scrolls. */
export function PanelHead({ id, title, onClose, className }: PanelHeadProps) {
  const words = useWords()
  return (
    <div className={classNames(css.head, className)}>
      <h2 id={id} className={css.title}>
        {title}
      </h2>
      <button type="button" className={css.close} aria-label={words.close} onClick={onClose}>
        <IconX size={23} stroke={1.5} aria-hidden />
      </button>
    </div>
  )
}
