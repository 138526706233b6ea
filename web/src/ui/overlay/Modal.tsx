import { type CSSProperties, type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { classNames } from '../class-names.ts'
import { isFocusWithin, tabStops } from './focus.ts'
import css from './Modal.module.css'
import { usePresence } from './use-presence.ts'

interface ModalProps {
  open: boolean
  onClose: () => void
  /** What it is called, or the id of what shows its name. */
  label?: string
  labelledBy?: string
  /** Of the panel. */
  className?: string
  style?: CSSProperties
  /** Of the space it stands in: centred unless it says otherwise. */
  placeClassName?: string
  leaving_ms?: number
  children: ReactNode
}

/** What takes the whole attention: above a scrim, with the keyboard held inside; Escape and the scrim close it. */
export function Modal({ open, leaving_ms = 0, ...rest }: ModalProps) {
  const { present, leaving } = usePresence(open, leaving_ms)
  if (!present) return null
  return createPortal(<Panel {...rest} leaving={leaving} />, document.body)
}

interface PanelProps extends Omit<ModalProps, 'open' | 'leaving_ms'> {
  leaving: boolean
}

function Panel({
  onClose,
  label,
  labelledBy,
  className,
  style,
  placeClassName,
  leaving,
  children,
}: PanelProps) {
  const panel = useRef<HTMLElement>(null)
  useFocusInside(panel, !leaving)
  useEscape(onClose, !leaving)
  useScrollLock(!leaving)
  // The Tab key that leaves the panel at one end enters at the other, whatever the browser counts as a stop.
  const guard = (end: 0 | -1) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: hands the focus on, never keeps it
    // biome-ignore lint/a11y/noStaticElementInteractions: hands the focus on, never keeps it
    <span tabIndex={0} onFocus={() => (tabStops(panel.current!).at(end) ?? panel.current!).focus()} />
  )
  return (
    <div className={css.modal} data-leaving={leaving || undefined}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keyboard has Escape */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has Escape */}
      <div className={css.scrim} onClick={onClose} />
      <div className={classNames(css.place, placeClassName)}>
        {guard(-1)}
        <section
          ref={panel}
          role="dialog"
          aria-modal
          aria-label={label}
          aria-labelledby={labelledBy}
          tabIndex={-1}
          className={classNames(css.panel, className)}
          style={style}
        >
          {children}
        </section>
        {guard(0)}
      </div>
    </div>
  )
}

/** The focus goes in when it opens, and back to where it was when it closes. */
function useFocusInside(panel: React.RefObject<HTMLElement | null>, open: boolean) {
  // Asked before anything inside takes the focus for itself.
  const [opener] = useState(() => document.activeElement)
  useEffect(() => {
    const inside = panel.current
    if (!open || !inside) return
    if (!inside.contains(document.activeElement))
      (tabStops(inside)[0] ?? inside).focus({ preventScroll: true })
    return () => {
      if (opener instanceof HTMLElement && isFocusWithin(inside)) opener.focus({ preventScroll: true })
    }
  }, [open, opener, panel])
}

/** Those that are open, the topmost last: Escape is for it alone. */
const openModals: symbol[] = []

function useEscape(onEscape: () => void, open: boolean) {
  const close = useEffectEvent(onEscape)
  useEffect(() => {
    if (!open) return
    const own = Symbol('modal')
    openModals.push(own)
    const press = (event: KeyboardEvent) => {
      const is_taken =
        event.defaultPrevented ||
        event.isComposing ||
        // An open calendar says that Escape is its own.
        (event.target as Element).getAttribute?.('data-mantine-stop-propagation') === 'true'
      if (event.key !== 'Escape' || is_taken || openModals.at(-1) !== own) return
      event.preventDefault()
      close()
    }
    document.addEventListener('keydown', press)
    return () => {
      document.removeEventListener('keydown', press)
      openModals.splice(openModals.indexOf(own), 1)
    }
  }, [open])
}

let locks = 0

/** The page below stays where it is; the room of its scroll bar is kept, so that nothing jumps. */
function useScrollLock(locked: boolean) {
  useEffect(() => {
    if (!locked) return
    const { style, scrollHeight, clientHeight } = document.documentElement
    if (locks === 0) {
      style.overflow = 'hidden'
      style.scrollbarGutter = scrollHeight > clientHeight ? 'stable' : ''
    }
    locks += 1
    return () => {
      locks -= 1
      if (locks > 0) return
      style.overflow = ''
      style.scrollbarGutter = ''
    }
  }, [locked])
}
