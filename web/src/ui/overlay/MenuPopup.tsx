import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useRef } from 'react'
import { createPortal } from 'react-dom'
import { classNames } from '../class-names.ts'
import type { Position } from '../popup/beside.ts'
import { useBeside } from '../popup/use-beside.ts'
import { Anchor } from '../scope.tsx'
import css from './ActionMenu.module.css'
import type { MenuAction, MenuEntry } from './ActionMenu.tsx'

/** Where the focus goes when it opens: a key expects an entry, a pointer points itself. */
export type FirstFocus = 'menu' | 'first' | 'last'

interface MenuPopupProps {
  /** Of what opened it. */
  id: string
  anchor: RefObject<HTMLElement | null>
  entries: readonly MenuEntry[]
  position: Position
  first: FirstFocus
  leaving: boolean
  onClose: () => void
}

const itemsOf = (menu: HTMLElement) => [
  ...menu.querySelectorAll<HTMLElement>('[role="menuitem"]:not(:disabled)'),
]

/** A menu as ARIA describes it: arrows, Home and End go through it, Escape and Tab leave it. */
export function MenuPopup({ id, anchor, entries, position, first, leaving, onClose }: MenuPopupProps) {
  const popup = useRef<HTMLDivElement>(null)
  useBeside({ anchor, popup, position, gap_px: 6 })
  useEffect(() => {
    const menu = popup.current
    if (!menu || leaving) return
    const item = first === 'menu' ? menu : itemsOf(menu).at(first === 'first' ? 0 : -1)
    item?.focus({ preventScroll: true })
  }, [first, leaving])
  usePressOutside([popup, anchor], onClose)
  const leave = () => {
    onClose()
    anchor.current?.focus({ preventScroll: true })
  }
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    // What lies below, a dialog perhaps, is not meant.
    event.stopPropagation()
    // The Tab key goes on from what opened the menu.
    if (event.key === 'Tab') return leave()
    const items = itemsOf(event.currentTarget)
    const at = items.indexOf(document.activeElement as HTMLElement)
    const steps: Record<string, () => void> = {
      Escape: leave,
      ArrowDown: () => items[(at + 1) % items.length]?.focus(),
      ArrowUp: () => items.at(at < 0 ? -1 : at - 1)?.focus(),
      Home: () => items[0]?.focus(),
      End: () => items.at(-1)?.focus(),
    }
    // A button hears the space bar by itself, a link does not.
    if (items[at]?.matches('a')) steps[' '] = () => items[at]?.click()
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    step()
  }
  return createPortal(
    <div
      ref={popup}
      id={`${id}-menu`}
      role="menu"
      aria-labelledby={id}
      tabIndex={-1}
      className={css.dropdown}
      data-leaving={leaving || undefined}
      onKeyDown={press}
    >
      {entries.map((entry, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries never change places
        <Entry key={place} entry={entry} onDone={leave} />
      ))}
    </div>,
    document.body,
  )
}

function usePressOutside(inside: readonly RefObject<HTMLElement | null>[], then: () => void) {
  const press = useEffectEvent((event: PointerEvent) => {
    if (!inside.some(({ current }) => current?.contains(event.target as Node))) then()
  })
  useEffect(() => {
    document.addEventListener('pointerdown', press, true)
    return () => document.removeEventListener('pointerdown', press, true)
  }, [])
}

function Entry({ entry, onDone }: { entry: MenuEntry; onDone: () => void }) {
  if (entry === null) return <hr className={css.divider} />
  if (typeof entry === 'string') return <div className={css.label}>{entry}</div>
  const look = {
    role: 'menuitem',
    tabIndex: -1,
    className: classNames(css.item, entry.tone && css[entry.tone]),
  } as const
  // The menu goes first: what is done may open a dialog, which gives the focus back to where it was.
  const select = () => {
    onDone()
    entry.onSelect?.()
  }
  if (entry.href)
    return (
      <Anchor {...look} href={entry.href} onClick={select}>
        <Face {...entry} />
      </Anchor>
    )
  return (
    <button {...look} type="button" disabled={entry.disabled} onClick={select}>
      <Face {...entry} />
    </button>
  )
}

const Face = ({ icon, label, tail }: MenuAction) => (
  <>
    {icon && <span className={css.icon}>{icon}</span>}
    <span className={css.words}>{label}</span>
    {tail && <span className={css.tail}>{tail}</span>}
  </>
)
