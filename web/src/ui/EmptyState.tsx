import type { ReactNode } from 'react'
import css from './EmptyState.module.css'
import { Illustration, type IllustrationName } from './illustrations/Illustration.tsx'
import { Anchor } from './scope.tsx'

interface EmptyStateProps {
  illustration?: IllustrationName
  title: string
  /** 1 where nothing else is on the page. */
  level?: 1 | 2
  /** What this page is for, in one or two sentences. */
  text: ReactNode
  /** The one button. */
  action?: ReactNode
  /** Where to learn or see an example. */
  link?: { label: string; href: string }
}

export function EmptyState({
  illustration = 'plate',
  title,
  level = 2,
  text,
  action,
  link,
}: EmptyStateProps) {
  const Heading = `h${level}` as const
  return (
    <div className={css.empty}>
      <Illustration name={illustration} />
      <Heading className={css.title}>{title}</Heading>
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
