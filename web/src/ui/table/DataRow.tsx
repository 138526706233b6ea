import type { MouseEvent } from 'react'
import { classNames } from '../class-names.ts'
import { Checkbox } from '../fields/ChoiceFields.tsx'
import { Skeleton } from '../Skeleton.tsx'
import { Anchor, useWords } from '../scope.tsx'
import type { Column } from './column.ts'
import css from './DataTable.module.css'
import type { DataTableProps } from './DataTable.tsx'

type PlacedColumn<R> = Column<R> & { phone: string }

interface DataRowProps<R> {
  row: R
  id: string
  columns: readonly PlacedColumn<R>[]
  table: DataTableProps<R>
}

/** A click anywhere on a row is a click on its title, so that Ctrl and middle clicks keep their meaning. */
function clickTitle(event: MouseEvent<HTMLTableRowElement>) {
  const target = event.target as HTMLElement
  if (target.closest('a, button, input, label, [role="menu"]') || getSelection()?.toString()) return
  const title = event.currentTarget.querySelector<HTMLElement>('[data-title]')
  const { ctrlKey, metaKey, shiftKey } = event
  title?.dispatchEvent(
    new window.MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }),
  )
}

export function DataRow<R>({ row, id, columns, table }: DataRowProps<R>) {
  const { selection, rowActions } = table
  const leads = Boolean(table.rowHref || table.onRow)
  const selected = selection?.keys.has(id)
  return (
    <tr
      // biome-ignore lint/a11y/noRedundantRoles: cards are display:grid, which takes a row's role away
      role="row"
      className={leads ? css.link : undefined}
      data-selected={selected || undefined}
      data-checkable={selection ? true : undefined}
      onClick={leads ? clickTitle : undefined}
    >
      {selection && <CheckCell id={id} selection={selection} />}
      {columns.map((column) => (
        <td
          // biome-ignore lint/a11y/noRedundantRoles: as above
          role="cell"
          key={column.id}
          data-label={column.header}
          data-phone={column.phone}
          className={classNames(
            column.align && css[column.align],
            column.wide_only && css.wideOnly,
            column.tight && css.tight,
          )}
        >
          {column.phone === 'title' && leads ? (
            <Title row={row} column={column} table={table} />
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
      {rowActions && (
        // biome-ignore lint/a11y/noRedundantRoles: as above
        <td role="cell" className={classNames(css.tight, css.actions)}>
          {rowActions(row)}
        </td>
      )}
    </tr>
  )
}

function Title<R>({ row, column, table }: { row: R; column: PlacedColumn<R>; table: DataTableProps<R> }) {
  const onRow = table.onRow
  const title = <span data-title-text>{column.cell(row)}</span>
  if (table.rowHref)
    return (
      <Anchor href={table.rowHref(row)} className={css.main} data-title="">
        {title}
      </Anchor>
    )
  return (
    <button type="button" className={css.main} data-title="" onClick={() => onRow?.(row)}>
      {title}
    </button>
  )
}

function CheckCell({
  id,
  selection,
}: {
  id: string
  selection: NonNullable<DataTableProps<unknown>['selection']>
}) {
  const words = useWords()
  const change = (on: boolean) => {
    const keys = new Set(selection.keys)
    if (on) keys.add(id)
    else keys.delete(id)
    selection.onChange(keys)
  }
  return (
    // biome-ignore lint/a11y/noRedundantRoles: as above
    <td role="cell" className={css.check}>
      <Checkbox label="" aria-label={words.select_row} checked={selection.keys.has(id)} onChange={change} />
    </td>
  )
}

const BONES = [0, 1, 2, 3, 4, 5]

export function BoneRows<R>({ columns }: { columns: readonly PlacedColumn<R>[] }) {
  return BONES.map((bone) => (
    <tr key={bone}>
      {columns.map((column, place) => (
        <td
          key={column.id}
          data-phone={column.phone}
          className={classNames(column.align && css[column.align], column.wide_only && css.wideOnly)}
        >
          <span
            style={{
              display: 'inline-block',
              width: `${45 + ((bone * 17 + place * 29) % 40)}%`,
              minWidth: 40,
            }}
          >
            <Skeleton />
          </span>
        </td>
      ))}
    </tr>
  ))
}
