import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/Card.tsx'
import { Num } from '../../ui/Figures.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { Anchor } from '../../ui/scope.tsx'
import css from './suppliers.module.css'

export interface RecentRow {
  id: string
  href: string
  title: string
  note: ReactNode
  badge?: ReactNode
  figure?: ReactNode
}

interface RecentListProps {
  title: string
  /** Undefined while loading. */
  rows: readonly RecentRow[] | undefined
  total: number | undefined
  /** All of them. */
  href: string
  /** What comes here, where there is nothing yet. */
  empty: string
  failed: boolean
  /** Beside the title: a trend. */
  head?: ReactNode
}

/** The latest of something a supplier has, each a link, all of them one link away. */
export function RecentList({ title, rows, total, href, empty, failed, head }: RecentListProps) {
  const { t } = useTranslation('suppliers')
  const count = total ? (
    <span className={css.count}>
      <Num value={total} />
    </span>
  ) : undefined
  const all = total ? (
    <Anchor href={href} className={css.all}>
      {t('see_all')}
    </Anchor>
  ) : undefined
  return (
    <Card
      title={
        <>
          {title} {count}
        </>
      }
      actions={
        <span className={css.head}>
          {head}
          {all}
        </span>
      }
      flush
    >
      {!rows && !failed && (
        <div className={css.none}>
          <SkeletonLines lines={3} />
        </div>
      )}
      {failed && !rows && <p className={css.none}>{t('not_read')}</p>}
      {rows?.length === 0 && <p className={css.none}>{empty}</p>}
      {rows && rows.length > 0 && (
        <ul className={css.rows}>
          {rows.map((row) => (
            <li key={row.id}>
              <Anchor href={row.href} className={css.row}>
                <span className={css.rowTitle}>
                  <span>{row.title}</span>
                  <small>{row.note}</small>
                </span>
                {row.badge}
                {row.figure && <span className={css.figure}>{row.figure}</span>}
              </Anchor>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
