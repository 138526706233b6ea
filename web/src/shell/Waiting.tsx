import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../ui/format.ts'
import { useUi } from '../ui/scope.tsx'
import type { ApiArgs, ListOperation } from './api-types.ts'
import { apiQuery } from './queries.ts'
import css from './Waiting.module.css'

interface WaitingProps {
  /** What describes the link it stands in; the link's name stays the place's. */
  id: string
  list: ListOperation
}

/** How many wait for somebody in a place; nothing while none do. */
export function Waiting({ id, list }: WaitingProps) {
  const { t } = useTranslation()
  const { locale } = useUi()
  const options = [{ query: { limit: 1 } }] as unknown as ApiArgs<ListOperation>
  const { data } = useQuery(apiQuery(list, ...options))
  const count = data?.total ?? 0
  if (count === 0) return null
  return (
    <span className={css.waiting} aria-hidden>
      {count > 99 ? `${formatNumber(99, locale)}+` : formatNumber(count, locale)}
      <span id={id} className="visually-hidden">
        {t('waiting', { count })}
      </span>
    </span>
  )
}
