import type { ReactNode } from 'react'
import { Button } from '../Button.tsx'
import { classNames } from '../class-names.ts'
import { formatNumber } from '../format.ts'
import { useUi } from '../scope.tsx'
import { fill } from '../words.ts'
import { type Column, withPhonePlaces } from './column.ts'
import { BoneRows, DataRow } from './DataRow.tsx'
import css from './DataTable.module.css'
import { HeadRow } from './HeadRow.tsx'
import { SelectionBar } from './SelectionBar.tsx'

export type { Column } from './column.ts'

export interface Selection {
  keys: ReadonlySet<string>
  onChange: (keys: ReadonlySet<string>) => void
  /** Buttons for what is selected. */
  actions?: ReactNode
}

export interface DataTableProps<R> {
  /** Read aloud: what the rows are. */
  label: string
  columns: readonly Column<R>[]
  /** Undefined while loading. */
  rows: readonly R[] | undefined
  rowKey: (row: R) => string
  /** A row that leads somewhere; its title is the link. */
  rowHref?: (row: R) => string
  /** A row that opens beside the list. */
  onRow?: (row: R) => void
  /** Buttons or a menu at the row's end. */
  rowActions?: (row: R) => ReactNode
  /** `name` up, `-name` down. */
  sort?: string
  onSort?: (sort: string | undefined) => void
  selection?: Selection
  /** Shown instead of the table when there are no rows. */
  empty?: ReactNode
  /** All there are on the server, exact or about. */
  total?: number
  total_is_estimate?: boolean
  /** By cursor: absent when everything is here. */
  more?: { load: () => void; busy: boolean }
  /** Without its own border: inside a flush card. */
  bare?: boolean
}

export function DataTable<R>(props: DataTableProps<R>) {
  const { rows, rowKey, selection } = props
  const columns = withPhonePlaces(props.columns)
  const keys = rows?.map(rowKey) ?? []
  const boxed = classNames(css.frame, !props.bare && css.boxed)
  if (rows?.length === 0 && props.empty) return <div className={boxed}>{props.empty}</div>
  return (
    <div className={boxed}>
      {selection && selection.keys.size > 0 && <SelectionBar selection={selection} />}
      {/* biome-ignore lint/a11y/noRedundantRoles: cards are display:block, which takes a table's role away */}
      <table className={css.table} aria-label={props.label} aria-busy={!rows} role="table">
        <HeadRow {...props} columns={columns} keys={keys} />
        {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
        <tbody role="rowgroup">
          {rows?.map((row) => (
            <DataRow key={rowKey(row)} row={row} id={rowKey(row)} columns={columns} table={props} />
          ))}
          {!rows && <BoneRows columns={columns} />}
        </tbody>
      </table>
      <Foot {...props} />
    </div>
  )
}

function Foot<R>({ rows, total, total_is_estimate, more }: DataTableProps<R>) {
  const { words, locale } = useUi()
  if (!rows || (!more && (total === undefined || total <= rows.length))) return null
  const word = total_is_estimate ? words.shown_of_about : words.shown_of
  return (
    <div className={css.foot}>
      {total !== undefined && (
        <span>
          {fill(word, { shown: formatNumber(rows.length, locale), total: formatNumber(total, locale) })}
        </span>
      )}
      {more && (
        <Button size="small" busy={more.busy} onClick={more.load}>
          {words.load_more}
        </Button>
      )}
    </div>
  )
}
