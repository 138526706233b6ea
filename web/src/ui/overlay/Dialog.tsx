import { type ReactNode, useId } from 'react'
import css from './Dialog.module.css'
import { Modal } from './Modal.tsx'
import { PanelHead } from './PanelHead.tsx'

interface DialogProps {
  open: boolean
  onClose: () => void
  title: ReactNode
  children: ReactNode
  /** Buttons, the primary one last. Leave out where the body holds a form with its own. */
  footer?: ReactNode
  size?: 'small' | 'medium' | 'large'
}

const widths_px = { small: 420, medium: 560, large: 820 }

/** A small task before going on; rises from below on phones. */
export function Dialog({ open, onClose, title, children, footer, size = 'medium' }: DialogProps) {
  const id = useId()
  return (
    <Modal
      open={open}
      onClose={onClose}
      labelledBy={id}
      leaving_ms={140}
      placeClassName={css.place}
      className={css.dialog}
      style={{ width: widths_px[size] }}
    >
      <PanelHead id={id} title={title} onClose={onClose} className={css.head} />
      <div className={css.body}>
        {children}
        {footer && <DialogFooter>{footer}</DialogFooter>}
      </div>
    </Modal>
  )
}

/** The row of buttons at the foot of a dialog's own form. */
export const DialogFooter = ({ children }: { children: ReactNode }) => (
  <div className={css.footer}>{children}</div>
)
