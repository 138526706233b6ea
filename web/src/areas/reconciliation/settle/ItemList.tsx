import { useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useRestaurants } from '../../../shell/me.ts'
import { LongRows } from '../../../ui/LongRows.tsx'
import { useNear } from '../../../ui/use-near.ts'
import type { Reconciliation, ReconciliationItem } from '../queries.ts'
import { ItemRow } from './ItemRow.tsx'
import type { Linking, RowHandlers } from './row-context.ts'
import css from './rows.module.css'
import type { Items } from './use-items.ts'

interface ItemListProps {
  items: Items
  reconciliation: Reconciliation
  selected_id: string | undefined
  /** Where the selected one is among the rows; −1 where none is. */
  index: number
  marks: ReadonlyMap<string, ReconciliationItem>
  may_settle: boolean
  linking: Linking | undefined
  handlers: RowHandlers
}

/** Before it was seen, a row is about so high: side by side at a desk, one over the other on a phone. */
const rowHeight_px = () => (matchMedia('(max-width: 800px)').matches ? 270 : 92)

/** The two columns, as long as they are: rows come and go with what is in sight, pages as the end comes near. */
export default function ItemList(props: ItemListProps) {
  const { t } = useTranslation('reconciliation')
  const { items, reconciliation, selected_id, index, marks, may_settle, linking, handlers } = props
  const { rows, total } = items
  const { restaurants } = useRestaurants()
  const several = reconciliation.restaurant_ids.length > 1
  const restaurantOf = useCallback(
    (id: string) => (several ? restaurants.find((one) => one.id === id)?.name : undefined),
    [several, restaurants],
  )
  const row = useCallback(
    (at: number) => {
      const item = rows[at]!
      return (
        <ItemRow
          key={item.id}
          {...handlers}
          {...{ item, reconciliation, total, may_settle, linking, restaurantOf }}
          place={at + 1}
          is_entry={at === 0 && !selected_id}
          is_selected={item.id === selected_id}
          is_marked={marks.has(item.id)}
        />
      )
    },
    [rows, handlers, reconciliation, total, may_settle, linking, restaurantOf, selected_id, marks],
  )
  return (
    <div className={css.frame}>
      <div className={css.heads} aria-hidden>
        <span>{t('result.statement_side', { name: reconciliation.supplier_name ?? '' })}</span>
        <span>{t('result.books_side')}</span>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: blocks of rows come and go between list and item */}
      <div
        role="list"
        aria-label={t('settle.list')}
        className={css.rows}
        data-selected={selected_id || undefined}
      >
        <LongRows
          count={rows.length}
          row={row}
          estimate_px={rowHeight_px()}
          block={16}
          reveal={index >= 0 ? index : undefined}
        />
      </div>
      <More items={items} />
    </div>
  )
}

/** Brings the next page before its place comes into sight. */
function More({ items }: { items: Items }) {
  const { t } = useTranslation('reconciliation')
  const element = useRef<HTMLParagraphElement>(null)
  const near = useNear(element, '8000px 0px')
  const { has_more, rows, total, more } = items
  const count = rows.length
  const load = useRef(more)
  load.current = more
  useEffect(() => {
    if (near && has_more && count > 0) void load.current()
  }, [near, has_more, count])
  return (
    <p ref={element} className={css.more}>
      {has_more ? t('settle.loaded', { count: rows.length, total }) : ' '}
    </p>
  )
}
