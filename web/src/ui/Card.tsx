import type { ReactNode } from 'react'
import css from './Card.module.css'
import { classNames } from './class-names.ts'

interface CardProps {
  title?: ReactNode
  /** A quiet line below the title. */
  note?: ReactNode
  actions?: ReactNode
  footer?: ReactNode
  /** No inner margin: for tables and lists that reach the edges. */
  flush?: boolean
  children: ReactNode
}

export function Card({ title, note, actions, footer, flush, children }: CardProps) {
  return (
    <section className={css.card}>
      {(title || actions) && (
        <header className={css.head}>
          <div>
            {title && <h2 className={css.title}>{title}</h2>}
            {note && <p className={css.note}>{note}</p>}
          </div>
          {actions}
        </header>
      )}
      <div className={flush ? css.flush : classNames(css.body)}>{children}</div>
      {footer && <footer className={css.footer}>{footer}</footer>}
    </section>
  )
}
