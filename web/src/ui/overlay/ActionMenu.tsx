import { Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import type { FunctionComponent, ReactElement, ReactNode } from 'react'
import { IconButton } from '../Button.tsx'
import { classNames } from '../class-names.ts'
import { type LinkProps, useUi, useWords } from '../scope.tsx'
import css from './ActionMenu.module.css'

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
  position?: 'bottom-start' | 'bottom-end' | 'top-start' | 'right-end'
}

export function ActionMenu({ entries, trigger, label, position = 'bottom-end' }: ActionMenuProps) {
  const words = useWords()
  return (
    <Menu
      position={position}
      offset={6}
      withinPortal
      transitionProps={{ transition: 'pop', duration: 90 }}
      classNames={{
        dropdown: css.dropdown,
        item: css.item,
        label: css.label,
        divider: css.divider,
        itemSection: css.icon,
      }}
    >
      <Menu.Target>
        {trigger ?? <IconButton label={label ?? words.actions} icon={<IconDots size={18} />} />}
      </Menu.Target>
      <Menu.Dropdown>
        {entries.map((entry, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries never change places
          <Entry key={place} entry={entry} />
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function Entry({ entry }: { entry: MenuEntry }) {
  const { Link } = useUi()
  if (entry === null) return <Menu.Divider />
  if (typeof entry === 'string') return <Menu.Label>{entry}</Menu.Label>
  const look = {
    leftSection: entry.icon,
    rightSection: entry.tail,
    disabled: entry.disabled,
    className: classNames(entry.tone && css[entry.tone]),
  }
  if (entry.href)
    return (
      <Menu.Item {...look} component={Link as FunctionComponent<LinkProps>} href={entry.href}>
        {entry.label}
      </Menu.Item>
    )
  return (
    <Menu.Item {...look} onClick={entry.onSelect}>
      {entry.label}
    </Menu.Item>
  )
}
