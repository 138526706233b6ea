import type { ReactNode } from 'react'
import { CopyButton } from './CopyButton.tsx'
import css from './ErrorPanel.module.css'
import { Illustration } from './illustrations/Illustration.tsx'
import { useWords } from './scope.tsx'

interface ErrorPanelProps {
  title: string
  /** 1 where nothing else is on the page. */
  level?: 1 | 2
  /** What to do next. */
  text: ReactNode
  /** Given to whoever looks into it. */
  requestId?: string
  actions?: ReactNode
}

export function ErrorPanel({ title, level = 2, text, requestId, actions }: ErrorPanelProps) {
  const words = useWords()
  const Heading = `h${level}` as const
  return (
    <div className={css.panel} role="alert">
      <Illustration name="trouble" />
      <Heading className={css.title}>{title}</Heading>
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
