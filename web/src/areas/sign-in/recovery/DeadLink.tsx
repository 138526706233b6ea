import type { ReactNode } from 'react'
import { Callout } from '../../../ui/Callout.tsx'
import { Door } from '../Door.tsx'

interface DeadLinkProps {
  title: string
  text: string
  action: ReactNode
}

/** A link that was used, is too old or was not copied whole, and what to do then. */
export function DeadLink({ title, text, action }: DeadLinkProps) {
  return (
    <Door title={title}>
      <Callout tone="warning">{text}</Callout>
      {action}
    </Door>
  )
}
