import type { ReactNode } from 'react'

export interface Column<R> {
  id: string
  header: string
  cell: (row: R) => ReactNode
  /** `end` for figures. */
  align?: 'end' | 'center'
  /** The field the server sorts by; absent where it cannot. */
  sort?: string
  /**
   * Place on a phone's card: `title` (the first column unless another says so), `corner` for the one figure
   * that matters, `line` with its header before it, or `hidden`.
   */
  phone?: 'title' | 'corner' | 'line' | 'hidden'
  /** Left out where the table is narrower than 780 px. */
  wide_only?: boolean
  /** As narrow as its content. */
  tight?: boolean
}

/** Every column with its place on a card decided. */
export function withPhonePlaces<R>(columns: readonly Column<R>[]): (Column<R> & { phone: string })[] {
  const has_title = columns.some((column) => column.phone === 'title')
  return columns.map((column, place) => ({
    ...column,
    phone: column.phone ?? (!has_title && place === 0 ? 'title' : 'line'),
  }))
}

/** Up, then down, then as the server lists by itself. `-name` is name downwards. */
export function nextSort(field: string, current: string | undefined): string | undefined {
  if (current === field) return `-${field}`
  return current === `-${field}` ? undefined : field
}
