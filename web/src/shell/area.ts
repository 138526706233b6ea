import type { Icon } from '@tabler/icons-react'
import type { QueryClient } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import type { ListOperation, Operation } from './api-types.ts'

export interface PageContext {
  params: Record<string, string>
  /** The address's query, as text. */
  search: Record<string, string>
  queries: QueryClient
}

/** A file of a page: its default export is the component; `loader` starts its queries before it is shown. */
export interface PageModule {
  default: ComponentType
  loader?: (context: PageContext) => unknown
}

export interface AreaPage {
  /** As the router writes it: `/documents/$id`. */
  path: string
  load: () => Promise<PageModule>
  /** Shown without the office's frame: to people who have not signed in, or not chosen a restaurant yet. */
  outside?: 'public' | 'signed_in'
}

export type NavGroup = 'today' | 'supplier' | 'settings'

/** Key of the area's own words, under `nav`, `command` or `commands`: only those are there before a page of it is. */
export type MenuWord = 'nav' | 'command' | `${'nav' | 'commands'}.${string}`

export interface NavEntry {
  group: NavGroup
  label: MenuWord
  icon: Icon
  href: string
  /** Left out for people whose role does not grant it. */
  permission?: string
  /** Pressed one after the other: `g d`. */
  keys?: string
  /** Has a place among the phone's tabs. */
  tab?: boolean
  /** Addresses outside its own that are pages of it. */
  also?: readonly string[]
  /** The address of a place it belongs to: then it stands among the links at the head of that one's pages. */
  within?: string
  /** The list whose length is what waits there for somebody. */
  waiting?: ListOperation
}

/** Something the palette offers beside places to go to. */
export interface Command {
  id: string
  label: MenuWord
  icon: Icon
  href: string
  permission?: string
  keys?: string
}

/** One part of the office. Its folder's name is its id and the namespace of its words. */
export interface Area {
  id: string
  pages: readonly AreaPage[]
  nav?: readonly NavEntry[]
  commands?: readonly Command[]
  /** Live channel → operations to read again when it speaks. */
  live?: Record<string, readonly Operation[]>
}
