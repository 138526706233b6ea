import { type ReactNode, useId } from 'react'
import { classNames } from '../class-names.ts'
import { Modal } from './Modal.tsx'
import { PanelHead } from './PanelHead.tsx'
import css from './SidePanel.module.css'

interface SidePanelProps {
  open: boolean
  onClose: () => void
  title: ReactNode
  children: ReactNode
  /** Stays in sight below what scrolls. */
  footer?: ReactNode
  /** Pixels at a desk; a phone gives all it has. */
  width?: number
  side?: 'left' | 'right' | 'bottom'
}

/** A thing looked at or edited beside the list it came from. */
export function SidePanel({
  open,
  onClose,
  title,
  children,
  footer,
  width = 480,
  side = 'right',
}: SidePanelProps) {
  const id = useId()
  return (
    <Modal
      open={open}
      onClose={onClose}
      labelledBy={id}
      leaving_ms={160}
      placeClassName={classNames(css.place, css[`at_${side}`])}
      className={css.panel}
      style={side === 'bottom' ? undefined : { width }}
    >
      <PanelHead id={id} title={title} onClose={onClose} className={css.head} />
      <div className={css.body}>
        {children}
        {footer && <PanelFooter>{footer}</PanelFooter>}
      </div>
    </Modal>
  )
}

/** The row of buttons at the foot of a panel's own form. */
export const PanelFooter = ({ children }: { children: ReactNode }) => (
  <div className={css.footer}>{children}</div>
)
