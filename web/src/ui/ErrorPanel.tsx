import type { ReactNode } from 'react'
import { CopyButton } from './CopyButton.tsx'
import css from './ErrorPanel.module.css'
import { Illustration } from './illustrations/Illustration.tsx'
import { useWords } from './scope.tsx'

interface ErrorPanelProps {
  title: string
  /** What to do next. */
  text: ReactNode
  /** Given to whoever looks into it. */
  requestId?: string
  actions?: ReactNode
}

export function ErrorPanel({ title, text, requestId, actions }: ErrorPanelProps) {
  const words = useWords()
  return (
    <div className={css.panel} role="alert">
      <Illustration name="trouble" />
      <h2 className={css.title}>{title}</h2>
      <p className={css.text}>{text}</p>
      {actions && <div className={css.actions}>{actions}</div>}
      {requestId && (
        <p className={css.id}>
          {words.request_id} <code>{requestId}</code>
          <CopyButton text={requestId} />
        </p>
      )}
    </div>
  )
}
