import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../scope.tsx'
import css from './Dialog.module.css'

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
  const words = useWords()
  return (
    <Drawer
      opened={open}
      onClose={onClose}
      title={title}
      position={side}
      size={side === 'bottom' ? 'auto' : `min(100vw, ${width}px)`}
      closeButtonProps={{ 'aria-label': words.close, iconSize: 20 }}
      transitionProps={{ duration: 160 }}
      classNames={{
        overlay: css.overlay,
        inner: side === 'bottom' ? css.bottomInner : undefined,
        content: side === 'bottom' ? `${css.panel} ${css.bottom}` : css.panel,
        header: css.panelHeader,
        title: css.title,
        close: css.close,
        body: css.panelBody,
      }}
    >
      {children}
      {footer && <PanelFooter>{footer}</PanelFooter>}
    </Drawer>
  )
}

/** The row of buttons at the foot of a panel's own form. */
export const PanelFooter = ({ children }: { children: ReactNode }) => (
  <div className={css.panelFooter}>{children}</div>
)
