import { IconAlertTriangle, IconCircleCheck, IconInfoCircle, IconX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { classNames } from './class-names.ts'
import { dismiss, type Toast, useToasts } from './notify.ts'
import { useWords } from './scope.tsx'
import css from './Toasts.module.css'

const icons = { success: IconCircleCheck, danger: IconAlertTriangle, info: IconInfoCircle }

/** Long enough to read and to reach for Undo; WCAG 2.2.1 asks that looking at it stops the clock. */
const SHOWN_MS = 7000

/** Where toasts appear; once, in the shell. */
export function Toasts() {
  const toasts = useToasts()
  return (
    <div className={css.toasts} role="status" aria-live="polite">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

function ToastCard({ toast }: { toast: Toast }) {
  const words = useWords()
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => dismiss(toast.id), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [held, toast.id])
  const Icon = icons[toast.tone ?? 'success']
  const act = (what: () => unknown) => () => {
    dismiss(toast.id)
    what()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: looking at a toast stops its clock; nothing is clicked
    <div
      className={classNames(css.toast, css[toast.tone ?? 'success'])}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon size={19} aria-hidden />
      <p className={css.message}>{toast.message}</p>
      {toast.undo && (
        <button type="button" className={css.action} onClick={act(toast.undo)}>
          {words.undo}
        </button>
      )}
      {toast.action && (
        <button type="button" className={css.action} onClick={act(toast.action.onSelect)}>
          {toast.action.label}
        </button>
      )}
      <button type="button" className={css.close} aria-label={words.close} onClick={() => dismiss(toast.id)}>
        <IconX size={16} />
      </button>
    </div>
  )
}
