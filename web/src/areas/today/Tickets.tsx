import type { ReactNode } from 'react'
import { Card } from '../../ui/Card.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { Anchor } from '../../ui/scope.tsx'
import css from './today.module.css'

export interface Ticket {
  id: string
  href: string
  title: string
  note: ReactNode
  badge?: ReactNode
  figure?: ReactNode
}

interface TicketsProps {
  title: string
  /** Undefined while loading. */
  tickets: readonly Ticket[] | undefined
  all: { label: string; href: string }
  /** Said where nothing waits. */
  clear: { title: string; text: string }
  failed?: string
}

/** What waits, one line a thing, the most pressing first. */
export function Tickets({ title, tickets, all, clear, failed }: TicketsProps) {
  return (
    <Card
      title={title}
      actions={
        <Anchor href={all.href} className={css.all}>
          {all.label}
        </Anchor>
      }
      flush
    >
      {!tickets && <div className={css.quiet}>{failed ? <p>{failed}</p> : <SkeletonLines lines={5} />}</div>}
      {tickets?.length === 0 && (
        <div className={css.quiet}>
          <strong>{clear.title}</strong>
          <p>{clear.text}</p>
        </div>
      )}
      {tickets && tickets.length > 0 && (
        <ul className={css.tickets}>
          {tickets.map((ticket) => (
            <li key={ticket.id}>
              <Anchor href={ticket.href} className={css.ticket}>
                <span className={css.what}>
                  <span>{ticket.title}</span>
                  <small>{ticket.note}</small>
                </span>
                {ticket.badge}
                {ticket.figure && <span className={css.figure}>{ticket.figure}</span>}
              </Anchor>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
