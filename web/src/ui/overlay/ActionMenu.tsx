import { IconDots } from '@tabler/icons-react'
import {
  cloneElement,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  useId,
  useRef,
  useState,
} from 'react'
import { IconButton } from '../Button.tsx'
import type { Position } from '../popup/beside.ts'
import { useWords } from '../scope.tsx'
import { type FirstFocus, MenuPopup } from './MenuPopup.tsx'
import { usePresence } from './use-presence.ts'

export interface MenuAction {
  label: string
  icon?: ReactNode
  onSelect?: () => void
  href?: string
  tone?: 'danger'
  disabled?: boolean
  /** At the right: a shortcut or a tick. */
  tail?: ReactNode
}

/** Actions; a string is a heading, `null` a line between. */
export type MenuEntry = MenuAction | string | null

interface ActionMenuProps {
  entries: readonly MenuEntry[]
  /** What opens it; three dots unless given. Must take a ref and onClick. */
  trigger?: ReactElement
  label?: string
  position?: Position
}

interface TriggerProps {
  id?: string
  onClick?: (event: MouseEvent<HTMLElement>) => void
}

export function ActionMenu({ entries, trigger, label, position = 'bottom-end' }: ActionMenuProps) {
  const words = useWords()
  const own_id = useId()
  const anchor = useRef<HTMLElement>(null)
  const [open, setOpen] = useState<FirstFocus>()
  const { present, leaving } = usePresence(open !== undefined, 90)
  const face = (trigger ?? (
    <IconButton label={label ?? words.actions} icon={<IconDots size={18} />} />
  )) as ReactElement<TriggerProps>
  const id = face.props.id ?? own_id
  const close = () => setOpen(undefined)
  const click = (event: MouseEvent<HTMLElement>) => {
    face.props.onClick?.(event)
    // A click without a button of the mouse is a key.
    setOpen(open ? undefined : event.detail === 0 ? 'first' : 'menu')
  }
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    setOpen(event.key === 'ArrowDown' ? 'first' : 'last')
  }
  const more = {
    id,
    ref: anchor,
    onClick: click,
    onKeyDown: press,
    'aria-haspopup': 'menu',
    'aria-expanded': open !== undefined,
    'aria-controls': open && `${id}-menu`,
  }
  return (
    <>
      {cloneElement(face, more)}
      {present && (
        <MenuPopup
          id={id}
          anchor={anchor}
          entries={entries}
          position={position}
          first={open ?? 'menu'}
          leaving={leaving}
          onClose={close}
        />
      )}
    </>
  )
}
