import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../scope.tsx'
import css from './Dialog.module.css'

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
  const words = useWords()
  return (
    <Modal
      opened={open}
      onClose={onClose}
      title={title}
      size={widths_px[size]}
      centered
      closeButtonProps={{ 'aria-label': words.close, iconSize: 20 }}
      transitionProps={{ transition: 'pop', duration: 140 }}
      // Its title bar is a <header>, which outside of the page's content would count as the page's banner.
      attributes={{ header: { role: 'presentation' } }}
      classNames={{
        overlay: css.overlay,
        inner: css.inner,
        content: css.content,
        header: css.header,
        title: css.title,
        close: css.close,
        body: css.body,
      }}
    >
      {children}
      {footer && <DialogFooter>{footer}</DialogFooter>}
    </Modal>
  )
}

/** The row of buttons at the foot of a dialog's own form. */
export const DialogFooter = ({ children }: { children: ReactNode }) => (
  <div className={css.footer}>{children}</div>
)
