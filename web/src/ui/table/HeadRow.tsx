import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { classNames } from '../class-names.ts'
import { Checkbox } from '../fields/ChoiceFields.tsx'
import { useWords } from '../scope.tsx'
import { fill } from '../words.ts'
import { type Column, nextSort } from './column.ts'
import css from './DataTable.module.css'
import type { DataTableProps } from './DataTable.tsx'

interface HeadRowProps<R> extends Pick<DataTableProps<R>, 'selection' | 'sort' | 'onSort' | 'rowActions'> {
  columns: readonly Column<R>[]
  keys: readonly string[]
}

export function HeadRow<R>({ columns, keys, selection, sort, onSort, rowActions }: HeadRowProps<R>) {
  const words = useWords()
  const chosen = keys.filter((key) => selection?.keys.has(key)).length
  return (
    // biome-ignore lint/a11y/noRedundantRoles: cards are display:block, which takes a table's role away
    <thead role="rowgroup">
      <tr>
        {selection && (
          <th className={css.check} scope="col">
            <Checkbox
              label=""
              aria-label={words.select_all}
              checked={keys.length > 0 && chosen === keys.length}
              indeterminate={chosen > 0 && chosen < keys.length}
              onChange={(all) => selection.onChange(new Set(all ? keys : []))}
            />
          </th>
        )}
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            className={classNames(
              column.align && css[column.align],
              column.wide_only && css.wideOnly,
              column.tight && css.tight,
            )}
            aria-sort={sortState(column.sort, sort)}
          >
            {column.sort && onSort ? (
              <SortButton column={column} field={column.sort} sort={sort} onSort={onSort} />
            ) : (
              column.header
            )}
          </th>
        ))}
        {rowActions && (
          <th scope="col" className={css.tight}>
            <span className="visually-hidden">{words.actions}</span>
          </th>
        )}
      </tr>
    </thead>
  )
}

function sortState(field: string | undefined, sort: string | undefined) {
  if (!field || !sort) return undefined
  if (sort === field) return 'ascending'
  return sort === `-${field}` ? 'descending' : undefined
}

interface SortButtonProps<R> {
  column: Column<R>
  field: string
  sort: string | undefined
  onSort: (sort: string | undefined) => void
}

function SortButton<R>({ column, field, sort, onSort }: SortButtonProps<R>) {
  const words = useWords()
  const Arrow = sort === `-${field}` ? IconArrowDown : IconArrowUp
  return (
    <button
      type="button"
      className={css.sort}
      data-sorted={sortState(field, sort)}
      title={fill(words.sort_by, { column: column.header })}
      onClick={() => onSort(nextSort(field, sort))}
    >
      {column.header}
      <Arrow size={13} aria-hidden />
    </button>
  )
}
