import type { ReactNode } from 'react'
import css from './EmptyState.module.css'
import { Illustration, type IllustrationName } from './illustrations/Illustration.tsx'
import { Anchor } from './scope.tsx'

interface EmptyStateProps {
  illustration?: IllustrationName
  title: string
  /** What this page is for, in one or two sentences. */
  text: ReactNode
  /** The one button. */
  action?: ReactNode
  /** Where to learn or see an example. */
  link?: { label: string; href: string }
}

export function EmptyState({ illustration = 'plate', title, text, action, link }: EmptyStateProps) {
  return (
    <div className={css.empty}>
      <Illustration name={illustration} />
      <h2 className={css.title}>{title}</h2>
      <p className={css.text}>{text}</p>
      {(action || link) && (
        <div className={css.actions}>
          {action}
          {link && (
            <Anchor href={link.href} className={css.link}>
              {link.label}
            </Anchor>
          )}
        </div>
      )}
    </div>
  )
}
